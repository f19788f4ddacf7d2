/**
 * The life of channels: money goes in and out by transactions on the ledger, and between the two ends without one. Money in
 * a channel stays in its holders' accounts and is locked there, so that balances, cover and the audit need no second book.
 *
 *     closed → waiting (for the ledger) → open → waiting (topped up) → open → ending → closed
 *
 * Channels that were opened before the run pass from closed to open at their first payment: who has them is known only then.
 */
import type { EventType, Kernel } from "../../sim/kernel.js";
import type { TransactionBook } from "../book.js";
import { Stage, type Account, type PurposeId, type Transaction } from "../port.js";
import { ChannelTable, Course, State, channelOf, type Channel, type End } from "./channel-table.js";
import type { Fraud } from "./fraud.js";
import type { ChannelStatistics } from "./statistics.js";

/** Accounts of a run are fewer than this: two of them make one key. */
const MOST_ACCOUNTS = 67_108_864;

export interface ChannelRules {
  /** What the end of an account puts in; 0: it only gets. Whole micro-tokens. */
  readonly target: (account: Account, pays: boolean) => number;
  /** Whether one channel serves both directions. */
  readonly bothWays: boolean;
  readonly openedBefore: boolean;
  readonly refill: "top-up" | "reopen" | "never";
  /** What an account leaves outside, whole micro-tokens. */
  readonly keep: (account: Account) => number;
  /** Seconds without a payment after which a channel is closed; 0: never. */
  readonly idle: number;
  /** Share of closings in which the other side does not answer. */
  readonly unilateral: number;
  /** Seconds that money of a state published by one side alone stays locked. */
  readonly window: number;
  readonly isHub: (account: Account) => boolean;
}

export interface ChannelParts {
  readonly kernel: Kernel;
  readonly book: TransactionBook;
  readonly rules: ChannelRules;
  readonly statistics: ChannelStatistics;
  readonly fraud: Fraud | undefined;
  /** Hands a transaction to the ledger below. */
  readonly submit: (transaction: Transaction) => void;
  /** A channel that payments waited for can be used, or will not be there. */
  readonly turned: (channel: Channel, isThere: boolean) => void;
}

export class Channels {
  readonly table = new ChannelTable();
  readonly #parts: ChannelParts;
  readonly #byPair = new Map<number, Channel>();
  readonly #course: PurposeId;
  readonly #aside: PurposeId;
  readonly #windowEvent: EventType;
  readonly #idleEvent: EventType;

  constructor(parts: ChannelParts) {
    this.#parts = parts;
    const { kernel, book } = parts;
    this.#course = book.registerPurpose({
      name: "channel/transaction", device: "channel", overhead: true, hear: (stage, channel) => {
        if (stage === Stage.confirmed) this.#step(channel);
        else if (stage === Stage.orphaned || stage === Stage.conflicting) this.#transact(channel);
      },
    });
    this.#aside = book.registerPurpose({ name: "channel/withdrawal", device: "channel", overhead: true, hear: () => {} });
    this.#windowEvent = kernel.eventType("channel/window", (channel) => { this.#settle(channel); });
    this.#idleEvent = kernel.eventType("channel/idle", (channel, epoch) => { this.#lookWhetherIdle(channel, epoch); });
  }

  /** The end through which `payer` pays `payee`, of a channel that may be closed. */
  end(payer: Account, payee: Account): End {
    const { rules } = this.#parts, turned = rules.bothWays && payer > payee;
    const a = turned ? payee : payer, b = turned ? payer : payee, pair = a * MOST_ACCOUNTS + b;
    let channel = this.#byPair.get(pair);
    if (channel === undefined) {
      channel = channelOf(this.table.add(a, b, rules.target(a, true), rules.target(b, rules.bothWays)));
      this.#byPair.set(pair, channel);
    }
    return 2 * channel + (turned ? 1 : 0);
  }

  /** Whether the end can pay so much, if need be once its account has put in more. */
  reaches(end: End, amount: number): boolean {
    const { state, share, target } = this.table, now = state[channelOf(end)]!;
    if (now === State.ending) return false;
    if (share[end]! >= amount) return true;
    if (now === State.open && this.#parts.rules.refill === "never") return false;
    return amount <= target[end]! && share[end]! + this.#spare(end) >= amount;
  }

  /** Sees to it that the end can pay an amount that it reaches: opens the channel or puts more in, where that is needed. */
  provide(end: End, amount: number): void {
    const { state, share, best, steps, epoch, course, target } = this.table, channel = channelOf(end), other = end ^ 1, now = state[channel]!;
    if (share[end]! >= amount && now !== State.closed) return;
    this.#put(end);
    if (now === State.waiting) { steps[channel] = Math.max(2, steps[channel]!); return; }
    this.#put(other);
    if (now === State.closed) {
      course[channel] = Course.opening;
      if (this.#parts.rules.openedBefore && epoch[channel] === 0) { this.#open(channel); return; }
      steps[channel] = 1;
    } else {
      const excess = Math.max(0, share[other]! - target[other]!);
      this.#leave(other, excess);
      course[channel] = Course.refilling;
      steps[channel] = this.#parts.rules.refill === "reopen" ? 2 : 1;
    }
    best[end] = share[end]!;
    best[other] = share[other]!;
    state[channel] = State.waiting;
    this.#transact(channel, end);
  }

  /**
   * Takes money out of the channels of an account for a payment on the ledger, if they have as much together. The payment
   * itself is what empties one of them; each other one takes a transaction of its own.
   */
  withdraw(payer: Account, amount: number): void {
    const { table, table: { share } } = this, ends: End[] = [];
    let found = 0;
    for (const end of table.endsOf(payer)) {
      if (found >= amount) break;
      if (share[end] === 0) continue;
      ends.push(end);
      found += share[end]!;
    }
    if (found < amount) return;
    let left = amount;
    for (const end of ends) {
      const taken = Math.min(left, share[end]!);
      left -= taken;
      this.#unlock(end, taken);
      share[end]! -= taken;
      if (end !== ends[0]) this.#transactAside(payer, channelOf(end));
    }
  }

  /** A payment that the end cannot make as it is: a cheater publishes the state in which it had most. @returns whether it did */
  isBetrayed(end: End): boolean {
    const channel = channelOf(end);
    if (this.table.state[channel] !== State.open || !this.#cheats(end)) return false;
    this.#end(channel);
    return true;
  }

  /** Sum of all that the channels hold for their ends and their owners. */
  held(): number {
    const { count, share, aside, leaving } = this.table;
    let sum = 0;
    for (let end = 0; end < 2 * count; end++) sum += share[end]! + aside[end]! + leaving[end]!;
    return sum;
  }

  /** What the account of an end may still put in. */
  #spare(end: End): number {
    const { table: { account, share, target } } = this, holder = account[end]!;
    return Math.max(0, Math.min(target[end]! - share[end]!, this.#parts.book.accounts.free(holder) - this.#parts.rules.keep(holder)));
  }

  #put(end: End): void {
    const { account, share, best } = this.table, more = this.#spare(end), holder = account[end]!;
    this.#parts.book.accounts.lock(holder, more);
    this.#parts.statistics.lock(more, this.#parts.rules.isHub(holder));
    share[end]! += more;
    best[end] = Math.max(best[end]!, share[end]!);
  }

  /** Money of an end is to be paid out by the transaction that is awaited: until then nobody can spend it. */
  #leave(end: End, amount: number): void {
    const { account, share, leaving } = this.table;
    share[end]! -= amount;
    leaving[end]! += amount;
    this.#parts.book.accounts.freeze(account[end]!, amount);
  }

  /** So much of what was to be paid out is its holder's again. */
  #thaw(end: End, amount: number): void {
    this.table.leaving[end]! -= amount;
    this.#parts.book.accounts.freeze(this.table.account[end]!, -amount);
    this.#unlock(end, amount);
  }

  #unlock(end: End, amount: number): void {
    const holder = this.table.account[end]!;
    this.#parts.book.accounts.unlock(holder, amount);
    this.#parts.statistics.lock(-amount, this.#parts.rules.isHub(holder));
  }

  /** Issues the next transaction of a channel. Whoever has something free pays its fee; the channel gives what is lacking. */
  #transact(channel: Channel, first: End = 2 * channel): void {
    const { book, statistics, submit } = this.#parts, { account, share, leaving } = this.table, fee = book.offer(0);
    for (const end of [first, first ^ 1]) {
      const holder = account[end]!, lacking = Math.max(0, fee - book.accounts.free(holder));
      if (lacking > share[end]! + leaving[end]!) continue;
      const left = Math.min(lacking, leaving[end]!);
      this.#thaw(end, left);
      this.#unlock(end, lacking - left);
      share[end]! -= lacking - left;
      const transaction = book.issue(holder, holder, 0, this.#course, channel, fee);
      if (book.stage(transaction) === Stage.rejected) break;
      statistics.transacted();
      submit(transaction);
      return;
    }
    // Nobody can pay for it: both sides forget the channel.
    this.#payOut(channel);
    this.#parts.turned(channel, false);
  }

  /** A transaction that the channel does not wait for. */
  #transactAside(payer: Account, channel: Channel): void {
    const { book, statistics, submit } = this.#parts, transaction = book.issue(payer, payer, 0, this.#aside, channel);
    if (book.stage(transaction) === Stage.rejected) return;
    statistics.transacted();
    submit(transaction);
  }

  /** A transaction of the channel is confirmed. */
  #step(channel: Channel): void {
    const { kernel, rules, statistics } = this.#parts, { state, steps, course } = this.table;
    if (state[channel] === State.ending) {
      if (course[channel] === Course.closing) this.#payOut(channel); else kernel.after(rules.window, this.#windowEvent, channel);
      return;
    }
    if (--steps[channel]! > 0) { this.#transact(channel); return; }
    statistics.count(course[channel] === Course.opening ? "opened" : "refilled");
    this.#open(channel);
  }

  /** The channel can be used from now on; what was to leave it has left. */
  #open(channel: Channel): void {
    const { kernel, rules, statistics, turned } = this.#parts, { state, course, epoch } = this.table;
    this.#release(2 * channel);
    this.#release(2 * channel + 1);
    state[channel] = State.open;
    if (course[channel] === Course.opening) {
      statistics.exists(1);
      this.table.used[channel] = kernel.now;
      if (rules.idle > 0) kernel.after(rules.idle, this.#idleEvent, channel, epoch[channel]!);
    }
    turned(channel, true);
  }

  /** Pays out what leaves the channel at this end, and what is aside there for an owner. */
  #release(end: End): void {
    const { account, aside, leaving } = this.table, { accounts } = this.#parts.book;
    this.#thaw(end, leaving[end]!);
    if (aside[end] === 0) return;
    accounts.unlock(accounts.owner(account[end]!), aside[end]!);
    this.#parts.statistics.lock(-aside[end]!, false);
    aside[end] = 0;
  }

  #lookWhetherIdle(channel: Channel, epoch: number): void {
    const { kernel, rules } = this.#parts, { state, used } = this.table, due = used[channel]! + rules.idle;
    if (this.table.epoch[channel] !== epoch || state[channel] === State.ending) return;
    if (state[channel] === State.open && kernel.now >= due) this.#end(channel);
    else kernel.after(Math.max(due - kernel.now, rules.idle / 2), this.#idleEvent, channel, epoch);
  }

  #cheats(end: End): boolean {
    const { account, best, share } = this.table, holder = account[end]!;
    return best[end]! > share[end]! && !this.#parts.rules.isHub(holder) && (this.#parts.fraud?.isCheater(holder) ?? false);
  }

  /** Closes a channel: honestly, and alone where the other side is away, or by an old state where one side has more to gain. */
  #end(channel: Channel): void {
    const { statistics, rules, kernel } = this.#parts, { state, course, share } = this.table, ends = [2 * channel, 2 * channel + 1], cheater = ends.find((end) => this.#cheats(end));
    state[channel] = State.ending;
    for (const end of ends) this.#leave(end, share[end]!);
    if (cheater !== undefined) {
      statistics.count("disputes");
      course[channel] = Course.cheating + (cheater & 1);
    } else course[channel] = rules.unilateral > 0 && kernel.stream("channel/answers").next() < rules.unilateral ? Course.closingAlone : Course.closing;
    this.#transact(channel, cheater);
  }

  /** The window is over: an old state stands unless somebody contested it. */
  #settle(channel: Channel): void {
    const { fraud } = this.#parts, course = this.table.course[channel]!;
    if (course >= Course.cheating && fraud) {
      const cheater = 2 * channel + course - Course.cheating, isContested = fraud.isWatched();
      if (isContested) {
        fraud.punish(this.table, cheater, (end, amount) => { this.#thaw(end, amount); });
        this.#transactAside(this.table.account[cheater ^ 1]!, channel);
      } else fraud.steal(this.table, cheater, (end, amount) => { this.#thaw(end, amount); });
    }
    this.#payOut(channel);
  }

  /** The money of a channel is its holders' again. */
  #payOut(channel: Channel): void {
    const { statistics } = this.#parts, { state, share, best, epoch, course } = this.table;
    for (const end of [2 * channel, 2 * channel + 1]) {
      this.#leave(end, share[end]!);
      best[end] = 0;
      this.#release(end);
    }
    state[channel] = State.closed;
    epoch[channel]!++;
    if (course[channel] === Course.opening) return;
    statistics.exists(-1);
    statistics.count("closed");
  }
}
