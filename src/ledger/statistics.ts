/**
 * What is measured of every ledger in the same way: throughput, confirmation latency, and what is still pending.
 * Figures count from the end of the warm-up, and latency only of transactions issued since; the series shows everything.
 * What users feel is measured on the economy's own transactions: overhead (`Purpose.overhead`) has rows of its own in
 * latency.csv, counts in throughput, and nowhere else.
 */
import { QuantileSketch } from "../sim/quantile-sketch.js";
import type { Recorder } from "../sim/recorder.js";
import { TimeAverage } from "../sim/time-average.js";
import { Trend } from "./trend.js";

const INTERVAL_PERCENTILES = [5, 25, 50, 75, 95, 99] as const;
/** Fewer confirmations than this say nothing about a distribution. */
const FEWEST_CONFIRMED = 30;
/** A larger share than this still pending at the end means that the latencies seen are those of the fast. */
const MOST_PENDING = 0.2;

export const LATENCY_TABLE = {
  name: "latency",
  doc: "Distribution of the confirmation latency by kind of issuing device, in bins of stated relative width; the row without bounds counts what was not confirmed by the end. Transactions issued after the warm-up.",
  columns: [
    { name: "kind", doc: "Kind of the issuing device." },
    { name: "low", unit: "s", doc: "Lower bound of the bin." },
    { name: "high", unit: "s", doc: "Upper bound of the bin." },
    { name: "count", doc: "Transactions in the bin." },
  ],
} as const;

/** Latency and counts of one kind of device. */
interface KindStatistics { readonly kind: string; readonly isOverhead: boolean; latency: QuantileSketch; issued: number; confirmed: number }

export class LedgerStatistics {
  readonly #now: () => number;
  readonly #recorder: Recorder;
  readonly #kinds: KindStatistics[] = [];
  readonly #pending: TimeAverage;
  readonly #trend: Trend;
  readonly #ofInterval = new QuantileSketch();
  #since = 0;
  #issued = 0;
  /** Of those, what is not of the economy. */
  #overhead = 0;
  #confirmed = 0;
  #rejected = 0;
  #issuedEver = 0;
  #issuedInInterval = 0;
  #confirmedInInterval = 0;
  #latencySum = 0;
  #latencyCount = 0;

  constructor(now: () => number, recorder: Recorder) {
    this.#now = now;
    this.#recorder = recorder;
    this.#pending = new TimeAverage(now);
    this.#trend = new Trend(now(), recorder.duration, 0);
    this.#declareMetrics(recorder);
    this.#declareSeries(recorder);
    const row = recorder.table(LATENCY_TABLE);
    recorder.atWarmupEnd(() => this.#restart());
    recorder.atEnd(() => {
      for (const { kind, latency, issued, confirmed } of this.#kinds) {
        for (const { low, high, count } of latency.bins()) row([kind, low, high, count]);
        row([kind, undefined, undefined, issued - confirmed]);
      }
      this.#warn();
    });
  }

  /** Index of a kind of device, for the calls below. */
  kind(kind: string, isOverhead = false): number {
    const known = this.#kinds.findIndex((statistics) => statistics.kind === kind && statistics.isOverhead === isOverhead);
    if (known >= 0) return known;
    return this.#kinds.push({ kind, isOverhead, latency: new QuantileSketch(), issued: 0, confirmed: 0 }) - 1;
  }

  issued(kind: number): void {
    const statistics = this.#kinds[kind]!;
    statistics.issued++;
    this.#issuedInInterval++;
    this.#issued++;
    if (statistics.isOverhead) { this.#overhead++; return; }
    this.#issuedEver++;
    this.#pend(1);
  }

  rejected(): void { this.#rejected++; }

  /** A transaction ended without confirmation. */
  lost(kind: number): void { if (!this.#kinds[kind]!.isOverhead) this.#pend(-1); }

  confirmed(kind: number, issuedAt: number, latency: number): void {
    this.#confirmed++;
    this.#confirmedInInterval++;
    const statistics = this.#kinds[kind]!;
    if (!statistics.isOverhead) {
      this.#ofInterval.add(latency);
      this.#pend(-1);
    }
    if (issuedAt < this.#since) return;
    statistics.latency.add(latency);
    statistics.confirmed++;
    if (statistics.isOverhead) return;
    this.#latencySum += latency;
    this.#latencyCount++;
  }

  /** Transactions of the economy issued since the warm-up. */
  get #own(): number { return this.#issued - this.#overhead; }

  /** Mean time from issue to confirmation since the warm-up; NaN where nothing was confirmed. */
  get meanLatency(): number { return this.#latencySum / this.#latencyCount; }

  #pend(change: number): void {
    this.#pending.add(change);
    this.#trend.set(this.#now(), this.#pending.value);
  }

  #restart(): void {
    this.#since = this.#now();
    this.#issued = this.#overhead = this.#confirmed = this.#rejected = 0;
    this.#latencySum = this.#latencyCount = 0;
    this.#pending.reset();
    this.#trend.restart(this.#since);
    for (const statistics of this.#kinds) {
      statistics.latency.reset();
      statistics.issued = statistics.confirmed = 0;
    }
  }

  #declareMetrics(recorder: Recorder): void {
    const rate = (count: number) => ({ value: count / (this.#now() - this.#since), count });
    const percentile = (q: number) => () => ({ value: this.#overall().quantile(q), count: this.#latencyCount });
    recorder.metric("throughput.issued", "1/s", "Transactions issued per second, overhead included.", () => rate(this.#issued));
    recorder.metric("throughput.confirmed", "1/s", "Transactions confirmed per second, overhead included.", () => rate(this.#confirmed));
    recorder.metric("throughput.overhead", "1/s", "Transactions issued per second that are not of the economy: votes, milestones, promotions, and what an adversary issues.", () => rate(this.#overhead));
    recorder.metric("confirmation.share", "1", "Share of the transactions issued that were confirmed before the run ended; those still pending then are not. Without overhead, like all figures of confirmation.",
      () => ({ value: this.#latencyCount / this.#own, count: this.#own }));
    recorder.metric("confirmation.latency.mean", "s", "Mean time from issue to confirmation in the payee's view.",
      () => ({ value: this.meanLatency, count: this.#latencyCount }));
    recorder.metric("confirmation.latency.p50", "s", "Time within which half of the confirmed transactions were confirmed.", percentile(0.5));
    recorder.metric("confirmation.latency.p95", "s", "Time within which 95 % of the confirmed transactions were confirmed.", percentile(0.95));
    recorder.metric("confirmation.latency.p99", "s", "Time within which 99 % of the confirmed transactions were confirmed.", percentile(0.99));
    recorder.metric("confirmation.pending", "1", "Transactions issued and not yet confirmed or lost, average over time.", () => this.#pending.mean);
    recorder.metric("payments.rejected", "1", "Payments that were never issued because the payer had no cover.", () => this.#rejected);
  }

  #declareSeries(recorder: Recorder): void {
    recorder.series("throughput.issued", "1/s", "Transactions issued per second in the interval.", (interval) => {
      const issued = this.#issuedInInterval;
      this.#issuedInInterval = 0;
      return issued / interval;
    });
    recorder.series("throughput.confirmed", "1/s", "Transactions confirmed per second in the interval.", (interval) => {
      const confirmed = this.#confirmedInInterval;
      this.#confirmedInInterval = 0;
      return confirmed / interval;
    });
    for (const percent of INTERVAL_PERCENTILES) {
      recorder.series(`confirmation.latency.p${percent}`, "s", `Latency that ${percent} % of the transactions confirmed in the interval did not exceed.`,
        () => this.#ofInterval.quantile(percent / 100));
    }
    recorder.series("confirmation.pending", "1", "Transactions issued and not yet confirmed or lost, at the end of the interval.", () => {
      // Columns are read in the order of their declaration, so the percentiles have been read by now.
      this.#ofInterval.reset();
      return this.#pending.value;
    });
  }

  #overall(): QuantileSketch {
    const all = new QuantileSketch();
    for (const { latency, isOverhead } of this.#kinds) if (!isOverhead) all.merge(latency);
    return all;
  }

  #warn(): void {
    const recorder = this.#recorder;
    if (this.#rejected > this.#own) {
      recorder.warn("mostly-rejected", `${this.#rejected} payments were rejected and ${this.#own} transactions issued: most devices cannot pay. Give them fuller wallets, or let money flow back to those who pay.`);
    }
    if (this.#issuedEver === 0) {
      recorder.warn("no-transactions", "No transaction was issued, but for votes and attacks where there are any: the figures of the ledger mean nothing. Give the scenario a load.rate or fleets.");
      return;
    }
    if (this.#latencyCount < FEWEST_CONFIRMED) {
      recorder.warn("few-confirmed", `Only ${this.#latencyCount} of the transactions issued after the warm-up were confirmed: too few to speak of a latency. Let the run last longer, or ease the confirmation.`);
    }
    if (this.#trend.isGrowing(this.#now())) {
      recorder.warn("growing-backlog", `Unconfirmed transactions pile up (${Math.round(this.#trend.halfway)} halfway, ${this.#pending.value} at the end): the run has no steady state, and its latency depends on how long it lasts.`);
    } else if (this.#pending.value > MOST_PENDING * this.#own && this.#latencyCount >= FEWEST_CONFIRMED) {
      recorder.warn("censored-latency", `${this.#pending.value} transactions were still pending at the end, against ${this.#own} issued after the warm-up: the latency is that of the fast ones. Let the run last longer.`);
    }
  }
}
