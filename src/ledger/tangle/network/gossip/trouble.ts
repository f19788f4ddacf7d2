/** Lets the plan and the churn of a network happen: peers go down and come up, partitions begin and heal. */
import { z } from "zod";
import { InputError } from "../../../../parameter/input-error.js";
import { duration } from "../../../../parameter/parameter.js";
import type { Kernel } from "../../../../sim/kernel.js";
import type { PeerGraph } from "./peer-graph.js";
import type { PeerStates } from "./peer-states.js";
import type { Incident } from "./plan.js";

/** Schema of `ledger.network.churn`. */
export const churnSchema = z.strictObject({
  meanUp: duration({ default: 0, doc: "Mean time that a peer stays up (exponential); 0: for good." }),
  meanDown: duration({ default: 0, doc: "Mean time that it is then down (exponential)." }),
}).prefault({}).meta({ description: "Peers that come and go, each for itself." });
export type Churn = z.output<typeof churnSchema>;

/** Shorter times, seconds, would fill a run with peers that come and go, and nothing else. */
const SHORTEST = 1e-3;

export function checkChurn({ meanUp, meanDown }: Churn): void {
  if (meanUp > 0 && meanDown === 0) throw new InputError("must be longer than 0 s where peers go down (meanUp)", { path: "ledger.network.churn.meanDown" });
  if (meanDown > 0 && meanUp === 0) throw new InputError("must be longer than 0 s: without it no peer goes down, and meanDown has no effect", { path: "ledger.network.churn.meanUp" });
  for (const [name, mean] of [["meanUp", meanUp], ["meanDown", meanDown]] as const) {
    if (mean > 0 && mean < SHORTEST) throw new InputError(`must be at least ${SHORTEST} s, or 0 s for peers that stay up, found ${mean} s`, { path: `ledger.network.churn.${name}` });
  }
}

export function startTrouble(kernel: Kernel, states: PeerStates, incidents: readonly Incident[], { meanUp, meanDown }: Churn, peers: number): void {
  startPlan(kernel, states, incidents);
  if (meanUp > 0) startChurn(kernel, states, meanUp, meanDown, peers);
}

function startPlan(kernel: Kernel, states: PeerStates, incidents: readonly Incident[]): void {
  const begin = kernel.eventType("gossip/incident", (index) => {
    const { kind, group } = incidents[index]!;
    if (kind === "partition") states.partition(group); else turnAll(states, group, false);
  });
  const end = kernel.eventType("gossip/relief", (index) => {
    const { kind, group } = incidents[index]!;
    if (kind === "partition") states.partition(undefined); else turnAll(states, group, true);
  });
  // Ends first, so that one partition may follow upon another.
  for (const [index, { until }] of incidents.entries()) kernel.at(until, end, index);
  for (const [index, { at }] of incidents.entries()) kernel.at(at, begin, index);
}

function turnAll(states: PeerStates, group: Int16Array, isUp: boolean): void {
  for (let peer = 0; peer < group.length; peer++) if (group[peer] === 1) states.turn(peer, isUp);
}

function startChurn(kernel: Kernel, states: PeerStates, meanUp: number, meanDown: number, peers: number): void {
  const random = kernel.stream("gossip/churn");
  const up = kernel.eventType("gossip/up", (peer) => {
    states.turn(peer, true);
    kernel.after(random.exponential(meanUp), down, peer);
  });
  const down = kernel.eventType("gossip/down", (peer) => {
    states.turn(peer, false);
    kernel.after(random.exponential(meanDown), up, peer);
  });
  for (let peer = 0; peer < peers; peer++) kernel.after(random.exponential(meanUp), down, peer);
}

/**
 * Sizes of the parts of living peers that are cut off from each other at the end of the run, the largest first: more than
 * one where an incident is never made good.
 */
export function partsAtEnd(graph: PeerGraph, incidents: readonly Incident[], runs: number): number[] {
  const lasting = incidents.filter(({ until }) => until >= runs);
  const isDown = (peer: number): boolean => lasting.some(({ kind, group }) => kind === "crash" && group[peer] === 1);
  const parts = graph.parts((a, b) => !isDown(a) && !isDown(b) && lasting.every(({ kind, group }) => kind === "crash" || group[a] === group[b]));
  const sizes = new Map<number, number>();
  for (let peer = 0; peer < graph.peers; peer++) if (!isDown(peer)) sizes.set(parts[peer]!, (sizes.get(parts[peer]!) ?? 0) + 1);
  return [...sizes.values()].sort((a, b) => b - a);
}
