/**
 * A small world: a ring in which each peer is linked to its nearest on both sides, and each link's far end is then moved,
 * with a probability, to a peer drawn at random (Watts and Strogatz, Nature 393, 1998). What is not connected is drawn again.
 */
import { integer, share } from "../../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../../sim/random.js";
import { connected, defineTopology, topologyError } from "../topology.js";

export const wattsStrogatz = defineTopology({
  name: "watts-strogatz",
  doc: "A ring of near neighbours with links moved to peers drawn at random: short ways and close circles at once.",
  params: {
    degree: integer({ default: 4, min: 2, max: 1000, doc: "Mean number of links of a peer, even: half of them to each side of the ring (k in the literature)." }),
    rewiring: share({ default: 1, doc: "Probability that a link's far end is moved to a peer drawn at random (p in the literature)." }),
  },
  wire(peers, { degree, rewiring }, random) {
    if (degree % 2 !== 0) throw topologyError("degree", `must be even, half of it to each side of the ring, found ${degree}`);
    if (degree >= peers) throw topologyError("degree", `must be below the number of peers, ${peers}, found ${degree}; topology.kind: complete links everybody to everybody`);
    const failure = () => topologyError("degree", `of ${degree} gave no connected network of ${peers} peers in 2000 draws; more links or less rewiring help`);
    return { pairs: connected(peers, () => smallWorld(peers, degree, rewiring, random), failure) };
  },
});

function smallWorld(peers: number, degree: number, rewiring: number, random: RandomStream): number[] {
  const linked = new Set<number>(), degrees = new Int32Array(peers).fill(degree), pairs: number[] = [];
  const key = (a: number, b: number): number => Math.min(a, b) * peers + Math.max(a, b);
  for (let step = 1; step <= degree / 2; step++) {
    for (let peer = 0; peer < peers; peer++) linked.add(key(peer, (peer + step) % peers));
  }
  // Ring by ring, as in the paper: the nearest neighbours' links are moved first.
  for (let step = 1; step <= degree / 2; step++) {
    for (let peer = 0; peer < peers; peer++) {
      const near = (peer + step) % peers;
      let far = near;
      if (random.next() < rewiring && degrees[peer]! < peers - 1) {
        do far = random.integer(peers); while (far === peer || linked.has(key(peer, far)));
        linked.delete(key(peer, near));
        linked.add(key(peer, far));
        degrees[near]!--;
        degrees[far]!++;
      }
      pairs.push(peer, far);
    }
  }
  return pairs;
}
