/** What a ledger that takes fees tells the book. The book sets the fee aside beside the amount, and pays it at confirmation. */
import type { Account } from "./port.js";

export interface FeeRule {
  /** Fee that the issuer of a transaction of this amount (0: data) offers now; both in whole micro-tokens. */
  quote(amount: number): number;
  /** Whether anybody would issue it at this fee; if not, the payment is rejected. */
  isWorth(amount: number, fee: number): boolean;
  /** Who gets the fees of what is confirmed now. */
  readonly collector: Account;
}
