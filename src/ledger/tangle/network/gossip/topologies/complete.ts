/** Everybody is linked to everybody: one hop to each peer, and as many links as pairs. */
import { InputError } from "../../../../../parameter/input-error.js";
import { defineTopology } from "../topology.js";

/** So many peers have two million links; more would only fill memory. */
const MOST = 2000;

export const complete = defineTopology({
  name: "complete",
  doc: "Every peer is linked to every other.",
  params: {},
  wire(peers) {
    if (peers > MOST) throw new InputError(`must be at most ${MOST} with topology.kind: complete, which has a link for each pair, found ${peers}`, { path: "ledger.network.peers" });
    return { pairs: completePairs(peers) };
  },
});

/** Every pair of `peers`, the lower first. */
export function completePairs(peers: number): Int32Array {
  const pairs = new Int32Array(peers * (peers - 1));
  let end = 0;
  for (let a = 0; a < peers; a++) for (let b = a + 1; b < peers; b++) { pairs[end++] = a; pairs[end++] = b; }
  return pairs;
}
