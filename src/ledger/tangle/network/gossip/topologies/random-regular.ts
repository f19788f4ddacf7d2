/**
 * Every peer has the same number of links, to peers drawn at random: the usual model of a peer-to-peer network that
 * looks after its number of neighbours.
 *
 * Links are drawn one after the other between free ends (Steger and Wormald, "Generating random regular graphs quickly",
 * 1999), and the whole is begun again where the last free ends cannot be joined; of graphs with more links than gaps the
 * gaps are drawn instead. What is not connected is drawn again.
 */
import { InputError } from "../../../../../parameter/input-error.js";
import { integer } from "../../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../../sim/random.js";
import { connected, defineTopology, topologyError } from "../topology.js";
import { completePairs } from "./complete.js";

export const randomRegular = defineTopology({
  name: "random-regular",
  doc: "Every peer is linked to the same number of others, drawn at random.",
  params: {
    degree: integer({ default: 4, min: 1, max: 1000, doc: "Links of each peer." }),
  },
  wire(peers, { degree }, random) {
    if (peers === 1) throw new InputError("must be at least 2 in this topology, which links peers to each other; a single one works with topology.kind: complete", { path: "ledger.network.peers" });
    if (degree >= peers) throw topologyError("degree", `must be below the number of peers, ${peers}, found ${degree}; topology.kind: complete links everybody to everybody`);
    if (degree * peers % 2 !== 0) throw topologyError("degree", `must be even where the number of peers is odd (${peers}), since each link has two ends, found ${degree}`);
    if (degree === 1 && peers > 2) throw topologyError("degree", `must be at least 2 for ${peers} peers: with one link each, they are pairs apart from each other`);
    return { pairs: randomRegularPairs(peers, degree, random) };
  },
});

/** Pairs of a connected graph in which each of `peers` has `degree` links; degree × peers is even. */
export function randomRegularPairs(peers: number, degree: number, random: RandomStream): number[] {
  const gaps = peers - 1 - degree;
  const draw = gaps < degree ? () => withoutPairs(peers, drawPairs(peers, gaps, random)) : () => drawPairs(peers, degree, random);
  return connected(peers, draw, () => topologyError("degree", `of ${degree} gave no connected network of ${peers} peers in 2000 draws; more links help`));
}

function drawPairs(peers: number, degree: number, random: RandomStream): number[] {
  for (;;) {
    const pairs = tryPairs(peers, degree, random);
    if (pairs) return pairs;
  }
}

/** One attempt; undefined where the free ends that are left cannot be joined. */
function tryPairs(peers: number, degree: number, random: RandomStream): number[] | undefined {
  const free = new Int32Array(peers * degree), linked = new Set<number>(), pairs: number[] = [];
  for (let end = 0; end < free.length; end++) free[end] = Math.floor(end / degree);
  let count = free.length;
  for (let misses = 0; count > 0;) {
    const i = random.integer(count), j = random.integer(count);
    const a = Math.min(free[i]!, free[j]!), b = Math.max(free[i]!, free[j]!);
    if (a === b || linked.has(a * peers + b)) {
      if (++misses > 100 + 10 * count) return undefined;
      continue;
    }
    misses = 0;
    linked.add(a * peers + b);
    pairs.push(a, b);
    // The later of the two places is emptied first, so that what moves into it is not the other one.
    free[Math.max(i, j)] = free[--count]!;
    free[Math.min(i, j)] = free[--count]!;
  }
  return pairs;
}

/** All pairs but those given. */
function withoutPairs(peers: number, pairs: readonly number[]): number[] {
  const left: number[] = [], all = completePairs(peers), gone = new Set<number>();
  for (let i = 0; i < pairs.length; i += 2) gone.add(pairs[i]! * peers + pairs[i + 1]!);
  for (let i = 0; i < all.length; i += 2) if (!gone.has(all[i]! * peers + all[i + 1]!)) left.push(all[i]!, all[i + 1]!);
  return left;
}
