/** Cards of the road: who waits, what the waiting costs, and who pays whom for passing first. */
import { drawDeciles } from "../charts/decile-chart.js";
import { figure } from "../data/run.js";
import { number, percent } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";
import { wholeTable } from "./table.js";

/** Two digits name a group well enough, and ten of them fit a narrow axis. */
function short(value: number): string { return String(Number(value.toPrecision(2))); }

function change(ratio: number): string {
  if (Math.abs(ratio - 1) < 0.01) return "Paid priority leaves the cost of delay as it was";
  return ratio < 1 ? `Paid priority lowers the cost of delay by ${percent(1 - ratio)}` : `Paid priority raises the cost of delay by ${percent(ratio - 1)}`;
}

export const delayCostByDecile: CardDefinition = {
  name: "delay-cost-by-decile",
  build(run) {
    const table = run.tables.road, values = table?.numbers("delayCost"), compared = table?.numbers("delayCostFifo"), worth = table?.numbers("valueOfTime");
    if (!table || !values || !compared || !worth || values.length === 0) return undefined;
    const ratio = figure(run, "road.delayCost.ratio")?.value;
    const title = ratio === undefined ? "Delay cost by value of time" : change(ratio);
    return {
      title: `${title}${ratio !== undefined && ratio < 0.99 ? " against first come, first served" : ""}`,
      note: "Vehicles in ten groups of equal size by their value of time. The tick is the same traffic served first come, first served.",
      plots: [{
        kind: "still", height: 260, axis: "mean delay cost, cents a passage",
        draw: (size) => drawDeciles({
          title: "Delay cost by value of time", finding: title, groups: Array.from(worth, short), groupAxis: "value of time of the group, tokens per hour",
          values, compared, hue: "road", labels: { value: "as bid and paid", compared: "first come, first served" }, format: number,
        }, size),
      }],
      table: wholeTable(table),
    };
  },
};

export const netTransfer: CardDefinition = {
  name: "net-transfer", absent: "payments between groups: none was made",
  build(run) {
    const table = run.tables.road, paid = table?.numbers("paid"), received = table?.numbers("received"), worth = table?.numbers("valueOfTime");
    if (!table || !paid || !received || !worth || paid.length === 0) return undefined;
    const net = received.map((value, i) => (Number.isNaN(value) ? 0 : value) - (paid[i] ?? 0));
    if (net.every((value) => !(Math.abs(value) > 0))) return undefined;
    const half = Math.floor(net.length / 2), sum = (part: Float64Array): number => part.reduce((total, value) => total + (value || 0), 0);
    const low = sum(net.subarray(0, half)), high = sum(net.subarray(-half));
    const moved = net.reduce((total, value) => total + Math.abs(value || 0), 0), waited = (table.numbers("delayCost") ?? net).reduce((total, value) => total + (value || 0), 0);
    const title = moved < 0.01 * waited ? "Hardly any money changes hands" : low > 0 && high < 0 ? "Those in a hurry pay those who can wait" : low < 0 && high < 0 ? "All groups pay more than they receive" : "Net payments between groups";
    return {
      title, note: "Received minus paid, for each group of equal size by value of time.",
      plots: [{
        kind: "still", height: 260, axis: "net received, cents a passage",
        draw: (size) => drawDeciles({
          title: "Net transfer by value of time", finding: title, groups: Array.from(worth, short), groupAxis: "value of time of the group, tokens per hour",
          values: net, hue: "road", labels: { value: "receives", negative: "pays" }, format: number,
        }, size),
      }],
      table: { columns: ["value of time [token/h]", "paid [cent]", "received [cent]", "net [cent]"], rows: Array.from(net, (value, i) => [worth[i]!, paid[i]!, received[i]!, value]) },
    };
  },
};

export const roadOverTime: CardDefinition = {
  name: "road-over-time",
  build(run) {
    const ratio = seriesColumn(run, "road.delayCost.ratio"), queue = seriesColumn(run, "road.queue"), passages = seriesColumn(run, "road.passages");
    if (!ratio && !queue) return undefined;
    const mean = figure(run, "road.delayCost.ratio")?.value ?? (ratio ? settledMean(run, ratio) : Number.NaN);
    const title = ratio ? `Delay costs ${number(mean)} times what it would first come, first served` : `${number(settledMean(run, queue!))} vehicles wait on average`;
    const plots = [
      ...(ratio ? [timePlot(run, 190, title, {
        axis: "delay cost as a multiple of first come, first served", ceiling: 1.2,
        lines: [{ label: "as paid", values: ratio, hue: "road", overall: mean }], references: [{ label: "FIFO", value: 1 }],
      })] : []),
      ...(queue ? [timePlot(run, 150, title, { axis: "vehicles waiting", lines: [{ label: "queue", values: queue, hue: "road", area: true }] })] : []),
      ...(passages ? [timePlot(run, 150, title, { axis: "passages per minute", lines: [{ label: "passages", values: passages, hue: "road", style: "thin" }] })] : []),
    ];
    return { title, note: "Below 1 the road loses less than it would without payments.", plots, table: seriesTable(plots) };
  },
};
