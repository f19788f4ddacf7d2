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
interface AttackRow { readonly x: number; readonly theory: number; readonly measured: number; readonly low: number; readonly high: number; readonly trials: number }

/** The quantities in the order of the file, each by ascending x. */
export function attackCurves(table: Columns): AttackCurve[] {
  const quantities = table.text("quantity"), names = table.text("xName"), column = (name: string): Float64Array => table.numbers(name) ?? new Float64Array(table.length).fill(Number.NaN);
  const x = column("x"), theory = column("theory"), measured = column("measured"), low = column("low"), high = column("high"), trials = column("trials");
  return [...new Set(quantities)].map((quantity) => {
    const own = quantities.flatMap((each, i) => (each === quantity ? [i] : []));
    return {
      quantity, xName: names[own[0]!] ?? "",
      rows: own.map((i) => ({ x: x[i]!, theory: theory[i]!, measured: measured[i]!, low: low[i]!, high: high[i]!, trials: trials[i]! })).sort((a, b) => a.x - b.x),
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
  return `${named(curve.xName)} ${number(row.x)}: measured ${format(row.measured)}${interval}${Number.isNaN(row.theory) ? "" : `, theory ${format(row.theory)}`}${Number.isNaN(row.trials) ? "" : `, ${number(row.trials)} trials`}`;
}

/** @param word what theory is here: what to expect, or a bound */
function plotOf(curve: AttackCurve, title: string, word: string): Plot {
  const share = isShare(curve), format = share ? percent : number, all = curve.rows.filter(({ theory }) => !Number.isNaN(theory));
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
export function conclusion(curves: readonly AttackCurve[], isBound: boolean): string {
  const points = curves.flatMap((curve) => curve.rows.filter(({ measured }) => !Number.isNaN(measured)).map((row) => ({ row, format: isShare(curve) ? percent : number, name: named(curve.quantity) })));
  const compared = points.filter(({ row }) => !Number.isNaN(row.theory)), only = compared[0];
  if (points.length === 0) return "What theory says of the attack";
  if (only === undefined) return "The attack as measured, where theory is silent";
  if (points.length === 1) return `${named(curves[0]!.quantity).replace(/^./, (letter) => letter.toUpperCase())}: ${only.format(only.row.measured)} measured, where theory ${isBound ? "allows at most" : "expects"} ${only.format(only.row.theory)}`;
  const judged = compared.filter(({ row }) => !Number.isNaN(row.low)), inside = judged.filter(({ row }) => row.theory >= row.low && (isBound || row.theory <= row.high)).length;
  return inside === judged.length ? `All ${judged.length} measured points agree with theory` : `${inside} of ${judged.length} measured points agree with theory`;
}

export const attackCurve: CardDefinition = {
  name: "attack",
  build(run) {
    const table = run.tables.attack, curves = table ? attackCurves(table) : [];
    if (!table || curves.length === 0) return undefined;
    const isBound = figure(run, "attack.success.bound") !== undefined && figure(run, "attack.success.theory") === undefined, title = conclusion(curves, isBound);
    const line = !curves.some(({ rows }) => rows.some(({ theory }) => !Number.isNaN(theory))) ? "" : isBound ? "; dashed: what theory says it cannot exceed" : "; dashed: theory, the short line beside a dot for the very run";
    return {
      title, plots: curves.map((curve) => plotOf(curve, title, isBound ? "bound" : "theory")), table: wholeTable(table),
      note: `Dot: measured in this run; whisker: its 95 % confidence interval${line}.`,
    };
  },
};

/** What an attack came to, in one sentence; undefined where none was made. */
export function attackVerdict(run: Run): string | undefined {
  const share = figure(run, "attack.success.share")?.value, attempted = figure(run, "attack.attempted")?.value, succeeded = figure(run, "attack.succeeded")?.value;
  if (attempted !== undefined && succeeded !== undefined && attempted > 0) return succeeded === 0 ? `None of ${number(attempted)} attempts succeeded` : `${number(succeeded)} of ${number(attempted)} attempts succeeded`;
  return share === undefined ? undefined : `${percent(share)} of the attempts succeed`;
}

const FACTS: readonly (readonly [label: string, metric: string, share?: true])[] = [
  ["attempted", "attack.attempted"], ["succeeded", "attack.succeeded"], ["success, measured", "attack.success.share", true], ["success, by theory", "attack.success.theory", true],
  ["transactions spent", "attack.cost.transactions"], ["energy spent", "attack.cost.energy"],
];

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
      .map(([name, { value, unit, doc }]) => [doc?.replace(/\.$/, "") ?? name.replace("attack.", ""), /\.(share|bound)$/.test(name) ? percent(value!) : sentence(value!, unit)] as const);
    const kind = scenarioValue(run.scenarioText, "ledger.adversary.kind"), given = (run.manifest.parametersChanged ?? []).filter(({ path }) => path.startsWith("ledger.adversary.") && !path.endsWith(".kind"));
    const gift = given.map(({ path, value, unit }) => `${path.replace("ledger.adversary.", "")} ${typeof value === "number" ? sentence(value, unit ?? "1") : String(value)}`).join(", ");

    return {
      title: attackVerdict(run) ?? "What the attack came to",
      note: kind === undefined ? "What the attacker tried, and what it cost." : `The adversary is ${kind}${gift === "" ? "" : `, given ${gift}`}.`,
      body: h("div", {},
        h("dl", { class: "facts brief" }, facts.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, h("b", {}, value))))),
        others.length === 0 ? undefined : h("dl", { class: "facts" }, others.map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, h("b", {}, value))))),
        h("p", { class: "soft attack-link" }, h("a", { href: fileAddress(run.entry, "scenario.yaml") }, "The scenario: which assumption is attacked, and every parameter"))),
    };
  },
};
