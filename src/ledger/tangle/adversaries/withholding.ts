/**
 * Withholding: peers that take in everything and pass nothing on but their own. The network falls apart where they are
 * many: on a random regular graph of degree d a transaction still reaches most honest peers while the relaying share
 * exceeds 1/(d − 1), the percolation threshold. Probes through honest peers show how far honest transactions come.
 */
import { duration, integer, rate } from "../../../parameter/parameter.js";
import { log, exp } from "../../../sim/portable-math.js";
import type { Transaction } from "../../port.js";
import { NONE, type Site } from "../sites.js";
import type { AttackPoint } from "./attack-record.js";
import { defineAdversary } from "./definition.js";

/**
 * Share of the honest peers that a transaction of one of the many that are joined reaches on a random graph of degree d, where each
 * peer relays with probability p: 1 − u^d with u = 1 − p + p u^(d−1). Site percolation, e.g. Newman, Networks (2010), chapter 16.
 */
export function reachedShare(p: number, degree: number): number {
  let u = 0;
  for (let i = 0; i < 10_000; i++) u = u === 0 ? 1 - p : 1 - p + p * exp((degree - 1) * log(u));
  return u === 0 ? 1 : 1 - exp(degree * log(u));
}

export const withholding = defineAdversary({
  name: "withholding",
  doc: "Attacks the assumption that peers pass on what they take in: its own peers pass on nothing but their own transactions.",
  networks: ["gossip"],
  onLinks: true,
  params: {
    peers: integer({ default: 5, min: 1, max: 4999, doc: "Peers of the adversary's own, the last ones." }),
    patience: duration({ default: "20s", min: 1e-3, max: 86_400, doc: "Time after which a transaction that has not reached an honest peer counts as withheld from it." }),
    probeRate: rate({ default: "1/s", min: 1e-3, max: 1000, doc: "Transactions issued at honest peers, whose way is watched (Poisson); they stand for what honest devices issue." }),
  },
  create({ control, kernel, recorder, ledger, attack, network }, { peers, patience, probeRate }) {
    const honest = control.peers - peers;
    const own = new Set<Site>();
    for (let peer = honest; peer < control.peers; peer++) control.eclipse(peer, (site, leaves) => !leaves || own.has(site));
    const random = kernel.stream("adversary/probes");
    const wallets = Array.from({ length: honest }, (_, peer) => ledger.openAccount({ kind: "probe", peer, crowd: true }));
    const purpose = ledger.registerPurpose({ name: "adversary/probe", device: "probe", hear: () => {} });
    const watched: { site: Site; attempt: number }[] = [];
    let reached = 0, looked = 0;
    const look = kernel.eventType("adversary/look", () => {
      const { site, attempt } = watched.shift()!;
      let met = 0;
      for (let peer = 0; peer < honest; peer++) if (control.knows(site, peer)) met++;
      if (attack.counts(attempt)) { reached += met / honest; looked++; }
      attack.end(attempt, met < honest);
    });
    const probe = kernel.eventType("adversary/probe", () => {
      kernel.after(random.exponential(1 / probeRate), probe);
      const transaction: Transaction = ledger.post(wallets[random.integer(honest)]!, purpose, 0), site = control.siteOf(transaction);
      if (site === NONE) return;
      watched.push({ site, attempt: attack.begin() });
      kernel.after(patience, look);
    });
    kernel.after(random.exponential(1 / probeRate), probe);
    recorder.metric("attack.reached.share", "1", "Share of the honest peers that had a probe when patience was over, mean over the probes.", () => ({ value: reached / looked, count: looked }));
    recorder.atWarmupEnd(() => { reached = looked = 0; });
    const topology = network["topology"] as { kind: string; degree?: number };
    const theory = (share: number): number => topology.kind === "random-regular" ? reachedShare(1 - share, topology.degree!) * reachedShare(1 - share, topology.degree!) : Number.NaN;
    recorder.metric("attack.reached.theory", "1", "Share that percolation theory expects on a random regular graph of many peers, for a probe from any of the honest.", () => theory(peers / control.peers));
    attack.curve(() => {
      const point = (x: number, measured = Number.NaN, trials?: number): AttackPoint => ({ quantity: "share of honest peers reached [1]", x, xName: "share of withholding peers [1]", theory: theory(x), measured, ...(trials === undefined ? {} : { trials }) });
      return [...Array.from({ length: 19 }, (_, i) => point((i + 1) / 20)), point(peers / control.peers, reached / looked, looked)].sort((a, b) => a.x - b.x);
    });
  },
});
