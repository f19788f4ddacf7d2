/** The way back from a site on which one may not stand. */
import type { RandomStream } from "../../sim/random.js";
import { GENESIS, NONE, type Graph, type Site } from "./graph.js";

/** The site itself where it can be approved, else a parent chosen at random, and so on; what is settled always can. */
export function retreat(from: Site, graph: Graph, isAttachable: (site: Site) => boolean, random: RandomStream): Site {
  let site = from;
  while (site >= graph.base && !isAttachable(site)) {
    const first = (site & graph.mask) * graph.width;
    let count = 0;
    while (count < graph.width && graph.parents[first + count] !== NONE) count++;
    site = count === 0 ? GENESIS : graph.parents[first + random.integer(count)]!;
  }
  return site;
}
