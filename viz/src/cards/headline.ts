/** The few figures that a reader wants first, chosen by what the run has. */
import { figure, type Run } from "../data/run.js";
import { number, percent, sentence, shown, time } from "../format/quantity.js";
import { tariffs } from "./grid-cards.js";
import { ledgerHue } from "./hues.js";
import { seriesColumn, settledMean } from "./over-time.js";
import { FEWEST_TIPS, ofHonest } from "./tangle-cards.js";

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
  /** Where the figure would say nothing. */
  readonly unless?: (run: Run) => boolean;
}

const share = (value: number): { figure: string; unit: string } => ({ figure: percent(value).replace(" %", ""), unit: "%" });
const value = (run: Run, name: string): number | undefined => figure(run, name)?.value;
const say = (known: number | undefined, text: (value: number) => string): string | undefined => (known === undefined ? undefined : text(known));

/** In the order of importance: the first that a run has are shown, each beside what it is to be compared with. */
const WANTED: readonly Wanted[] = [
  {
    metric: "attack.success.share", label: "Attack succeeds", hue: "bad", show: share,
    note: (run) => join(say(value(run, "attack.success.theory"), (theory) => `theory ${percent(theory)}`),
      say(value(run, "attack.attempted"), (attempted) => `${number(value(run, "attack.succeeded") ?? 0)} of ${number(attempted)}`)),
  },
  {
    metric: "attack.cost.transactions", label: "Transactions spent", hue: "bad",
    note: (run) => say(value(run, "attack.cost.energy"), (energy) => `${sentence(energy, "J")} of work`),
  },
  {
    metric: "throughput.confirmed", label: "Confirmed",
    note: (run) => say(value(run, "throughput.issued"), (issued) => `of ${number(issued)} issued per s`),
  },
  {
    metric: "confirmation.latency.p50", label: "Latency, median", show: time,
    note: (run) => say(value(run, "confirmation.latency.p95"), (p95) => `95 % within ${sentence(p95, "s")}`),
  },
  {
    metric: "cloud.availability", label: "Servers up", show: share,
    note: (run) => join(say(value(run, "cloud.utilisation"), (busy) => `${percent(busy)} busy`), say(value(run, "cloud.wait.mean"), (wait) => `${sentence(wait, "s")} in the queue`)),
  },
  {
    metric: "coordinator.availability", label: "Coordinator up", show: share,
    note: (run) => say(value(run, "coordinator.outages"), (outages) => (outages === 0 ? "no outage" : `${number(outages)} outage${outages === 1 ? "" : "s"}`)),
  },
  {
    metric: "confirmation.peers.mean", label: "Latency over peers", show: time,
    note: (run) => say(value(run, "confirmation.peers.deviation"), (deviation) => `± ${sentence(deviation, "s")} between peers`),
  },
  {
    metric: "tangle.tips.mean", label: "Tips, mean",
    note: (run) => say(expectedTips(run), (theory) => `theory ${value(run, "attack.tips.theory") === undefined && ofHonest(run) !== "" ? "of honest issuers" : "expects"} ${number(theory)}`)
      ?? say(value(run, "tangle.firstApproval.mean"), (first) => `first approval in ${sentence(first, "s")}`),
  },
  {
    metric: "tangle.dissemination.mean", label: "Dissemination", show: time,
    note: (run) => say(value(run, "tangle.dissemination.full.mean"), (full) => `known to all after ${sentence(full, "s")}`),
    // In a view that all share it is the delay of the scenario, and no finding.
    unless: (run) => !value(run, "tangle.dissemination.mean") || value(run, "tangle.dissemination.full.mean") === undefined,
  },
  {
    metric: "deals.paidInTime", label: "Paid in time", show: (count) => ({ figure: number(count), unit: "deals" }),
    note: (run) => say(value(run, "deals.agreed"), (agreed) => (agreed > 0 ? `${percent(Math.min(1, (value(run, "deals.paidInTime") ?? 0) / agreed))} of the agreed` : "none was agreed")),
    unless: (run) => !value(run, "deals.agreed"),
  },
  {
    metric: "settlement.loss", label: "Lost by sellers", hue: "bad", unless: (run) => !value(run, "settlement.loss"),
    note: (run) => say(value(run, "conflicts.attempted"), (tried) => `${number(value(run, "conflicts.succeeded") ?? 0)} of ${number(tried)} double spends`),
  },
  {
    metric: "trade.share", label: "Trades made", show: share, note: () => "of those that were worth it",
  },
  {
    metric: "trade.efficiency", label: "Gains of trade left", show: share,
    note: (run) => say(value(run, "trade.efficiency.gross"), (gross) => `${percent(gross)} before fees`),
  },
  {
    metric: "channel.locked.mean", label: "Locked in channels", unless: (run) => !value(run, "channel.locked.mean"),
    note: (run) => say(value(run, "channel.locked.hub.mean"), (hub) => `${number(hub)} of them the hub's`),
  },
  {
    metric: "road.delayCost.ratio", label: "Delay cost", hue: "road", show: (ratio) => ({ figure: number(ratio), unit: "× FIFO" }),
    note: (run) => join(say(value(run, "road.delayCost.mean"), (mean) => `${number(mean)} cents a passage`), say(value(run, "road.delayCost.fifo.mean"), (fifo) => `FIFO ${number(fifo)}`)),
  },
  {
    metric: "drones.parcels.onTime.share", label: "Parcels on time", hue: "drones", show: share,
    note: (run) => join(say(value(run, "drones.parcels.onTime"), (parcels) => number(parcels)),
      say(value(run, "drones.parcels.late"), (late) => `${number(late)} late`), say(value(run, "drones.parcels.missed"), (missed) => `${number(missed)} missed`)),
  },
  {
    metric: "grid.selfSufficiency", label: "Self-sufficiency", hue: "grid-hue", show: share,
    note: (run) => say(value(run, "grid.selfSufficiency.individual"), (alone) => `${percent(alone)} each home alone`),
  },
  {
    metric: "sensors.freshness.mean", label: "Age of sensor data", hue: "sensors", show: time,
    note: (run) => say(value(run, "sensors.freshness.sampling"), (sampling) => `${sentence(sampling, "s")} with instant news`),
  },
  {
    metric: "grid.price.mean", label: "Energy price", hue: "grid-hue", show: (price) => ({ figure: number(price), unit: "token/kWh" }),
    note: (run) => say(tariffs(run).find(({ label }) => label === "retail")?.value, (retail) => `the retailer asks ${number(retail)}`),
  },
  {
    metric: "grid.traded", label: "Energy traded", hue: "grid-hue",
    note: (run) => say(value(run, "grid.load"), (load) => `of ${sentence(load, "kWh")} used`),
  },
  {
    metric: "charging.padUtilisation", label: "Pads occupied", hue: "drones", show: share,
    note: (run) => say(value(run, "charging.wait.mean"), (wait) => `${sentence(wait, "s")} of waiting`),
  },
  {
    metric: "road.paidInTime.share", label: "Bids in time", hue: "road", show: share,
    note: (run) => say(value(run, "road.passages"), (passages) => `${number(passages)} passages`),
  },
  {
    // Where all sellers wait for confirmation, this is the latency once more; beside thieves it is what safety costs.
    metric: "settlement.clearing.mean", label: "Sellers act after", show: time, note: () => "from the payment's issue",
    unless: (run) => !value(run, "conflicts.attempted") && Math.abs((value(run, "settlement.clearing.mean") ?? 0) / (value(run, "confirmation.latency.mean") ?? 1) - 1) < 0.05,
  },
  { metric: "fees.mean", label: "Fee, mean", unless: (run) => !value(run, "fees.mean"), note: () => "a transaction" },
  { metric: "confirmation.share", label: "Confirmed share", show: share, note: (run) => say(value(run, "confirmation.pending"), (pending) => `${number(pending)} waiting`) },
];

function join(...parts: (string | undefined)[]): string { return parts.filter((part) => part !== undefined).join(" · "); }

/** Of the closed form, where the run has one and it holds; under an attack on the tips, of the one that knows of it. */
function expectedTips(run: Run): number | undefined {
  const attacked = value(run, "attack.tips.theory");
  if (attacked !== undefined) return attacked;
  const theory = seriesColumn(run, "tangle.tips.theory"), expected = theory && settledMean(run, theory);
  return expected !== undefined && expected >= FEWEST_TIPS ? expected : undefined;
}

const MOST_TILES = 8;

/** Tiles whose metric the run observed; those of a domain that it does not have are left out. */
export function headline(run: Run): Tile[] {
  return WANTED.flatMap((wanted) => {
    const metric = figure(run, wanted.metric);
    if (!metric || wanted.unless?.(run)) return [];
    const text = wanted.show?.(metric.value) ?? shown(metric.value, metric.unit);
    return [{ metric: wanted.metric, label: wanted.label, ...text, note: wanted.note?.(run) ?? "", hue: wanted.hue ?? ledgerHue(run) }];
  }).slice(0, MOST_TILES);
}
