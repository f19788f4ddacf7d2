/**
 * Settlement stands between a payment and the physical act that it pays for: it tells the seller when the act may
 * happen. One policy holds for every domain of a scenario.
 */
import type { Account, Transaction } from "../port.js";

/** What a domain hears of its payments. A deal is *cleared* at most once, then *settled* or *failed*, each once. */
export interface SettlementListener {
  /** `domain/act`, e.g. `road/bid`. */
  readonly name: string;
  /** Kind of the paying device. */
  readonly device: string;
  /** The physical act may happen now. */
  cleared(reference: number): void;
  /** The money is final. Follows `cleared`, perhaps at the same instant. */
  settled?(reference: number): void;
  /**
   * The money did not come: no cover, orphaned or lost to a double spend. `wasCleared` says whether the act had been
   * allowed before (the seller's loss).
   */
  failed(reference: number, reason: "rejected" | "orphaned" | "conflicting", wasCleared: boolean): void;
}
export type SettlementId = number;

export interface Settlement {
  readonly policy: string;
  /** Registers a listener once. */
  register(listener: SettlementListener): SettlementId;
  /** Pays `amount` whole micro-tokens for the deal `reference`. */
  pay(payer: Account, payee: Account, amount: number, listener: SettlementId, reference: number): Transaction;
}
