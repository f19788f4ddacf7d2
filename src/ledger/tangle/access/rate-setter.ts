/**
 * The rate setter of each peer: its own devices' transactions wait here until its rate allows the next. The rate grows
 * by a step with each transaction that the peer's scheduler takes in, and falls by a factor when too many of its own
 * wait in its own inbox: since all traffic passes all peers, congestion here is congestion everywhere (Cullen et al.).
 */
import type { EventType, Kernel } from "../../../sim/kernel.js";
import type { Transaction } from "../../port.js";
import type { Peer } from "../control.js";

export interface RateOptions {
  readonly peers: number;
  readonly shares: Float64Array;
  /** Transactions that a peer takes in per second. */
  readonly rate: number;
  /** A and β: step of the rate for all mana together, 1/s, and factor upon congestion. */
  readonly increase: number;
  readonly decrease: number;
  /** τ: seconds after a decrease during which nothing is issued and the rate stays. */
  readonly pause: number;
  /** W: own transactions in the own inbox, for all mana together, beyond which a peer slows down. */
  readonly backoff: number;
}

/** First in, first out; a ring that doubles. */
interface Line { items: Int32Array<ArrayBuffer>; first: number; count: number }

export class RateSetter {
  /** Transactions per second that each peer allows itself. */
  readonly rate: Float64Array;
  readonly #kernel: Kernel;
  readonly #options: RateOptions;
  /** Own transactions in the own inbox of a peer. */
  readonly #ownQueue: (peer: Peer) => number;
  readonly #issue: (transaction: Transaction) => void;
  readonly #lines: readonly Line[];
  readonly #nextIssue: Float64Array;
  readonly #pausedUntil: Float64Array;
  readonly #event: EventType;

  constructor(kernel: Kernel, options: RateOptions, ownQueue: (peer: Peer) => number, issue: (transaction: Transaction) => void) {
    const { peers, shares, rate } = options;
    this.#kernel = kernel;
    this.#options = options;
    this.#ownQueue = ownQueue;
    this.#issue = issue;
    this.rate = shares.map((share) => share * rate);
    this.#lines = Array.from({ length: peers }, () => ({ items: new Int32Array(16), first: 0, count: 0 }));
    this.#nextIssue = new Float64Array(peers);
    this.#pausedUntil = new Float64Array(peers);
    this.#event = kernel.eventType("access/issue", (peer) => { this.#issueNext(peer); });
  }

  /** Transactions that wait at a peer for its rate to allow them. */
  waiting(peer: Peer): number { return this.#lines[peer]!.count; }

  /** A device wants its peer to issue a transaction; it may be issued before this returns. */
  want(peer: Peer, transaction: Transaction): void {
    const line = this.#lines[peer]!, { now } = this.#kernel, next = this.#nextIssue[peer]!;
    if (line.count === 0 && next <= now) {
      this.#nextIssue[peer] = now + 1 / this.rate[peer]!;
      this.#issue(transaction);
      return;
    }
    if (line.count === line.items.length) {
      const larger = new Int32Array(2 * line.count);
      for (let i = 0; i < line.count; i++) larger[i] = line.items[(line.first + i) & (line.count - 1)]!;
      line.items = larger;
      line.first = 0;
    }
    line.items[(line.first + line.count++) & (line.items.length - 1)] = transaction;
    if (line.count === 1) this.#kernel.at(next, this.#event, peer);
  }

  /** The peer's scheduler has taken a transaction in: the moment to set its rate anew. */
  scheduled(peer: Peer): void {
    const { shares, increase, decrease, pause, backoff } = this.#options;
    const own = this.#ownQueue(peer), { now } = this.#kernel;
    if (now < this.#pausedUntil[peer]! || (own === 0 && this.#lines[peer]!.count === 0)) return;
    if (own > backoff * shares[peer]!) {
      this.rate[peer]! *= decrease;
      this.#pausedUntil[peer] = now + pause;
      this.#nextIssue[peer] = Math.max(now, this.#nextIssue[peer]!) + pause;
    } else {
      this.rate[peer]! += increase * shares[peer]!;
    }
  }

  #issueNext(peer: Peer): void {
    const line = this.#lines[peer]!, { now } = this.#kernel;
    if (now < this.#nextIssue[peer]!) {
      this.#kernel.at(this.#nextIssue[peer]!, this.#event, peer);
      return;
    }
    const transaction = line.items[line.first]!;
    line.first = (line.first + 1) & (line.items.length - 1);
    line.count--;
    this.#nextIssue[peer] = now + 1 / this.rate[peer]!;
    if (line.count > 0) this.#kernel.at(this.#nextIssue[peer]!, this.#event, peer);
    this.#issue(transaction);
  }
}
