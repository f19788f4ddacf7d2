/** A ring: the longest way round that a connected graph of equals can have, mean distance about a quarter of the peers. */
import { defineTopology } from "../topology.js";

export const ring = defineTopology({
  name: "ring",
  doc: "Every peer is linked to the one before and the one after it.",
  params: {},
  wire(peers) {
    const pairs: number[] = [];
    for (let peer = 0; peer + 1 < peers; peer++) pairs.push(peer, peer + 1);
    if (peers > 2) pairs.push(peers - 1, 0);
    return { pairs };
  },
});
