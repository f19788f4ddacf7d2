/** What is measured of channels: how often the ledger is needed for them, what lies idle in them, and what cheaters take. */
import type { Recorder } from "../../sim/recorder.js";
import { TimeAverage } from "../../sim/time-average.js";
import { MICRO } from "../port.js";

/** Fewer payments than this say nothing about channels. */
const FEWEST = 30;
/** A larger share of payments that no channel carries means that channels do not serve. */
const MOST_ON_LEDGER = 0.5;

export class ChannelStatistics {
  readonly #locked: TimeAverage;
  readonly #lockedOfHub: TimeAverage;
  readonly #open: TimeAverage;
  readonly #told: (change: number) => void;
  #counts = zero();
  #updatesInInterval = 0;
  #onLedgerInInterval = 0;

  /** @param locked told how much more (or less) money is locked, where somebody else measures it too */
  constructor(now: () => number, recorder: Recorder, path: string, locked: (change: number) => void = () => {}) {
    this.#told = locked;
    this.#locked = new TimeAverage(now);
    this.#lockedOfHub = new TimeAverage(now);
    this.#open = new TimeAverage(now);
    const metric = (name: string, unit: string, doc: string, read: (counts: Counts) => number): void => { recorder.metric(name, unit, doc, () => read(this.#counts)); };
    metric("channel.opened", "1", "Channels that a transaction on the ledger opened; those that were there before the run are not counted.", ({ opened }) => opened);
    metric("channel.refilled", "1", "Times that an exhausted channel was topped up, or closed and opened again.", ({ refilled }) => refilled);
    metric("channel.closed", "1", "Channels that were closed, disputed ones included.", ({ closed }) => closed);
    metric("channel.disputes", "1", "Times that a cheater published an old state.", ({ disputes }) => disputes);
    metric("channel.exhausted", "1", "Payments that found less money on their side of a channel than they needed.", ({ exhausted }) => exhausted);
    metric("channel.updates", "1", "Payments made in channels, by signed messages and without the ledger.", ({ updates }) => updates);
    metric("channel.messages", "1", "Data sent as signed messages, of which the ledger keeps nothing.", ({ messages }) => messages);
    recorder.metric("channel.onLedger.share", "1", "Share of the payments that were issued on the ledger and not in a channel.",
      () => ({ value: this.#counts.onLedger / (this.#counts.onLedger + this.#counts.updates), count: this.#counts.onLedger + this.#counts.updates }));
    recorder.metric("channel.transactions.perPayment", "1", "Transactions on the ledger that open, top up, empty, close or dispute channels, for each payment made in one.",
      () => ({ value: this.#counts.transactions / this.#counts.updates, count: this.#counts.transactions }));
    recorder.metric("channel.open.mean", "1", "Open channels, average over time.", () => this.#open.mean);
    recorder.metric("channel.locked.mean", "token", "Money locked in channels, average over time.", () => this.#locked.mean / MICRO);
    recorder.metric("channel.locked.hub.mean", "token", "The hub's part of it.", () => this.#lockedOfHub.mean / MICRO);
    metric("channel.fees.routing", "token", "Fees that the hub took for payments through it.", ({ routing }) => routing / MICRO);
    metric("channel.loss", "token", "Money that cheaters took by old states that nobody contested.", ({ loss }) => loss / MICRO);
    metric("channel.penalties", "token", "Money that cheaters lost because somebody did.", ({ penalties }) => penalties / MICRO);
    recorder.series("channel.locked", "token", "Money locked in channels, at the end of the interval.", () => this.#locked.value / MICRO);
    recorder.series("channel.locked.hub", "token", "The hub's part of it.", () => this.#lockedOfHub.value / MICRO);
    recorder.series("channel.updates", "1/s", "Payments made in channels per second in the interval.", (interval) => {
      const rate = this.#updatesInInterval / interval;
      this.#updatesInInterval = 0;
      return rate;
    });
    recorder.series("channel.onLedger", "1/s", "Transactions on the ledger per second in the interval: payments beside channels, and those of the channels themselves.", (interval) => {
      const rate = this.#onLedgerInInterval / interval;
      this.#onLedgerInInterval = 0;
      return rate;
    });
    recorder.atEnd(() => { this.#warn(recorder, path); });
    recorder.atWarmupEnd(() => {
      for (const average of [this.#locked, this.#lockedOfHub, this.#open]) average.reset();
      this.#counts = zero();
    });
  }

  #warn(recorder: Recorder, path: string): void {
    const { onLedger, updates, dry } = this.#counts, share = onLedger / (onLedger + updates);
    if (onLedger + updates >= FEWEST && share > MOST_ON_LEDGER) {
      recorder.warn("channels-bypassed", `${Math.round(100 * share)} % of the payments went on the ledger, since no channel could carry them: give wallets more, or spread them over fewer channels (a lower ${path}.capacity${path === "ledger" ? ", or ledger.topology.kind hub" : ""}).`);
    }
    if (dry > 0) recorder.warn("hub-dry", `${dry} times the hub had nothing left to put into a payee's channel: raise ledger.topology.capital, or lower ledger.topology.capacity.`);
  }

  /** Whole micro-tokens that are locked now. */
  get locked(): number { return this.#locked.value; }

  lock(change: number, isHubs: boolean): void {
    if (change === 0) return;
    this.#locked.add(change);
    this.#told(change);
    if (isHubs) this.#lockedOfHub.add(change);
  }

  /** Of the money that is locked, so much more is the hub's. */
  moveToHub(change: number): void { if (change !== 0) this.#lockedOfHub.add(change); }

  /** A channel is there, or no longer. */
  exists(change: 1 | -1): void { this.#open.add(change); }
  updated(routing: number): void { this.#counts.updates++; this.#updatesInInterval++; this.#counts.routing += routing; }
  paidOnLedger(): void { this.#counts.onLedger++; this.#onLedgerInInterval++; }
  transacted(): void { this.#counts.transactions++; this.#onLedgerInInterval++; }
  count(what: "opened" | "refilled" | "closed" | "disputes" | "exhausted" | "messages" | "dry"): void { this.#counts[what]++; }
  stolen(amount: number): void { this.#counts.loss += amount; }
  punished(amount: number): void { this.#counts.penalties += amount; }
}

type Counts = ReturnType<typeof zero>;

function zero() {
  return { opened: 0, refilled: 0, closed: 0, disputes: 0, exhausted: 0, messages: 0, dry: 0, updates: 0, onLedger: 0, transactions: 0, routing: 0, loss: 0, penalties: 0 };
}
