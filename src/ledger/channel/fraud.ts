/**
 * Cheaters publish the state of a channel in which they had most, and get what they have paid since, unless the victim, or
 * somebody on its behalf, watches the ledger and contests it within the window: then all that the cheater has left in the
 * channel is the victim's. Some accounts cheat whenever they can, the others never do; a hub, which has a name to lose,
 * does not.
 */
import type { RandomStream } from "../../sim/random.js";
import type { TransactionBook } from "../book.js";
import type { Account } from "../port.js";
import type { ChannelTable, End } from "./channel-table.js";
import type { ChannelStatistics } from "./statistics.js";

export interface FraudParts {
  readonly book: TransactionBook;
  readonly statistics: ChannelStatistics;
  readonly random: RandomStream;
  /** Share of the accounts that cheat. */
  readonly cheaters: number;
  /** Probability that an old state is seen in time. */
  readonly watched: number;
}

/** Unties money that an end is to be paid out, so that it can be moved. */
type Unlock = (end: End, amount: number) => void;

export class Fraud {
  readonly #parts: FraudParts;
  readonly #isCheater = new Map<Account, boolean>();

  constructor(parts: FraudParts) { this.#parts = parts; }

  isCheater(account: Account): boolean {
    const known = this.#isCheater.get(account);
    if (known !== undefined) return known;
    const cheats = this.#parts.random.next() < this.#parts.cheaters;
    this.#isCheater.set(account, cheats);
    return cheats;
  }

  isWatched(): boolean { return this.#parts.random.next() < this.#parts.watched; }

  /** The old state stands: the cheater has again what it had at best. */
  steal(table: ChannelTable, cheater: End, unlock: Unlock): void {
    const { account, best, leaving } = table, victim = cheater ^ 1, stolen = Math.min(best[cheater]! - leaving[cheater]!, leaving[victim]!);
    unlock(victim, stolen);
    if (this.#move(account[victim]!, account[cheater]!, stolen)) this.#parts.statistics.stolen(stolen);
  }

  /** The old state was contested: the cheater's side of the channel is the victim's. */
  punish(table: ChannelTable, cheater: End, unlock: Unlock): void {
    const { account, leaving } = table, lost = leaving[cheater]!;
    unlock(cheater, lost);
    if (this.#move(account[cheater]!, account[cheater ^ 1]!, lost)) this.#parts.statistics.punished(lost);
  }

  #move(from: Account, to: Account, amount: number): boolean {
    const { accounts } = this.#parts.book;
    if (!accounts.reserve(from, amount)) return false;
    accounts.transfer(from, to, amount);
    return true;
  }
}
