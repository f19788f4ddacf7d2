/** What is said of one site, in words and figures: for the tooltip and for the panel that follows it. */
import { sentence } from "../format/quantity.js";
import { linked, NONE, type Graph } from "./graph.js";
import { ABSENT, STATES, stateAt, type History } from "./history.js";
import { moment } from "./player.js";

/** One step on a transaction's way: its name, its moment, and seconds since issue; NaN: it has not come to that. */
export interface Step { readonly name: string; readonly at: number; readonly since: number }

/** The way of a site, from the device on: what happened in the order of time, then what did not. */
export function wayOf(graph: Graph, history: History, site: number): Step[] {
  const issued = graph.issued[site]!, { seen, confirmed, died } = graph.common;
  const approval = linked(graph.approvers, site), first = approval.length > 0 ? graph.attached[approval[0]!]! : Number.NaN;
  const step = (name: string, at: number): Step => ({ name, at, since: at - issued });
  const end = history.state[history.start[site + 1]! - 1];
  const steps = [
    step("issued by device", issued),
    step(graph.attached[site]! > issued ? "work done, attached" : "attached", graph.attached[site]!),
    step(graph.peers.length > 0 ? "seen by all peers" : "seen by all", seen[site]!),
    step("first approved", first),
    step("confirmed", confirmed[site]!),
    ...(Number.isNaN(died[site]!) ? [] : [step(end === STATES.indexOf("conflicting") ? "lost its conflict" : "orphaned", died[site]!)]),
  ];
  const order = ({ at }: Step): number => (Number.isNaN(at) ? Infinity : at);
  return steps.sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

/** Issuer of a site: kind and, where it is known, peer. */
export function issuerOf(graph: Graph, site: number): string {
  const kind = graph.kinds[graph.kind[site]!] ?? "", peer = graph.issuer[site]!;
  return [kind === "" ? "device of no kind" : kind, ...(peer === NONE ? [] : [`peer ${peer}`])].join(", ");
}

export function stateWord(history: History, site: number, time: number): string {
  const state = stateAt(history, site, time);
  return state === ABSENT ? "not attached yet" : STATES[state]!;
}

export function stepWords({ at, since }: Step): string {
  return Number.isNaN(at) ? "–" : since === 0 ? `${moment(at)} s` : `${moment(at)} s, ${sentence(since, "s")} after issue`;
}
