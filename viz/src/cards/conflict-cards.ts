/** Cards of the conflicts: how often each thing happened to their sides, and how single conflicts were decided. */
import { drawFrequencies, frequencyHeight, type Frequency } from "../charts/frequency-chart.js";
import { drawLanes, laneHeight, SHAPES, type Lane, type Side, type Step } from "../charts/lane-chart.js";
import type { Columns } from "../data/columns.js";
import { figure } from "../data/run.js";
import { number, percent } from "../format/quantity.js";
import { timeUnit } from "../format/time-unit.js";
import type { CardDefinition } from "./card.js";
import { ledgerHue } from "./hues.js";
import { seriesColumn, timePlot } from "./over-time.js";
import { wholeTable } from "./table.js";

/** One row of conflicts.csv. */
interface Happening { readonly side: string; readonly time: number; readonly event: string; readonly peer: string; readonly share: number }
export interface ConflictSet { readonly name: string; readonly start: number; readonly end: number; readonly happenings: readonly Happening[] }

/** The rows by conflict set, each in the order of time. */
export function conflictSets(table: Columns): ConflictSet[] {
  const sets = table.text("set"), sides = table.text("transaction"), times = table.numbers("time"), events = table.text("event"), peers = table.text("peer"), shares = table.numbers("share");
  if (!times) return [];
  const found = new Map<string, Happening[]>();
  sets.forEach((set, i) => {
    const list = found.get(set) ?? [];
    found.set(set, list);
    list.push({ side: sides[i] ?? "", time: times[i]!, event: events[i] ?? "", peer: peers[i] ?? "", share: shares?.[i] ?? Number.NaN });
  });
  return [...found].map(([name, list]) => {
    const happenings = list.sort((a, b) => a.time - b.time);
    return { name, happenings, start: happenings[0]!.time, end: happenings.at(-1)!.time };
  });
}

const LANES = 8;
/** Sides after the second share a hue: conflicts of three are rare, and their names tell them apart. */
const SIDE_HUES = ["bad", "warn-rule"];

function count(set: ConflictSet, ...events: readonly string[]): number { return set.happenings.filter(({ event }) => events.includes(event)).length; }

/** The sets with most changes of mind first; among equals, those that took longest to decide. */
export function mostContested(sets: readonly ConflictSet[], most: number): ConflictSet[] {
  return [...sets].sort((a, b) => count(b, "flipped", "unconfirmed") - count(a, "flipped", "unconfirmed") || (b.end - b.start) - (a.end - a.start)).slice(0, most);
}

/** How a set ended: which side was confirmed last, and when in the first and in the last view. */
function outcome(set: ConflictSet, sides: readonly string[]): string {
  const winner = set.happenings.findLast(({ event }) => event === "confirmed");
  if (winner === undefined) return "undecided";
  const first = set.happenings.find(({ event, side }) => event === "confirmed" && side === winner.side)!, [from, to] = [first, winner].map(({ time }) => number(time - set.start));
  return `${ordinal(sides.indexOf(winner.side))} side confirmed after ${from === to ? to : `${from} to ${to}`} s`;
}

const ordinal = (i: number): string => ["first", "second", "third"][i] ?? `${i + 1}th`;

/**
 * The shares of the sides over time. A row tells the share of its own side; where a peer changed from one side to another,
 * that other side lost it at the same moment, which has no row of its own.
 * @param peers how many there are; NaN if that is not known
 */
export function shareSteps(set: ConflictSet, peers: number): Map<string, Step[]> {
  const preferred = new Map<string, string>(), shares = new Map<string, number>(), steps = new Map<string, Step[]>();
  const change = (side: string, time: number, share: number): void => {
    shares.set(side, share);
    steps.set(side, [...steps.get(side) ?? [], { time: time - set.start, share }]);
  };
  for (const { side, time, event, peer, share } of set.happenings) {
    if (!Number.isNaN(share)) change(side, time, share);
    // What all prefer, nobody prefers another to.
    if (share === 1) for (const [other, before] of shares) if (other !== side && before > 0) change(other, time, 0);
    if (peer === "" || (event !== "preferred" && event !== "flipped")) continue;
    const left = preferred.get(peer);
    preferred.set(peer, side);
    if (left !== undefined && left !== side && peers > 0) change(left, time, Math.max(0, (shares.get(left) ?? 0) - 1 / peers));
  }
  return steps;
}

function laneOf(set: ConflictSet, ledgerHue: string, peers: number): Lane {
  // What stood on a side and was attached again is no side itself.
  const names = [...new Set(set.happenings.filter(({ event }) => event !== "reattached" && event !== "promoted").map(({ side }) => side))];
  const steps = shareSteps(set, peers);
  const sides: Side[] = names.map((side, k) => {
    const own = set.happenings.filter((each) => each.side === side);
    return {
      name: side, hue: k === 0 ? ledgerHue : SIDE_HUES[Math.min(k - 1, SIDE_HUES.length - 1)]!,
      steps: steps.get(side) ?? [],
      events: own.filter(({ event }) => event in SHAPES).map(({ time, event }) => ({ time: time - set.start, kind: event })),
    };
  });
  const flips = count(set, "flipped", "unconfirmed");
  return { name: `conflict ${set.name}`, outcome: outcome(set, names), detail: flips === 0 ? "" : `${number(flips)} ${flips === 1 ? "change" : "changes"} of mind`, sides };
}

export const conflictTimeline: CardDefinition = {
  name: "conflict-timeline",
  build(run) {
    const table = run.tables.conflicts, all = table ? conflictSets(table) : [];
    if (!table || all.length === 0) return undefined;
    const chosen = mostContested(all, LANES), lanes = chosen.map((set) => laneOf(set, ledgerHue(run), run.tables.peers?.length ?? Number.NaN)), span = Math.max(1, ...chosen.map(({ start, end }) => end - start)) * 1.03;
    const decided = all.filter((set) => set.happenings.some(({ event }) => event === "confirmed")).length;
    const isCommon = run.tables.peers === undefined, who = isCommon ? "the view of all" : "some peer";
    const contested = all.filter((set) => count(set, "flipped", "unconfirmed") > 0).length;
    const title = `${decided === all.length ? (all.length === 1 ? "The conflict was decided" : `All ${number(all.length)} conflicts were decided`) : `${number(decided)} of ${number(all.length)} conflicts were decided`}`
      + (contested === 0 ? isCommon ? "; the view of all never changed its mind" : "; no peer changed its mind" : contested === all.length ? `; in each of them ${who} changed its mind` : `; in ${percent(contested / all.length)} of them ${who} changed its mind`);
    return {
      title,
      note: `${isCommon ? "The band has the colour of the side that the one view of all prefers" : "The band is the share of peers that prefer each side, the first attached at the bottom"}; grey where none is known. ${all.length > LANES ? `Of ${number(all.length)} conflicts, the ${LANES} with most changes of mind.` : ""}`,
      plots: [{ kind: "still", height: laneHeight(lanes.length), axis: isCommon ? "which side of a conflict is preferred" : "share of peers preferring each side of a conflict", draw: (size) => drawLanes(lanes, span, size, "Conflicts from first side to decision", title) }],
      table: wholeTable(table),
    };
  },
};

const ROWS: readonly (readonly [event: string, hue: string | undefined])[] = [
  ["attached", "reference"], ["preferred", undefined], ["flipped", "warn-rule"], ["confirmed", undefined], ["unconfirmed", "bad"], ["lost", "bad"], ["reattached", "reference"], ["promoted", "reference"],
];

export const conflictEvents: CardDefinition = {
  name: "conflict-events",
  build(run) {
    const table = run.tables.conflicts, times = table?.numbers("time");
    if (!table || !times || times.length === 0) return undefined;
    const events = table.text("event"), duration = run.summary?.duration ?? times.reduce((most, time) => Math.max(most, time), 1), unit = timeUnit(duration);
    const rows: Frequency[] = ROWS.map(([name, hue]) => ({ name, hue: hue ?? ledgerHue(run), times: [...times].filter((_, i) => events[i] === name) })).filter((row) => row.times.length > 0);
    const flips = figure(run, "confirmation.flips")?.value, undone = figure(run, "confirmation.unconfirmed")?.value;
    const title = flips === undefined && undone === undefined ? "What happens to the sides of conflicts"
      : `${run.tables.peers ? "Peers changed their preference" : "The view of all changed its preference"} ${howOften(flips ?? 0)} and took back a confirmation ${howOften(undone ?? 0)}`;
    const open = seriesColumn(run, "conflicts.open");
    return {
      title, note: "Rows of the log of conflicts, each event drawn to its own peak; its number stands at the right.",
      plots: [
        { kind: "still", height: frequencyHeight(rows.length), axis: "events by simulated time", draw: (size) => drawFrequencies(rows, duration, unit, size, "Events of conflicts over time", title, number) },
        ...(open ? [timePlot(run, 150, title, { axis: "conflicts not yet decided", lines: [{ label: "open", values: open, hue: ledgerHue(run), area: true }], ceiling: 1 })] : []),
      ],
      table: { columns: ["event", "rows"], rows: rows.map(({ name, times: all }) => [name, all.length]) },
    };
  },
};

function howOften(value: number): string { return value === 0 ? "never" : value === 1 ? "once" : `${number(value)} times`; }
