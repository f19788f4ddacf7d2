/** Cards of an attack: what it assumes and costs, and how often it succeeds beside what theory says of it. */
import { drawCurves, type Curve, type Point } from "../charts/curve-chart.js";
import type { Columns } from "../data/columns.js";
import { figure, type Run } from "../data/run.js";
import { scenarioValue } from "../data/scenario-value.js";
import { fileAddress } from "../data/server.js";
import { h } from "../dom.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { CardDefinition, Plot } from "./card.js";
import { wholeTable } from "./table.js";

/** One quantity of attack.csv: a curve of theory and the points that were measured on it. */
export interface AttackCurve { readonly quantity: string; readonly xName: string; readonly rows: readonly AttackRow[] }
interface AttackRow { readonly x: number; readonly theory: number; /** Whether theory only says what cannot be exceeded. */ readonly isBound: boolean; readonly measured: number; readonly low: number; readonly high: number; readonly trials: number }

/** The quantities in the order of the file, each by ascending x. */
export function attackCurves(table: Columns): AttackCurve[] {
  const quantities = table.text("quantity"), names = table.text("xName"), column = (name: string): Float64Array => table.numbers(name) ?? new Float64Array(table.length).fill(Number.NaN);
  const x = column("x"), theory = column("theory"), measured = column("measured"), low = column("low"), high = column("high"), trials = column("trials"), says = table.text("says");
  return [...new Set(quantities)].map((quantity) => {
    const own = quantities.flatMap((each, i) => (each === quantity ? [i] : []));
    return {
      quantity, xName: names[own[0]!] ?? "",
      rows: own.map((i) => ({ x: x[i]!, theory: theory[i]!, isBound: says[i] === "at most", measured: measured[i]!, low: low[i]!, high: high[i]!, trials: trials[i]! })).sort((a, b) => a.x - b.x),
    };
  });
}

/** Names carry their unit as columns do; `[1]` is none. */
function named(text: string): string { return text.replace(/ \[1\]$/, "").replace(/ \[(.+)\]$/, ", $1"); }

/** A quantity whose values are all shares is written in per cent. */
function isShare(curve: AttackCurve): boolean {
  return curve.rows.every((row) => [row.theory, row.measured, row.high].every((value) => Number.isNaN(value) || (value >= 0 && value <= 1)));
}

function words(row: AttackRow, curve: AttackCurve, format: (value: number) => string): string {
  const interval = Number.isNaN(row.low) ? "" : `, 95 % interval ${format(row.low)} to ${format(row.high)}`;
  return `${named(curve.xName)} ${number(row.x)}: measured ${format(row.measured)}${interval}${Number.isNaN(row.theory) ? "" : `, theory ${row.isBound ? "at most " : ""}${format(row.theory)}`}${Number.isNaN(row.trials) ? "" : `, ${number(row.trials)} trials`}`;
}

/** Whether there is something to see: a lone figure that nothing stands beside is said in words, with its interval. */
function isDrawn(curve: AttackCurve): boolean {
  return curve.rows.some(({ theory }) => !Number.isNaN(theory)) || curve.rows.filter(({ measured }) => !Number.isNaN(measured)).length > 1;
}

function plotOf(curve: AttackCurve, title: string): Plot {
  const word = curve.rows.some(({ isBound }) => isBound) ? "bound" : "theory", share = isShare(curve), format = share ? percent : number, all = curve.rows.filter(({ theory }) => !Number.isNaN(theory));
  // Theory may know this run's own point better than the curve does, which holds for round figures: it then stands beside it.
  const pure = all.filter(({ measured }) => Number.isNaN(measured)), known = pure.length > 1 ? pure : all;
  const theory: Curve[] = known.length > 1 ? [{ label: word, x: Float64Array.from(known, ({ x }) => x), y: Float64Array.from(known, (row) => row.theory), hue: "reference", style: "dashed" }] : [];
  const points: Point[] = curve.rows.filter(({ measured }) => !Number.isNaN(measured))
    .map((row) => ({ x: row.x, y: row.measured, ...(Number.isNaN(row.low) ? {} : { low: row.low, high: row.high }), ...(Number.isNaN(row.theory) ? {} : { expected: row.theory }), words: words(row, curve, format) }));
  const seen = curve.rows.map((row) => row.measured).filter((value) => value > 0);
  return {
    kind: "still", height: 280, axis: named(curve.quantity), scales: known.length > 1,
    draw: (size, scale) => drawCurves({
      title: named(curve.quantity), finding: title, xAxis: named(curve.xName), curves: theory, points: [{ label: points.length > 0 ? "measured" : "", hue: "bad", points }],
      guides: known.length === 1 ? [{ label: word, value: known[0]!.theory }] : [], xFormat: number,
      format: share ? (value) => `${number(100 * value)} %` : number,
      // A curve of theory may go on to what no number of trials could measure.
      least: seen.length > 0 ? Math.min(...seen) / 100 : 0,
    }, size, known.length > 1 ? scale : "linear"),
  };
}

/** What the measured points say of theory; of a single one, in its own figures. */
export function conclusion(curves: readonly AttackCurve[]): string {
  const points = curves.flatMap((curve) => curve.rows.filter(({ measured }) => !Number.isNaN(measured)).map((row) => ({ row, format: isShare(curve) ? percent : number, name: named(curve.quantity) })));
  const compared = points.filter(({ row }) => !Number.isNaN(row.theory)), only = compared[0];
  if (points.length === 0) return "What theory says of the attack";
  if (only === undefined) return "The attack as measured, where theory is silent";
  if (points.length === 1) return `${named(curves[0]!.quantity).replace(/^./, (letter) => letter.toUpperCase())}: ${only.format(only.row.measured)} measured, where theory ${only.row.isBound ? "allows at most" : "expects"} ${only.format(only.row.theory)}`;
  const judged = compared.filter(({ row }) => !Number.isNaN(row.low)), inside = judged.filter(({ row }) => row.theory >= row.low && (row.isBound || row.theory <= row.high)).length;
  // Points without an interval cannot be judged, only seen.
  if (judged.length === 0) return "The attack as measured, beside theory";
  return inside === judged.length ? `All ${judged.length} measured points agree with theory` : `${inside} of ${judged.length} measured points agree with theory`;
}

export const attackCurve: CardDefinition = {
  name: "attack",
  build(run) {
    const table = run.tables.attack, curves = table ? attackCurves(table).filter(isDrawn) : [];
    if (!table || curves.length === 0) return undefined;
    const title = conclusion(curves), rows = curves.flatMap((curve) => curve.rows), isKnown = rows.some(({ theory }) => !Number.isNaN(theory));
    const line = !isKnown ? "" : rows.some(({ isBound }) => isBound) ? "; dashed: what theory says it cannot exceed" : "; dashed: theory, the short line at a dot for the very run";
    const whisker = rows.some(({ low }) => !Number.isNaN(low)) ? "; whisker: its 95 % confidence interval" : "";
    return { title, plots: curves.map((curve) => plotOf(curve, title)), table: wholeTable(table), note: `Dot: measured in this run${whisker}${line}.` };
  },
};

/** Adversaries of which each transaction is an attempt: confirmed, it has done its harm. */
const FLOODS: ReadonlySet<string> = new Set(["spam", "lazy-tips", "tip-inflation"]);

function adversaryOf(run: Run): string | undefined { return run.manifest.adversary?.kind ?? scenarioValue(run.scenarioText, "ledger.adversary.kind"); }

/** What an attack came to, in one sentence; undefined where none was made. */
export function attackVerdict(run: Run): string | undefined {
  const share = figure(run, "attack.success.share"), attempted = figure(run, "attack.attempted")?.value, succeeded = figure(run, "attack.succeeded")?.value;
  const { things, verb } = FLOODS.has(adversaryOf(run) ?? "") ? { things: "transactions of the adversary", verb: "were confirmed" } : { things: "attempts", verb: "succeeded" };
  if (attempted === undefined || succeeded === undefined || attempted === 0) return share && `${percent(share.value)} of the ${things} ${verb}`;
  const open = attempted - (share?.count ?? attempted), undecided = open > 0.05 * attempted ? `, ${number(open)} were not decided by the end` : "";
  return `${succeeded === 0 ? "None" : number(succeeded)} of ${number(attempted)} ${things} ${verb}${undecided}`;
}

const FACTS: readonly (readonly [label: string, metric: string, share?: true])[] = [
  ["attempted", "attack.attempted"], ["succeeded", "attack.succeeded"], ["success, measured", "attack.success.share", true], ["success, by theory", "attack.success.theory", true],
  ["transactions spent", "attack.cost.transactions"], ["energy spent", "attack.cost.energy"],
];

/** Where a scenario tells of its adversary: in a tangle, and on a chain. */
const SECTION = /^ledger\.(?:adversary|attacker)\./;

/** Ends of the 95 % interval of the share of successes; they stand beside it. */
const INTERVAL = ["attack.success.low", "attack.success.high"];

function measuredShare(run: Run, share: number): string {
  const [low, high] = INTERVAL.map((name) => figure(run, name)?.value);
  return low === undefined || high === undefined ? percent(share) : `${percent(share)} (${percent(low)} to ${percent(high)})`;
}

export const attackSummary: CardDefinition = {
  name: "attack-summary",
  build(run) {
    const known = Object.entries(run.summary?.metrics ?? {}).filter(([name, { value }]) => name.startsWith("attack.") && value !== null);
    if (known.length === 0) return undefined;
    const facts = FACTS.flatMap(([label, name, share]) => {
      const metric = figure(run, name);
      return metric ? [[label, name === "attack.success.share" ? measuredShare(run, metric.value) : share ? percent(metric.value) : sentence(metric.value, metric.unit)] as const] : [];
    });
    const others = known.filter(([name]) => !FACTS.some(([, each]) => each === name) && !INTERVAL.includes(name))
      .map(([name, { value, unit, doc }]) => [doc?.replace(/\.$/, "") ?? name.replace("attack.", ""), /\.(share|bound)$/.test(name) || doc?.startsWith("Share ") === true ? percent(value!) : sentence(value!, unit)] as const);
    const kind = adversaryOf(run), given = (run.manifest.parametersChanged ?? []).filter(({ path }) => SECTION.test(path) && !path.endsWith(".kind"));
    const gift = given.map(({ path, value, unit }) => `${path.replace(SECTION, "")} ${typeof value === "number" ? sentence(value, unit ?? "1").replaceAll(" ", "\u00a0") : String(value)}`).join(", ");
    const who = kind === undefined ? "" : `The adversary is ${kind}${gift === "" ? "" : `, given ${gift}`}.`;
    return {
      title: attackVerdict(run) ?? "What the attack came to",
      note: [run.manifest.adversary?.doc, who].filter((part) => part !== undefined && part !== "").join(" ") || "What the attacker tried, and what it cost.",
      body: h("div", {},
        h("dl", { class: "facts brief" }, facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, h("b", {}, value))))),
        others.length === 0 ? undefined : h("dl", { class: "facts" }, others.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, h("b", {}, value))))),
        h("p", { class: "soft attack-link" }, h("a", { href: fileAddress(run.entry, "scenario.yaml") }, "The scenario, with every parameter"))),
    };
  },
};
