/**
 * What is measured where peers have views of their own: how a transaction spreads, when each view confirms it, how far
 * views differ, and what each peer does. Figures are of transactions issued after the warm-up; those of confirmation leave
 * overhead out, as the ledger's own do, while all of it spreads.
 */
import type { Recorder } from "../../../../sim/recorder.js";
import type { Peer } from "../../control.js";
import { LogHistogram } from "./log-histogram.js";
import type { PeerNetwork } from "./peer-network.js";
import type { GossipSites } from "./sites.js";
import { OVERHEAD, SPREAD, UNSTEADY } from "./sites.js";
import { ENTERED, type Views } from "./views.js";

export const PEERS_TABLE = {
  name: "peers",
  doc: "One row a peer: where it is, what it issued, when it has and confirms transactions. What is confirmed is without overhead, and latencies are of all transactions of the economy, in this peer's view.",
  columns: [
    { name: "peer", doc: "Number of the peer, from 0." },
    { name: "x", unit: "m", doc: "Metres east of the origin." },
    { name: "y", unit: "m", doc: "Metres north of the origin." },
    { name: "region", doc: "Region it stands in, where the topology has any." },
    { name: "mana", unit: "1", doc: "Its share of the mana; where nothing goes by mana, all have the same." },
    { name: "degree", doc: "Neighbours." },
    { name: "transactions", doc: "Transactions attached through it, overhead included." },
    { name: "confirmed", doc: "Transactions confirmed in its view, without overhead." },
    { name: "latency.mean", unit: "s", doc: "Mean time from issue to confirmation in its view." },
    { name: "latency.p5", unit: "s", doc: "5 % are confirmed in its view within this time." },
    { name: "latency.p25", unit: "s", doc: "25 % are." },
    { name: "latency.p50", unit: "s", doc: "Half are." },
    { name: "latency.p75", unit: "s", doc: "75 % are." },
    { name: "latency.p95", unit: "s", doc: "95 % are." },
    { name: "tips.mean", unit: "1", doc: "Tips in its view, average over time." },
    { name: "dissemination.mean", unit: "s", doc: "Mean time from attachment until a transaction of another peer is part of its view." },
    { name: "flips", doc: "Times that its preference within a conflict changed from one side to another." },
    { name: "unconfirmations", doc: "Confirmations that it took back." },
    { name: "down", unit: "s", doc: "Time that it was down." },
  ],
} as const;

export const DISSEMINATION_TABLE = {
  name: "dissemination",
  doc: "How a transaction spreads: of each age the mean share of peers in whose view it is.",
  columns: [
    { name: "age", unit: "s", doc: "Time since attachment." },
    { name: "share", unit: "1", doc: "Mean share of peers." },
  ],
} as const;

export interface ViewStatisticsOptions {
  readonly network: PeerNetwork;
  readonly sites: GossipSites;
  readonly views: Views;
  readonly mana: Float64Array;
  readonly flips: Int32Array;
}

export class ViewStatistics {
  readonly #now: () => number;
  readonly #options: ViewStatisticsOptions;
  readonly #latencies: LogHistogram;
  readonly #ages = new LogHistogram(1);
  readonly #attached: Int32Array;
  readonly #confirmed: Int32Array;
  readonly #latency: Float64Array;
  readonly #arrived: Int32Array;
  readonly #age: Float64Array;
  readonly #unconfirmed: Int32Array;
  readonly #tipTime: Float64Array;
  readonly #flipsBefore: Int32Array;
  readonly #downTime: Float64Array;
  readonly #downSince: Float64Array;
  #down = 0;
  #since = 0;
  #sites = 0;
  #full = 0;
  #fullTime = 0;
  #settled = 0;
  #meanTime = 0;
  #deviation = 0;

  constructor(now: () => number, recorder: Recorder, options: ViewStatisticsOptions) {
    this.#now = now;
    this.#options = options;
    const { peers } = options.views;
    this.#latencies = new LogHistogram(peers);
    this.#attached = new Int32Array(peers);
    this.#confirmed = new Int32Array(peers);
    this.#latency = new Float64Array(peers);
    this.#arrived = new Int32Array(peers);
    this.#age = new Float64Array(peers);
    this.#unconfirmed = new Int32Array(peers);
    this.#tipTime = new Float64Array(peers);
    this.#flipsBefore = new Int32Array(peers);
    this.#downTime = new Float64Array(peers);
    this.#downSince = new Float64Array(peers).fill(Number.NaN);
    this.#declare(recorder);
    recorder.atWarmupEnd(() => { this.#restart(); });
    const peerRow = recorder.table(PEERS_TABLE), ageRow = recorder.table(DISSEMINATION_TABLE);
    recorder.atEnd(() => {
      for (let peer = 0; peer < peers; peer++) peerRow(this.#row(peer));
      this.#ages.cumulate(0, (age, count) => { ageRow([age, count / (peers * this.#sites)]); });
    });
  }

  get fullDissemination(): number { return this.#fullTime / this.#full; }

  attached(peer: Peer): void {
    this.#attached[peer]!++;
    this.#sites++;
  }

  /** A site is part of a view. */
  entered(slot: number, peer: Peer): void {
    const { attachedAt, origin, state } = this.#options.sites, attached = attachedAt[slot]!;
    if (attached < this.#since) return;
    const age = this.#now() - attached;
    this.#ages.add(0, age);
    if (origin[slot] !== peer) {
      this.#arrived[peer]!++;
      this.#age[peer]! += age;
    }
    if ((state[slot]! & SPREAD) !== 0 || !this.#isEverywhere(slot)) return;
    state[slot]! |= SPREAD;
    this.#full++;
    this.#fullTime += age;
  }

  /** Whether all peers that run have a site in their views. */
  #isEverywhere(slot: number): boolean {
    const { sites: { entries }, views } = this.#options, { peers, cells } = views;
    if (entries[slot]! < peers - this.#down) return false;
    if (this.#down === 0) return true;
    for (let peer = 0; peer < peers; peer++) if (Number.isNaN(this.#downSince[peer]!) && (cells[views.at(peer, slot)]! & ENTERED) === 0) return false;
    return true;
  }

  /** @param latency seconds since its transaction was issued */
  confirmed(slot: number, peer: Peer, latency: number): void {
    const { issuedAt, state } = this.#options.sites;
    if (issuedAt[slot]! < this.#since || (state[slot]! & OVERHEAD) !== 0) return;
    this.#confirmed[peer]!++;
    this.#latency[peer]! += latency;
    this.#latencies.add(peer, latency);
  }

  unconfirmed(peer: Peer): void { this.#unconfirmed[peer]!++; }

  /** A site is confirmed in every view. */
  settled(slot: number): void {
    const { issuedAt, confirmations, delays, squares, state } = this.#options.sites;
    // Of one that was confirmed and taken back the sums hold more than its last confirmations.
    if (issuedAt[slot]! < this.#since || (state[slot]! & (UNSTEADY | OVERHEAD)) !== 0) return;
    const mean = delays[slot]! / confirmations[slot]!;
    this.#settled++;
    this.#meanTime += mean;
    this.#deviation += Math.sqrt(Math.max(0, squares[slot]! / confirmations[slot]! - mean * mean));
  }

  turned(peer: Peer, isUp: boolean): void {
    this.#down += isUp ? -1 : 1;
    if (isUp) this.#downTime[peer]! += this.#now() - this.#downSince[peer]!;
    this.#downSince[peer] = isUp ? Number.NaN : this.#now();
  }

  #declare(recorder: Recorder): void {
    const sum = (values: Int32Array): number => values.reduce((all, value) => all + value, 0);
    const quantile = (share: number) => () => ({ value: this.#ages.quantile(0, share), count: sum(this.#arrived) });
    recorder.metric("tangle.dissemination.p50", "s", "Age at which half of the peers have a transaction in their view, over all transactions.", quantile(0.5));
    recorder.metric("tangle.dissemination.p95", "s", "Age at which 95 % of the peers have a transaction in their view, over all transactions.", quantile(0.95));
    recorder.metric("tangle.dissemination.full.mean", "s", "Mean time from attachment until a transaction is in the view of every peer that runs.", () => ({ value: this.#fullTime / this.#full, count: this.#full }));
    recorder.metric("confirmation.peers.mean", "s", "Mean time from issue to confirmation, over all views.", () => ({ value: this.#meanTime / this.#settled, count: this.#settled }));
    recorder.metric("confirmation.peers.deviation", "s", "Standard deviation over views of the time at which a transaction is confirmed, mean over transactions.", () => ({ value: this.#deviation / this.#settled, count: this.#settled }));
    recorder.metric("confirmation.flips", "1", "Times that the preference of a view changed from one side of a conflict to another.", () => sum(this.#options.flips) - sum(this.#flipsBefore));
    recorder.metric("confirmation.unconfirmed", "1", "Confirmations that a view took back.", () => sum(this.#unconfirmed));
  }

  #restart(): void {
    this.#since = this.#now();
    for (const counts of [this.#attached, this.#confirmed, this.#latency, this.#arrived, this.#age, this.#unconfirmed, this.#downTime]) counts.fill(0);
    this.#latencies.forget();
    this.#ages.forget();
    this.#flipsBefore.set(this.#options.flips);
    for (const peer of this.#tipTime.keys()) {
      this.#tipTime[peer] = this.#options.views.tipTime(peer);
      if (!Number.isNaN(this.#downSince[peer]!)) this.#downSince[peer] = this.#since;
    }
    this.#sites = this.#full = this.#fullTime = this.#settled = this.#meanTime = this.#deviation = 0;
  }

  #row(peer: Peer): (string | number | undefined)[] {
    const { network: { placement, graph }, views, mana, flips } = this.#options, now = this.#now();
    const quantile = (share: number): number => this.#latencies.quantile(peer, share);
    const down = this.#downTime[peer]! + (Number.isNaN(this.#downSince[peer]!) ? 0 : now - this.#downSince[peer]!);
    return [
      peer, placement.x[peer], placement.y[peer], placement.region(peer) || undefined, mana[peer], graph.degree(peer), this.#attached[peer], this.#confirmed[peer],
      this.#latency[peer]! / this.#confirmed[peer]!, quantile(0.05), quantile(0.25), quantile(0.5), quantile(0.75), quantile(0.95),
      (views.tipTime(peer) - this.#tipTime[peer]!) / (now - this.#since), this.#age[peer]! / this.#arrived[peer]!,
      flips[peer]! - this.#flipsBefore[peer]!, this.#unconfirmed[peer], down,
    ];
  }
}
