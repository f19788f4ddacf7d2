/**
 * All channels of a run in columns. A channel has two ends; an end is the number 2 · channel + side, so that `end ^ 1` is
 * the other one. What an end may spend is its `share`; an `aside` belongs to the owner of who was paid, who gets hold of
 * it when the channel's next transaction on the ledger pays it out. Shares and asides of an open channel, and what is
 * under way between them, always sum to the money that is locked in it.
 */
import type { Account } from "../port.js";

/** Not there, a transaction on the ledger is awaited that makes it usable, usable, to be paid out. */
export const State = { closed: 0, waiting: 1, open: 2, ending: 3 } as const;
export type State = (typeof State)[keyof typeof State];

export const Course = { opening: 0, refilling: 1, closing: 2, closingAlone: 3, cheating: 4 } as const;

export type Channel = number;
/** One side of a channel. */
export type End = number;

export const channelOf = (end: End): Channel => end >>> 1;

const NONE = -1;

export class ChannelTable {
  count = 0;
  state = new Uint8Array(64);
  /** Transactions on the ledger that a channel that waits still needs. */
  steps = new Uint8Array(64);
  /** What the awaited transaction does to the channel: opens it for the first time, or again, or ends it in some way. */
  course = new Uint8Array(64);
  /** Counts how often the money was paid out: what was under way then is lost with the channel. */
  epoch = new Int32Array(64);
  /** When a payment last passed, simulated seconds. */
  used = new Float64Array(64);
  account = new Int32Array(128);
  share = new Float64Array(128);
  aside = new Float64Array(128);
  /** What an end puts in when the channel is opened, and is brought back to when it is topped up. */
  target = new Float64Array(128);
  /** Most that the end has held since: what its best old state would give it. */
  best = new Float64Array(128);
  /** Paid out by the transaction that is awaited: already no share, still locked. */
  leaving = new Float64Array(128);
  /** The next end of the same account. */
  #next = new Int32Array(128);
  readonly #first = new Map<Account, End>();

  /** Adds a channel that is closed. @returns the end of `a`; that of `b` is the other one */
  add(a: Account, b: Account, targetOfA: number, targetOfB: number): End {
    if (this.count === this.state.length) this.#grow();
    const end = 2 * this.count++;
    this.#link(end, a, targetOfA);
    this.#link(end + 1, b, targetOfB);
    return end;
  }

  /** Ends of an account, the youngest first. */
  *endsOf(account: Account): Generator<End> {
    for (let end = this.#first.get(account) ?? NONE; end !== NONE; end = this.#next[end]!) yield end;
  }

  #link(end: End, account: Account, target: number): void {
    this.account[end] = account;
    this.target[end] = target;
    this.#next[end] = this.#first.get(account) ?? NONE;
    this.#first.set(account, end);
  }

  #grow(): void {
    const { count } = this;
    this.state = enlarged(this.state, new Uint8Array(2 * count));
    this.steps = enlarged(this.steps, new Uint8Array(2 * count));
    this.course = enlarged(this.course, new Uint8Array(2 * count));
    this.epoch = enlarged(this.epoch, new Int32Array(2 * count));
    this.used = enlarged(this.used, new Float64Array(2 * count));
    this.account = enlarged(this.account, new Int32Array(4 * count));
    this.#next = enlarged(this.#next, new Int32Array(4 * count));
    for (const column of ["share", "aside", "target", "best", "leaving"] as const) this[column] = enlarged(this[column], new Float64Array(4 * count));
  }
}

function enlarged<C extends Float64Array | Int32Array | Uint8Array>(column: C, larger: C): C {
  larger.set(column);
  return larger;
}
