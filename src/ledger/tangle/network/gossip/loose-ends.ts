/** Warns where transactions did not reach all peers that run, or wait there for parents that do not come. */
import type { Recorder } from "../../../../sim/recorder.js";
import type { Peer } from "../../control.js";
import { HIDDEN, type GossipSites } from "./sites.js";
import { ENTERED, type Views } from "./views.js";

/** Transactions that are younger than so many times the usual time to reach everybody may still be on their way. */
const PATIENCE = 10;

/** @param usual mean seconds until a transaction has reached all */
export function warnOfLooseEnds(recorder: Recorder, sites: GossipSites, views: Views, isUp: (peer: Peer) => boolean, now: number, usual: number): void {
  const { base, next, mask, state, attachedAt } = sites, { cells, window, peers } = views;
  const before = now - Math.max(1, PATIENCE * (usual >= 0 ? usual : now));
  let unreached = 0, unsolid = 0, waiters = 0;
  const waits = new Uint8Array(peers);
  for (let site = base; site < next; site++) {
    const slot = site & mask;
    if (attachedAt[slot]! > before || (state[slot]! & HIDDEN) !== 0) continue;
    let isEverywhere = true, isSolid = true;
    for (let peer = 0; peer < peers; peer++) {
      if (!isUp(peer)) continue;
      const cell = cells[peer * window + slot]!;
      if ((cell & ENTERED) !== 0) continue;
      isEverywhere = false;
      if (cell === 0) continue;
      isSolid = false;
      waiters += 1 - waits[peer]!;
      waits[peer] = 1;
    }
    if (!isEverywhere) unreached++;
    if (!isSolid) unsolid++;
  }
  if (unreached > 0) {
    recorder.warn("not-disseminated", `${unreached} transactions had not become part of every peer's view at the end, long after they were attached: links lose them, peers hold them back, or some peers are cut off.`);
  }
  if (unsolid > 0) {
    recorder.warn("never-solid", `${unsolid} transactions wait at ${waiters} ${waiters === 1 ? "peer" : "peers"} for parents that have not come, or for their turn: what stands on them is not seen there.`);
  }
}
