/** Warns where transactions did not reach all peers that run, some or any, or wait there for parents that do not come. */
import type { Recorder } from "../../../../sim/recorder.js";
import type { Peer } from "../../control.js";
import { HIDDEN, type GossipSites } from "./sites.js";
import { ENTERED, type Views } from "./views.js";

/** Transactions that are younger than so many times the usual time to reach everybody, and than half of the run, may still be on their way. */
const PATIENCE = 10;

/** @param usual mean seconds until a transaction has reached all, not a number if none has */
export function warnOfLooseEnds(recorder: Recorder, sites: GossipSites, views: Views, isUp: (peer: Peer) => boolean, now: number, usual: number): void {
  const { base, next, mask, state, attachedAt } = sites, { cells, peers } = views;
  if (!(usual >= 0)) {
    if (next > 0 && peers > 1) {
      recorder.warn("nothing-disseminated", "No transaction had become part of every peer's view before the run was over: delays are as long as the run, links or peers take in less than is issued, peers hold them back, or some are cut off. Let the run last many delays.");
    }
    return;
  }
  const before = now - Math.min(Math.max(1, PATIENCE * usual), now / 2);
  let unreached = 0, unsolid = 0, waiters = 0;
  const waits = new Uint8Array(peers);
  for (let site = base; site < next; site++) {
    const slot = site & mask;
    if (attachedAt[slot]! > before || (state[slot]! & HIDDEN) !== 0) continue;
    let isEverywhere = true, isSolid = true;
    for (let peer = 0; peer < peers; peer++) {
      if (!isUp(peer)) continue;
      const cell = cells[views.at(peer, slot)]!;
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
    recorder.warn("not-disseminated", `${unreached} transactions had not become part of every peer's view at the end, long after they were attached: links lose them, links or peers take in less than is issued, peers hold them back, or some are cut off.`);
  }
  if (unsolid > 0) {
    recorder.warn("never-solid", `${unsolid} transactions wait at ${waiters} ${waiters === 1 ? "peer" : "peers"} for parents that have not come, or for their turn: what stands on them is not seen there.`);
  }
}
