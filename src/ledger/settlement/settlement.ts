/**
 * Settlement stands between a payment and the physical act that it pays for: it tells the seller when the act may
 * happen. One policy holds for every domain of a scenario. A domain says what it sells (an amount, and how long the
 * service lasts if it can be broken off); which payments that makes, and when, is the policy's business.
 */
import type { Account, Transaction } from "../port.js";

export type Failure = "rejected" | "orphaned" | "conflicting" | "refunded";

/** What a domain hears of its payments. A deal is *cleared* at most once, then *settled* or *failed*, each once. */
export interface SettlementListener {
  /** `domain/act`, e.g. `road/bid`. */
  readonly name: string;
  /** Kind of the paying device. */
  readonly device: string;
  /** The money is owed already and no act waits for it, as with payouts and refunds: nobody asks for a deposit. Default false. */
  readonly isOwed?: boolean;
  /** The payer has issued a payment of the deal, of which there may be several; one without cover is not told of. */
  issued?(reference: number, transaction: Transaction): void;
  /** Whether the act can still happen and the money is wanted, asked before a seller takes a deposit; left out: always. */
  isWanted?(reference: number): boolean;
  /** The physical act may happen now. */
  cleared(reference: number): void;
  /** A service that has begun is to be broken off: a payment for it is overdue. Only for deals with a service time. */
  stopped?(reference: number): void;
  /** The money is final, `received` whole micro-tokens of it. Follows `cleared`, perhaps at the same instant. */
  settled?(reference: number, received: number): void;
  /**
   * The money did not come, or not all of it: no cover, orphaned, lost to a double spend, or given back because it came
   * too late to be wanted. `wasCleared` says whether the act had been allowed before (the seller's loss).
   */
  failed(reference: number, reason: Failure, wasCleared: boolean, received: number): void;
}
export type SettlementId = number;

export interface Settlement {
  readonly policy: string;
  /** Registers a listener once. */
  register(listener: SettlementListener): SettlementId;
  /**
   * Pays `amount` whole micro-tokens for the deal `reference`. Without cover the deal has failed before this returns.
   * @param service seconds that the act lasts once it is cleared, where it can be broken off at any moment; 0: it is one instant
   */
  pay(payer: Account, payee: Account, amount: number, listener: SettlementId, reference: number, service?: number): void;
}
