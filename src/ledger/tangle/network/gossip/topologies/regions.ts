/**
 * Parts of the world: within a region peers are linked at random, between each two regions there are a few links, and the
 * latency of a link is the distance between its ends' regions plus what `delay` draws for it. Peers are spread over the
 * regions by weight, at least one to each, and dealt at random, so that the number of a peer says nothing of where it is.
 */
import { z } from "zod";
import { InputError } from "../../../../../parameter/input-error.js";
import { list } from "../../../../../parameter/list.js";
import { duration, integer, number, quantity } from "../../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../../sim/random.js";
import { defineTopology, topologyError } from "../topology.js";
import { completePairs } from "./complete.js";
import { randomRegularPairs } from "./random-regular.js";
import { WORLD_LATENCY, WORLD_REGIONS } from "./world-regions.js";

const regionSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]{0,39}$/, { error: "must be a name of lower-case letters and hyphens" }).meta({ description: "Name of the region, by which a plan may call its peers." }),
  weight: number({ default: 1, min: 0, max: 1e6, doc: "How many peers stand here, relative to the other regions." }),
  x: quantity("length", { default: 0, doc: "Middle of the region east of the origin." }),
  y: quantity("length", { default: 0, doc: "Middle of the region north of the origin." }),
}, { error: "must be a region such as { name: europe, weight: 2 }" });

const latencyRow = z.array(duration({ default: 0, max: 3600, doc: "Latency of a link between the two regions." }), { error: "must be a list of latencies, one for each region" });

export const regions = defineTopology({
  name: "regions",
  doc: "Parts of the world: many links within a region, a few between any two, latencies by distance.",
  params: {
    degree: integer({ default: 4, min: 2, max: 1000, doc: "Links of each peer within its region; one more where that many cannot be, all where the region is too small." }),
    bridges: integer({ default: 2, min: 1, max: 1000, doc: "Links between each two regions." }),
    regions: list(regionSchema, { default: WORLD_REGIONS, max: 100, doc: "The regions, by default the six that Bitcoin's computers were counted in for 2019." }),
    latency: list(latencyRow, { default: WORLD_LATENCY, max: 100, doc: "Latency of a link between two regions, a row for each region in their order; the link's own `delay` is added." }),
  },
  wire(peers, { degree, bridges, regions: world, latency }, random) {
    checkRegions(world, latency);
    if (peers < world.length) throw new InputError(`must be at least the number of regions, ${world.length}, found ${peers}`, { path: "ledger.network.peers" });
    const regionOf = deal(peers, world.map(({ weight }) => weight), random);
    const members = world.map((_, region) => [...regionOf.keys()].filter((peer) => regionOf[peer] === region));
    const pairs = members.flatMap((here) => within(here, degree, random));
    for (const [index, here] of members.entries()) {
      for (const there of members.slice(index + 1)) pairs.push(...between(here, there, bridges, random));
    }
    return { pairs, world: { regions: world, regionOf, latency: Float64Array.from(latency.flat()) } };
  },
});

function checkRegions(world: readonly { readonly name: string; readonly weight: number }[], latency: readonly (readonly number[])[]): void {
  if (world.length === 0) throw topologyError("regions", "must have at least one region");
  const twice = world.findIndex(({ name }, i) => world.findIndex((each) => each.name === name) < i);
  if (twice !== -1) throw topologyError(`regions.${twice}.name`, `must be a name that no other region has, found "${world[twice]!.name}"`);
  if (world.every(({ weight }) => weight === 0)) throw topologyError("regions", "must have a region with a weight above 0");
  if (latency.length !== world.length) throw topologyError("latency", `must have a row for each of the ${world.length} regions, found ${latency.length}`);
  for (const [row, values] of latency.entries()) {
    if (values.length !== world.length) throw topologyError(`latency.${row}`, `must have a latency to each of the ${world.length} regions, found ${values.length}`);
    const uneven = values.findIndex((value, column) => value !== latency[column]?.[row]);
    if (uneven !== -1) throw topologyError(`latency.${row}.${uneven}`, `must be the same in both directions, found ${values[uneven]!} s there and ${latency[uneven]?.[row] ?? "nothing"} s back`);
  }
}

/** The region of each peer: one each, then the rest by weight with the largest remainders, shuffled. */
function deal(peers: number, weights: readonly number[], random: RandomStream): Uint8Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => peers * weight / total), counts = exact.map((share) => Math.max(1, Math.floor(share)));
  for (let left = peers - counts.reduce((sum, count) => sum + count, 0); left !== 0; left -= Math.sign(left)) {
    // Too few dealt: one more where the most is missing; too many: one less where there is most above its share.
    const missing = exact.map((share, region) => (left < 0 && counts[region] === 1 ? Infinity : share - counts[region]!));
    counts[missing.indexOf(left > 0 ? Math.max(...missing) : Math.min(...missing))]! += Math.sign(left);
  }
  const regionOf = Uint8Array.from(counts.flatMap((count, region) => new Array<number>(count).fill(region)));
  for (let i = peers - 1; i > 0; i--) {
    const j = random.integer(i + 1), swapped = regionOf[i]!;
    regionOf[i] = regionOf[j]!;
    regionOf[j] = swapped;
  }
  return regionOf;
}

function within(members: readonly number[], degree: number, random: RandomStream): number[] {
  const count = members.length, links = degree * count % 2 === 0 ? degree : degree + 1;
  const pairs = links >= count ? completePairs(count) : randomRegularPairs(count, links, random);
  return Array.from(pairs, (index) => members[index]!);
}

/** Different pairs of a peer here and one there, all of them if there are no more. */
function between(here: readonly number[], there: readonly number[], bridges: number, random: RandomStream): number[] {
  const wanted = Math.min(bridges, here.length * there.length), chosen = new Set<number>();
  while (chosen.size < wanted) chosen.add(random.integer(here.length * there.length));
  return [...chosen].flatMap((pair) => [here[Math.floor(pair / there.length)]!, there[pair % there.length]!]);
}
