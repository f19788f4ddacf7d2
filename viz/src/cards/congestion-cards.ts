/** Cards of access and congestion: what waits, what passes, and whether each issuer gets the share that its mana gives it. */
import { drawCurves, type Points } from "../charts/curve-chart.js";
import { drawShares, type Party } from "../charts/share-chart.js";
import type { Band, Line } from "../charts/time-chart.js";
import type { Columns } from "../data/columns.js";
import { figure, type Run } from "../data/run.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { ledgerHue } from "./hues.js";
import { timePlot } from "./over-time.js";
import { meanAndDeviation, peerName } from "./peer-cards.js";
import { wholeTable } from "./table.js";

interface Issuer { readonly name: string; readonly mana: number; readonly issued: number; readonly fair: number; readonly passed: number; readonly latency: number; readonly tail: number; readonly greedy: boolean }

/** Who asks for no more than is fair has its wish as its fair share; who asks for clearly more is called greedy and drawn apart. */
const GREEDY = 1.1;

export function issuers(table: Columns): Issuer[] {
  const column = (name: string): Float64Array => table.numbers(name) ?? new Float64Array(table.length).fill(Number.NaN);
  const mana = column("mana"), rate = column("rate"), fair = column("fairRate"), passed = column("throughput"), latency = column("latency.mean"), tail = column("latency.p95");
  return table.text("issuer").map((issuer, i) => ({
    name: peerName(issuer), mana: mana[i]!, issued: rate[i]!, fair: fair[i]!, passed: Number.isNaN(passed[i]!) ? rate[i]! : passed[i]!,
    latency: latency[i]!, tail: tail[i]!, greedy: rate[i]! > GREEDY * fair[i]!,
  })).sort((a, b) => b.mana - a.mana);
}

/** Jain's index of what each gets relative to its fair share: 1 if all get the same part of it, 1/n if one gets everything. */
export function fairness(all: readonly Issuer[]): number {
  const parts = all.filter(({ fair, issued }) => fair > 0 && issued > 0).map(({ passed, fair }) => passed / fair);
  const sum = parts.reduce((total, part) => total + part, 0), squares = parts.reduce((total, part) => total + part * part, 0);
  return (sum * sum) / (parts.length * squares);
}

/** Issuers drawn one by one; of more, those with most mana, and whoever is greedy. */
const MOST_BARS = 40;

const hueOf = (run: Run, issuer: Issuer): string => (issuer.greedy ? "bad" : ledgerHue(run));

export const fairShare: CardDefinition = {
  name: "fair-share",
  build(run) {
    const table = run.tables.issuers, all = table ? issuers(table) : [], claims = all.filter(({ fair }) => !Number.isNaN(fair));
    if (!table || claims.length < 2) return undefined;
    const greedy = claims.filter((issuer) => issuer.greedy), spared = greedy.every(({ passed, fair }) => passed <= 1.1 * fair), index = fairness(claims);
    const times = number(greedy.reduce((sum, { passed }) => sum + passed, 0) / greedy.reduce((sum, { fair }) => sum + fair, 0)), one = greedy.length === 1;
    const part = claims.reduce((sum, { passed }) => sum + passed, 0) / claims.reduce((sum, { fair }) => sum + fair, 0);
    const title = part < 0.9 ? `Issuers get only ${percent(part)} of what is fair`
      : greedy.length === 0 ? index > 0.95 ? "All issuers get their max-min fair share" : `Issuers get unequal parts of their max-min fair share: fairness ${number(index)} of 1`
      : spared ? `${who(greedy)} ${one ? "asks for more than its" : "ask for more than their"} fair share, and ${one ? "gets" : "get"} no more than that`
        : `${who(greedy)} ${one ? "gets" : "get"} ${times} times ${one ? "its" : "their"} fair share`;
    const drawn = claims.length <= MOST_BARS ? claims : claims.filter((issuer, i) => i < MOST_BARS || issuer.greedy);
    const parties: Party[] = drawn.map((issuer) => ({ name: issuer.name.replace("peer ", ""), claimed: issuer.issued, got: issuer.passed, fair: issuer.fair, hue: hueOf(run, issuer) }));
    return {
      title,
      note: `Max-min fair by mana: nobody gets more than it asks for, and what is left is shared by mana.${drawn.length < claims.length ? ` The ${drawn.length} with most mana of ${claims.length}.` : ""}${greedy.length > 0 ? " Red: more than a fair share was asked for." : ""}`,
      plots: [{
        kind: "still", height: 260, axis: "transactions per second by issuer",
        draw: (size) => drawShares({ title: "Rate by issuer", finding: title, parties, order: "issuers, most mana first", labels: { got: "passed", claimed: "issued", fair: "fair share" }, format: number }, size),
      }],
      table: wholeTable(table),
    };
  },
};

function who(greedy: readonly Issuer[]): string { return greedy.length === 1 ? greedy[0]!.name.replace(/^p/, "P") : `${greedy.length} issuers`; }

export const latencyByMana: CardDefinition = {
  name: "latency-by-mana",
  build(run) {
    const table = run.tables.issuers, all = (table ? issuers(table) : []).filter(({ mana, latency }) => mana > 0 && !Number.isNaN(latency));
    if (!table || all.length < 3) return undefined;
    const third = Math.max(1, Math.floor(all.length / 3)), honest = all.filter(({ greedy }) => !greedy), mean = (part: readonly Issuer[]): number => meanAndDeviation(part.map(({ latency }) => latency)).mean;
    const rich = mean(honest.slice(0, third)), poor = mean(honest.slice(-third));
    const title = Math.abs(poor / rich - 1) < 0.1 ? `Issuers with much mana wait as long as those with little: ${sentence(mean(honest), "s")}`
      : `The third with least mana waits ${sentence(poor, "s")}, the third with most ${sentence(rich, "s")}`;
    const group = (label: string, hue: string, part: readonly Issuer[]): Points => ({
      label, hue, points: [...part].reverse().map(({ name, mana, latency, tail }) => ({
        x: mana, y: latency, low: latency, ...(Number.isNaN(tail) ? {} : { high: tail }), words: `${name}: mana ${number(mana)}, mean ${sentence(latency, "s")}, 95 % within ${sentence(tail, "s")}`,
      })),
    });
    const greedy = all.filter((issuer) => issuer.greedy);
    return {
      title, note: "Dot: mean latency of the issuer's transactions; whisker: up to its 95th percentile.",
      plots: [{
        kind: "still", height: 260, axis: "seconds from issue to confirmation", scales: true,
        draw: (size, scale) => drawCurves({
          title: "Latency by mana", finding: title, xAxis: "mana of the issuer, log scale", xScale: "log", format: number, xFormat: number,
          points: [group(greedy.length > 0 ? "honest" : "", ledgerHue(run), honest), ...(greedy.length > 0 ? [group("greedy", "bad", greedy)] : [])],
        }, size, scale),
      }],
      table: wholeTable(table),
    };
  },
};

/** Issuers that get a line of their own; the others are one band. */
const OWN_LINES = 2;

export const congestion: CardDefinition = {
  name: "congestion",
  build(run) {
    const table = run.tables.congestion, stamps = table?.numbers("time");
    if (!table || !stamps || stamps.length === 0) return undefined;
    const mean = figure(run, "congestion.queue.mean")?.value, greedy = new Set(greedyNames(run));
    const title = mean !== undefined ? `${number(mean)} transactions wait in the inbox of a peer on average` : "What waits in the inboxes of peers, by issuer";
    const plots = ([["queue", "transactions waiting at a peer, by issuer"], ["rate", "transactions passed per second, by issuer"], ["latency", "mean latency in seconds, by issuer"]] as const).flatMap(([name, axis]) => {
      const { times, lines: all } = perIssuer(table, stamps, name);
      if (all.size === 0) return [];
      const { lines, bands } = apart(all, greedy, ledgerHue(run));
      return [timePlot(run, 180, title, { axis, times, lines, bands, ceiling: name === "queue" ? 1 : 0 })];
    });
    if (plots.length === 0) return undefined;
    return {
      title, note: `One line each for ${greedy.size > 0 ? "who asks for too much and " : ""}those with most mana; the band holds all others that are logged.`,
      plots, table: wholeTable(table),
    };
  },
};

function greedyNames(run: Run): string[] { return run.tables.issuers ? issuers(run.tables.issuers).filter(({ greedy }) => greedy).map(({ name }) => name) : []; }

/** A column of congestion.csv as one series an issuer, over the times that occur. */
function perIssuer(table: Columns, stamps: Float64Array, name: string): { times: Float64Array; lines: Map<string, Float64Array> } {
  const values = table.numbers(name), names = table.text("issuer"), times = Float64Array.from(new Set(stamps)).sort(), place = new Map(Array.from(times, (time, i) => [time, i]));
  const lines = new Map<string, Float64Array>();
  values?.forEach((value, i) => {
    const issuer = peerName(names[i]!), line = lines.get(issuer) ?? new Float64Array(times.length).fill(Number.NaN);
    lines.set(issuer, line);
    line[place.get(stamps[i]!)!] = value;
  });
  for (const [issuer, line] of lines) if (line.every((value) => Number.isNaN(value))) lines.delete(issuer);
  return { times, lines };
}

/** The greedy and the first few as lines, the rest as the band between the least and the greatest of them. */
function apart(all: ReadonlyMap<string, Float64Array>, greedy: ReadonlySet<string>, hue: string): { lines: Line[]; bands: Band[] } {
  const bad = [...all.keys()].filter((name) => greedy.has(name)).slice(0, OWN_LINES), own = [...all.keys()].filter((name) => !greedy.has(name)).slice(0, OWN_LINES);
  const rest = [...all].filter(([name]) => !bad.includes(name) && !own.includes(name)).map(([, values]) => values), length = rest[0]?.length ?? 0;
  const edge = (pick: (values: number[]) => number): Float64Array => Float64Array.from({ length }, (_, i) => {
    const known = rest.map((values) => values[i]!).filter((value) => !Number.isNaN(value));
    return known.length === 0 ? Number.NaN : pick(known);
  });
  const line = (name: string, colour: string, thin: boolean): Line => ({ label: name, values: all.get(name)!, hue: colour, ...(thin ? { style: "thin" as const } : {}) });
  return {
    lines: [...own.map((name, i) => line(name, i === 0 ? hue : "drones", true)), ...bad.map((name) => line(name, "bad", false))],
    bands: length === 0 ? [] : [{ label: "others", low: edge((known) => Math.min(...known)), high: edge((known) => Math.max(...known)), hue: "reference", strength: 0.22, quiet: true }],
  };
}
