/** Cards of the tangle itself: its tips against theory, the weight that a transaction gathers, and how news of it spreads. */
import { drawCurves, type Curve, type Guide } from "../charts/curve-chart.js";
import type { Columns } from "../data/columns.js";
import { figure, type Run } from "../data/run.js";
import { scenarioValue } from "../data/scenario-value.js";
import { number, percent, percentTick, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { ledgerHue } from "./hues.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";
import { wholeTable } from "./table.js";

/** The closed forms are limits of many tips: a run that should have fewer is not compared with them. */
export const FEWEST_TIPS = 10;

/** Theory speaks of issuers that keep the rules: under an attack it says what would be without. */
export function ofHonest(run: Run): string { return figure(run, "attack.attempted") === undefined ? "" : " of honest issuers"; }

/** What a rule's tips are compared with: the closed form, the fluid limit, or nothing. */
function comparison(theory: boolean, fluid: boolean): string {
  if (theory && fluid) return "The dashed line is the closed form for this rule, load and delay; the thin one the fluid limit, integrated from the same start.";
  if (theory) return "The dashed line is the closed form for this rule, load, delay and number of parents.";
  return fluid ? "The thin line is the fluid limit, integrated from the same start." : "No theory line: none is known for this rule and network, or too few transactions wait for one to hold.";
}

export const tips: CardDefinition = {
  name: "tips", absent: "tips: this ledger has none",
  build(run) {
    const events = seriesColumn(run, "tangle.tips"), level = seriesColumn(run, "tangle.tips.fluid"), seen = events ?? level;
    if (!seen) return undefined;
    // A run of the fluid level alone has no events to compare it with.
    const limit = seriesColumn(run, "tangle.tips.theory"), theory = limit && settledMean(run, limit) >= FEWEST_TIPS ? limit : undefined, fluid = events && level;
    const rule = scenarioValue(run.scenarioText, "ledger.tipSelection.rule"), by = rule === undefined ? "" : ` under ${rule}`;
    const attacked = figure(run, "attack.tips.theory")?.value;
    const mean = figure(run, "tangle.tips.mean")?.value ?? settledMean(run, seen), expected = attacked ?? (theory ? settledMean(run, theory) : Number.NaN);
    const title = !Number.isNaN(expected)
      ? `${number(mean)} tips on average${by}, where theory expects ${number(expected)}${attacked === undefined ? ofHonest(run) : ""}`
      : `${number(mean)} tips wait for a first approval on average${by}`;
    const plot = timePlot(run, 220, title, {
      axis: "tips (transactions without an approver)", ...(attacked === undefined ? {} : { references: [{ label: "attacked", value: attacked }] }),
      lines: [
        ...(fluid ? [{ label: "fluid", values: fluid, hue: "ink-soft", style: "thin" as const }] : []),
        ...(theory ? [{ label: "theory", values: theory, hue: "reference", style: "dashed" as const }] : []), { label: events ? "tips" : "fluid", values: seen, hue: ledgerHue(run), overall: mean },
      ],
    });
    const error = figure(run, "fluid.tips.error")?.value, apart = error === undefined ? "" : ` The mean lies ${percent(Math.abs(error))} ${error < 0 ? "below" : "above"} the fluid level.`;
    return { title, note: `${events ? comparison(theory !== undefined, fluid !== undefined) : "The fluid level: the delay differential equations of the tip pool, without single transactions."}${apart}${attacked === undefined ? "" : " Dotted: what theory expects under the attack."}`, plots: [plot], table: seriesTable([plot]) };
  },
};

/** The age at which the slope, known in the middle between two ages, first reaches half of `final`; NaN if it never does. */
export function halfSlopeAge(age: Float64Array, weight: Float64Array, final: number): number {
  const slopes = Array.from(weight, (value, i) => (i === 0 ? Number.NaN : (value - weight[i - 1]!) / (age[i]! - age[i - 1]!)));
  const i = slopes.findIndex((slope) => slope >= final / 2), middle = (k: number): number => (age[k]! + age[k - 1]!) / 2;
  if (i < 2) return i < 1 ? Number.NaN : middle(i);
  return middle(i - 1) + ((final / 2 - slopes[i - 1]!) / (slopes[i]! - slopes[i - 1]!)) * (middle(i) - middle(i - 1));
}

/** What theory says of the first growth under two parents and one delay for all, beside what was measured; empty for other runs. */
function adaptation(run: Run): string {
  const of = (path: string): string | undefined => scenarioValue(run.scenarioText, `ledger.${path}`), growth = figure(run, "tangle.weight.growth")?.value;
  if (growth === undefined || of("network.kind") !== "global" || of("network.delayDistribution") !== "constant" || of("tipSelection.parents") !== "2") return "";
  return ` It first grows as exp(${number(growth * Number(of("network.delay")))} t/h), where theory says exp(0.352 t/h)${ofHonest(run)}.`;
}

export const weightGrowth: CardDefinition = {
  name: "weight-growth",
  build(run) {
    const table = run.tables.weight, age = table?.numbers("age"), mean = table?.numbers("weight.mean");
    if (!table || !age || !mean || age.length < 2) return undefined;
    const low = table.numbers("weight.p5"), high = table.numbers("weight.p95"), theory = observed(table, "theory"), slope = observed(table, "slope"), hue = ledgerHue(run);
    const final = slope?.findLast((value) => !Number.isNaN(value)) ?? Number.NaN, rate = figure(run, "throughput.issued")?.value ?? Number.NaN;
    const title = Number.isNaN(final) ? "How the weight of a transaction grows" : Number.isNaN(rate)
      ? `A transaction's weight grows by ${number(final)} a second in the end`
      : `A transaction's weight ends up growing by ${number(final)} a second, where ${number(rate)} are issued`;
    const theoryCurve: Curve[] = theory ? [{ label: "theory", x: age, y: theory, hue: "reference", style: "dashed" }] : [];
    const level = Number.isNaN(rate) ? final : rate, half = halfSlopeAge(age, mean, level), expected = theory ? halfSlopeAge(age, theory, level) : Number.NaN;
    const marks: Guide[] = Number.isNaN(half) ? [] : [{ label: `half slope ${sentence(half, "s")}${Number.isNaN(expected) ? "" : `, theory ${sentence(expected, "s")}`}`, value: half }];
    return {
      title,
      note: `Adaptation first, in which the weight grows exponentially (a straight line on the log scale), then a constant slope: by then nearly every new transaction approves it.${adaptation(run)}`,
      plots: [
        {
          kind: "still", height: 250, axis: "cumulative weight, own weight 1", scales: true,
          draw: (size, scale) => drawCurves({
            title: "Weight by age", finding: title, xAxis: "seconds since the transaction was attached", format: number, least: 0.5,
            bands: low && high ? [{ label: "p5–p95", x: age, low, high, hue, strength: 0.2 }] : [], curves: [...theoryCurve, { label: "mean", x: age, y: mean, hue }],
          }, size, scale),
        },
        ...(slope ? [{
          kind: "still" as const, height: 250, axis: "growth of the weight per second",
          draw: (size: { width: number; height: number }) => drawCurves({
            title: "Growth of the weight by age", finding: title, xAxis: "seconds since the transaction was attached", format: number, marks,
            guides: Number.isNaN(rate) ? [] : [{ label: "issued", value: rate }], curves: [{ label: "slope", x: age, y: slope, hue }],
          }, size),
        }] : []),
      ],
      table: wholeTable(table),
    };
  },
};

function observed(table: Columns, name: string): Float64Array | undefined {
  const values = table.numbers(name);
  return values?.some((value) => !Number.isNaN(value)) ? values : undefined;
}

/** The age at which a rising curve reaches `level`, between the two rows around it; NaN if it never does. */
export function ageAt(age: Float64Array, share: Float64Array, level: number): number {
  const i = share.findIndex((value) => value >= level);
  if (i < 0) return Number.NaN;
  if (i === 0) return age[0]!;
  const from = share[i - 1]!, rise = share[i]! - from;
  return age[i - 1]! + ((level - from) / (rise || 1)) * (age[i]! - age[i - 1]!);
}

export const dissemination: CardDefinition = {
  name: "dissemination", absent: "dissemination: all peers share one view",
  build(run) {
    const table = run.tables.dissemination, age = table?.numbers("age"), share = table?.numbers("share");
    if (!table || !age || !share || age.length < 2) return undefined;
    const half = ageAt(age, share, 0.5), most = ageAt(age, share, 0.95), end = share.at(-1)!;
    const title = Number.isNaN(half) ? `A transaction never reaches half of the peers: ${percent(end)} after ${sentence(age.at(-1)!, "s")}`
      : Number.isNaN(most) ? `Half of the peers know a transaction after ${sentence(half, "s")}, ${percent(end)} in the end`
        : `Half of the peers know a transaction after ${sentence(half, "s")}, 95 % after ${sentence(most, "s")}`;
    const marks = [["50 %", half], ["95 %", most]] as const;
    return {
      title, note: "The share of all peers that have received a transaction, by the time since it was attached, averaged over transactions.",
      plots: [{
        kind: "still", height: 250, axis: "share of the peers that know a transaction", scales: true,
        draw: (size, scale) => drawCurves({
          title: "Dissemination", finding: title, xAxis: `seconds since attachment, ${scale} scale`, xScale: scale, xFormat: number, format: percentTick, ceiling: 1,
          marks: marks.filter(([, value]) => !Number.isNaN(value)).map(([label, value]) => ({ label, value })), curves: [{ label: "peers", x: age, y: share, hue: ledgerHue(run) }],
        }, size),
      }],
      table: wholeTable(table),
    };
  },
};
