/**
 * What each site was when, in one view: a list of changes a site, so that the state at any moment is a short search and
 * the slider can go back as fast as forth. A site is a tip while it is seen, undecided, and no living site that the view
 * sees approves it: when all its approvers die it is a tip again.
 */
import { countUntil, linked, STAGES, type Graph, type ViewTimes } from "./graph.js";

export const STATES = ["hidden", "tip", "approved", "confirmed", "orphaned", "conflicting"] as const;
export type StateName = (typeof STATES)[number];
/** Index into STATES; ABSENT: not attached yet. */
export type State = number;
export const ABSENT = 255, HIDDEN = 0, TIP = 1, APPROVED = 2, CONFIRMED = 3, ORPHANED = 4, CONFLICTING = 5;
const LOST = STAGES.indexOf("conflicting");

export interface History {
  /** Changes of site i: from `start[i]` to `start[i + 1]`, in the order of time. */
  readonly start: Uint32Array;
  readonly time: Float64Array;
  readonly state: Uint8Array;
  /** By state, when sites enter and leave it, ascending. */
  readonly enters: readonly Float64Array[];
  readonly leaves: readonly Float64Array[];
}

export function historyOf(graph: Graph, view: ViewTimes): History {
  const { length, attached, approvers, stage } = graph, { seen, confirmed, died } = view;
  const start = new Uint32Array(length + 1), times: number[] = [], states: number[] = [];
  const enters = STATES.map((): number[] => []), leaves = STATES.map((): number[] => []);
  let first = 0;
  const change = (time: number, state: State): void => {
    const before = times.length > first ? states[times.length - 1]! : ABSENT;
    if (before === state) return;
    times.push(time);
    states.push(state);
    enters[state]!.push(time);
    if (before !== ABSENT) leaves[before]!.push(time);
  };
  for (let site = 0; site < length; site++) {
    first = times.length;
    const decided = Math.min(orNever(confirmed[site]!), orNever(died[site]!));
    change(attached[site]!, HIDDEN);
    if (seen[site]! < decided) {
      let covered = Number.NEGATIVE_INFINITY;
      // Approvers from the first that is seen on: while a living one is seen the site is approved, in the gaps a tip.
      for (const approver of inOrderOfSeeing(linked(approvers, site), seen)) {
        const from = Math.max(seen[site]!, seen[approver]!), until = orNever(died[approver]!);
        if (from >= decided || until <= from) continue;
        if (from > covered) {
          const gap = Math.max(seen[site]!, covered);
          if (gap < from) change(gap, TIP);
          change(from, APPROVED);
        }
        covered = Math.max(covered, until);
      }
      const gap = Math.max(seen[site]!, covered);
      if (gap < decided) change(gap, TIP);
    }
    const ends = [[confirmed[site]!, CONFIRMED], [died[site]!, stage[site] === LOST ? CONFLICTING : ORPHANED]] as const;
    for (const [time, state] of ends[0][0] <= ends[1][0] || Number.isNaN(ends[1][0]) ? ends : [ends[1], ends[0]]) if (!Number.isNaN(time)) change(time, state);
    start[site + 1] = times.length;
  }
  const sorted = (lists: number[][]): Float64Array[] => lists.map((list) => Float64Array.from(list).sort());
  return { start, time: Float64Array.from(times), state: Uint8Array.from(states), enters: sorted(enters), leaves: sorted(leaves) };
}

/** What a site is at a moment. */
export function stateAt(history: History, site: number, time: number): State {
  for (let i = history.start[site + 1]! - 1; i >= history.start[site]!; i--) if (history.time[i]! <= time) return history.state[i]!;
  return ABSENT;
}

/** How many sites of the window are in each state at a moment. */
export function countsAt(history: History, time: number): number[] {
  return STATES.map((_, state) => countUntil(history.enters[state]!, time) - countUntil(history.leaves[state]!, time));
}

/** The nearest moment after (or before) `time` at which any site changes; undefined if there is none. */
export function nextChange(history: History, time: number, forward: boolean): number | undefined {
  let best: number | undefined;
  for (const list of history.enters) {
    const after = countUntil(list, time);
    let at = after;
    if (!forward) for (at = after - 1; at >= 0 && list[at]! >= time;) at--;
    const moment = list[at];
    if (moment !== undefined && (best === undefined || (forward ? moment < best : moment > best))) best = moment;
  }
  return best;
}

function orNever(time: number): number { return Number.isNaN(time) ? Infinity : time; }

function inOrderOfSeeing(approvers: Int32Array, seen: Float64Array): ArrayLike<number> & Iterable<number> {
  if (approvers.length < 2) return approvers.length === 1 && Number.isNaN(seen[approvers[0]!]!) ? [] : approvers;
  return Array.from(approvers).filter((site) => !Number.isNaN(seen[site]!)).sort((a, b) => seen[a]! - seen[b]!);
}
