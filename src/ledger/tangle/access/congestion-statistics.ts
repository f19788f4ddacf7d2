/** What is measured of congestion: by issuer what it wanted, what it got, what was fair, how long it took and what waited. */
import { QuantileSketch } from "../../../sim/quantile-sketch.js";
import type { Recorder, RowWriter } from "../../../sim/recorder.js";
import type { Peer } from "../control.js";
import type { CongestionRule } from "./congestion.js";
import { fairShares } from "./fair-share.js";

export const ISSUERS_TABLE = {
  name: "issuers",
  doc: "One row for each peer as an issuer of transactions: what it wanted, what the schedulers took in, and what was fair. After the warm-up.",
  columns: [
    { name: "issuer", doc: "Number of the peer through which transactions were issued; peer 0 has the most mana." },
    { name: "mana", doc: "Its share of all mana." },
    { name: "issued", doc: "Transactions that its devices wanted to issue." },
    { name: "confirmed", doc: "Transactions confirmed in the payee's view." },
    { name: "rate", unit: "1/s", doc: "Transactions that its devices wanted to issue, per second." },
    { name: "fairRate", unit: "1/s", doc: "Max-min fair share by mana of what a peer can take in, given what all wanted." },
    { name: "throughput", unit: "1/s", doc: "Transactions that other peers took into their views per second, mean over the peers." },
    { name: "latency.mean", unit: "s", doc: "Mean time from when a transaction was wanted to its confirmation." },
    { name: "latency.p95", unit: "s", doc: "Time that 95 % of its transactions did not exceed." },
    { name: "queue.mean", doc: "Its transactions waiting in an inbox, mean over peers and over time." },
    { name: "dropped", doc: "Times that a peer let go of a transaction of it, or refused one." },
    { name: "blacklisted", unit: "s", doc: "Time for which it was refused, mean over the other peers." },
  ],
} as const;

export const CONGESTION_TABLE = {
  name: "congestion",
  doc: "Queue, rate and latency of issuers in each measuring interval; of the 30 with the most mana.",
  columns: [
    { name: "time", unit: "s", doc: "End of the interval." },
    { name: "issuer", doc: "Number of the peer." },
    { name: "queue", doc: "Its transactions waiting in an inbox, mean over peers, at the end of the interval." },
    { name: "rate", unit: "1/s", doc: "Transactions of it that other peers took in per second, mean over the peers." },
    { name: "latency", unit: "s", doc: "Mean time to confirmation of those confirmed in the interval." },
  ],
} as const;

/** Issuers with a row in each interval. */
const SHOWN = 30;

export interface Queues {
  /** Transactions of an issuer that wait in the inboxes of all peers. */
  inInboxes(issuer: Peer): number;
  /** Transactions that an issuer's rate does not allow yet. */
  atIssuer(issuer: Peer): number;
}

export class CongestionStatistics {
  readonly #now: () => number;
  readonly #peers: number;
  readonly #rule: CongestionRule;
  readonly #shares: Float64Array;
  readonly #queues: Queues;
  readonly #row: RowWriter;
  readonly #wanted: Float64Array;
  readonly #taken: Float64Array;
  readonly #confirmed: Float64Array;
  readonly #dropped: Float64Array;
  readonly #banned: Float64Array;
  readonly #latency: readonly QuantileSketch[];
  readonly #latencySum: Float64Array;
  readonly #latencyCount: Float64Array;
  /** Sum over samples, one an interval, of what waits. */
  readonly #waited: Float64Array;
  #samples = 0;
  /** Of the interval: what was taken in, and the latencies. */
  readonly #takenLately: Float64Array;
  readonly #lateSum: Float64Array;
  readonly #lateCount: Float64Array;
  #wantedLately = 0;
  #schedules = 0;
  #schedulesLately = 0;
  #intervals = 0;
  #congested = 0;
  #since = 0;

  constructor(now: () => number, recorder: Recorder, rule: CongestionRule, shares: Float64Array, queues: Queues) {
    const peers = shares.length, column = (): Float64Array => new Float64Array(peers);
    this.#now = now;
    this.#peers = peers;
    this.#rule = rule;
    this.#shares = shares;
    this.#queues = queues;
    this.#wanted = column();
    this.#taken = column();
    this.#confirmed = column();
    this.#dropped = column();
    this.#banned = column();
    this.#latency = Array.from({ length: peers }, () => new QuantileSketch());
    this.#latencySum = column();
    this.#latencyCount = column();
    this.#waited = column();
    this.#takenLately = column();
    this.#lateSum = column();
    this.#lateCount = column();
    this.#row = recorder.table(CONGESTION_TABLE);
    this.#declare(recorder);
    recorder.atWarmupEnd(() => this.#restart());
    const issuers = recorder.table(ISSUERS_TABLE);
    recorder.atEnd(() => { this.#close(recorder, issuers); });
  }

  wanted(issuer: Peer): void { this.#wanted[issuer]!++; this.#wantedLately++; }
  dropped(issuer: Peer): void { this.#dropped[issuer]!++; }
  blacklisted(issuer: Peer, seconds: number): void { this.#banned[issuer]! += seconds; }

  scheduled(issuer: Peer, peer: Peer): void {
    this.#schedules++;
    this.#schedulesLately++;
    // What an issuer's own peer takes in is its own affair; a selfish one does not even count it.
    if (issuer === peer) return;
    this.#taken[issuer]!++;
    this.#takenLately[issuer]!++;
  }

  confirmed(issuer: Peer, issuedAt: number): void {
    const latency = this.#now() - issuedAt;
    this.#confirmed[issuer]!++;
    this.#lateSum[issuer]! += latency;
    this.#lateCount[issuer]!++;
    if (issuedAt < this.#since) return;
    this.#latency[issuer]!.add(latency);
    this.#latencySum[issuer]! += latency;
    this.#latencyCount[issuer]!++;
  }

  /** By issuer, per second: what it wanted, what was taken in elsewhere, and its max-min fair share. */
  #rates(): { wanted: Float64Array; taken: Float64Array; fair: Float64Array } {
    const seconds = this.#now() - this.#since;
    const wanted = this.#wanted.map((count) => count / seconds);
    const taken = this.#taken.map((count) => count / seconds / Math.max(1, this.#peers - 1));
    return { wanted, taken, fair: fairShares(wanted, this.#shares, this.#rule.rate) };
  }

  #declare(recorder: Recorder): void {
    recorder.metric("congestion.utilisation", "1", "Share of what the peers can take in that they did take in.",
      () => this.#schedules / this.#peers / (this.#now() - this.#since) / this.#rule.rate);
    recorder.metric("congestion.queue.mean", "1", "Transactions that wait in the inbox of a peer, mean over peers and time.",
      () => sum(this.#waited) / this.#samples / this.#peers);
    recorder.metric("congestion.unfairness", "1", "Share of what was taken in that would have to go to other issuers for max-min fairness by mana; 0: fair.", () => {
      const { taken, fair } = this.#rates();
      return sum(taken.map((rate, issuer) => Math.max(0, fair[issuer]! - rate))) / sum(fair);
    });
    recorder.metric("congestion.excess", "1", "The most that an issuer got, as a multiple of its max-min fair share.", () => {
      const { taken, fair } = this.#rates();
      return Math.max(0, ...taken.map((rate, issuer) => fair[issuer]! > 0 ? rate / fair[issuer]! : 0));
    });
    recorder.metric("congestion.modest.latency", "s", "Mean latency of the issuers that wanted no more than their share of mana of what a peer can take in.", () => {
      const { wanted } = this.#rates();
      let latency = 0, count = 0;
      wanted.forEach((rate, issuer) => {
        if (rate > this.#shares[issuer]! * this.#rule.rate) return;
        latency += this.#latencySum[issuer]!;
        count += this.#latencyCount[issuer]!;
      });
      return { value: latency / count, count };
    });
    recorder.metric("congestion.dropped", "1", "Times that a peer let go of a transaction for want of room, or refused one.", () => sum(this.#dropped));
    recorder.series("congestion.queue", "1", "Transactions waiting in the inboxes of all peers, at the end of the interval.", (interval) => this.#sample(interval));
    recorder.series("congestion.rate", "1/s", "Transactions that a peer took in per second, mean over peers.", (interval) => {
      const schedules = this.#schedulesLately;
      this.#schedulesLately = 0;
      return schedules / this.#peers / interval;
    });
  }

  /** Writes the rows of an interval. @returns what waits at all schedulers */
  #sample(interval: number): number {
    const time = this.#now();
    let total = 0;
    for (let issuer = 0; issuer < this.#peers; issuer++) {
      const waiting = this.#queues.inInboxes(issuer);
      total += waiting;
      this.#waited[issuer]! += waiting;
      if (issuer < SHOWN) {
        this.#row([time, issuer, waiting / this.#peers, this.#takenLately[issuer]! / Math.max(1, this.#peers - 1) / interval, this.#lateSum[issuer]! / this.#lateCount[issuer]!]);
      }
    }
    this.#samples++;
    if (time > this.#since) {
      this.#intervals++;
      if (this.#wantedLately > this.#rule.rate * interval) this.#congested++;
    }
    this.#wantedLately = 0;
    for (const column of [this.#takenLately, this.#lateSum, this.#lateCount]) column.fill(0);
    return total;
  }

  #restart(): void {
    this.#since = this.#now();
    this.#schedules = this.#samples = this.#intervals = this.#congested = 0;
    for (const column of [this.#wanted, this.#taken, this.#confirmed, this.#dropped, this.#banned, this.#latencySum, this.#latencyCount, this.#waited]) column.fill(0);
    for (const sketch of this.#latency) sketch.reset();
  }

  #close(recorder: Recorder, row: RowWriter): void {
    const { wanted, taken, fair } = this.#rates(), others = Math.max(1, this.#peers - 1);
    for (let issuer = 0; issuer < this.#peers; issuer++) {
      row([issuer, this.#shares[issuer]!, this.#wanted[issuer]!, this.#confirmed[issuer]!, wanted[issuer]!, fair[issuer]!, taken[issuer]!,
        this.#latencySum[issuer]! / this.#latencyCount[issuer]!, this.#latency[issuer]!.quantile(0.95),
        this.#waited[issuer]! / this.#samples / this.#peers, this.#dropped[issuer]!, this.#banned[issuer]! / others]);
    }
    if (this.#congested > this.#intervals / 2) {
      let home = 0;
      for (let issuer = 0; issuer < this.#peers; issuer++) home += this.#queues.atIssuer(issuer);
      recorder.warn("congested", `Devices wanted to issue ${Math.round(sum(wanted))} transactions a second, and each peer takes in at most ${this.#rule.rate}: whoever asks for more than its share waits (by now ${home} ${home === 1 ? "transaction" : "transactions"} at home, the others in the inboxes of peers), and the longer the run, the longer. Lower the load, or raise ledger.congestion.rate.`);
    }
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
