/** The few figures that a reader wants first, chosen by what the run has. */
import { figure, type Run } from "../data/run.js";
import { number, percent, sentence, shown, time } from "../format/quantity.js";
import { ledgerHue } from "./hues.js";

export interface Tile {
  /** Metric of the summary that the figure is read from. */
  readonly metric: string;
  readonly label: string;
  readonly figure: string;
  readonly unit: string;
  readonly note: string;
  readonly hue: string;
}

interface Wanted {
  readonly metric: string;
  readonly label: string;
  /** Undefined for the hue of the run's ledger. */
  readonly hue?: string;
  readonly show?: (value: number) => { figure: string; unit: string };
  readonly note?: (run: Run) => string | undefined;
}

const share = (value: number): { figure: string; unit: string } => ({ figure: percent(value).replace(" %", ""), unit: "%" });
const value = (run: Run, name: string): number | undefined => figure(run, name)?.value;
const say = (known: number | undefined, text: (value: number) => string): string | undefined => (known === undefined ? undefined : text(known));

const WANTED: readonly Wanted[] = [
  { metric: "throughput.confirmed", label: "Confirmed", note: (run) => say(value(run, "throughput.issued"), (issued) => `of ${number(issued)} issued per s`) },
  {
    metric: "confirmation.latency.p50", label: "Latency, median", show: time,
    note: (run) => say(value(run, "confirmation.latency.p95"), (p95) => `95 % within ${sentence(p95, "s")}`),
  },
  { metric: "confirmation.share", label: "Confirmed share", show: share, note: (run) => say(value(run, "confirmation.pending"), (pending) => `${number(pending)} waiting`) },
  {
    metric: "tangle.tips.mean", label: "Tips, mean",
    note: (run) => say(value(run, "tangle.firstApproval.mean"), (first) => `first approval in ${sentence(first, "s")}`),
  },
  {
    metric: "road.delayCost.ratio", label: "Delay cost", hue: "road", show: (ratio) => ({ figure: number(ratio), unit: "× FIFO" }),
    note: (run) => say(value(run, "road.delayCost.mean"), (mean) => `${number(mean)} cents a passage`),
  },
  {
    metric: "drones.parcels.onTime.share", label: "Parcels on time", hue: "drones", show: share,
    note: (run) => say(value(run, "drones.parcels.onTime"), (parcels) => `${number(parcels)} parcels`),
  },
  {
    metric: "grid.selfSufficiency", label: "Self-sufficiency", hue: "grid-hue", show: share,
    note: (run) => say(value(run, "grid.selfSufficiency.individual"), (alone) => `${percent(alone)} without trading`),
  },
  {
    metric: "grid.traded", label: "Energy traded", hue: "grid-hue",
    note: (run) => say(value(run, "grid.price.mean"), (price) => `at ${number(price)} tokens a kWh`),
  },
  {
    metric: "sensors.freshness.mean", label: "Age of sensor data", hue: "sensors", show: time,
    note: (run) => say(value(run, "sensors.readings"), (readings) => `${number(readings)} readings`),
  },
];
const MOST_TILES = 8;

/** Tiles whose metric the run observed; those of a domain that it does not have are left out. */
export function headline(run: Run): Tile[] {
  return WANTED.flatMap((wanted) => {
    const metric = figure(run, wanted.metric);
    if (!metric) return [];
    const text = wanted.show?.(metric.value) ?? shown(metric.value, metric.unit);
    return [{ metric: wanted.metric, label: wanted.label, ...text, note: wanted.note?.(run) ?? "", hue: wanted.hue ?? ledgerHue(run) }];
  }).slice(0, MOST_TILES);
}
