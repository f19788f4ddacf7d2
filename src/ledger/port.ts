/**
 * The ledger as its users see it: accounts, payments, data, and what becomes of a transaction. Behind this port stand
 * the tangle and its rivals; no user can tell which.
 */

/** Index of an account. */
export type Account = number;
/** Identifier of a transaction, a whole number from 0. */
export type Transaction = number;

/** Whole micro-tokens in one token. All money is counted in whole micro-tokens, as an integer below 2^53. */
export const MICRO = 1_000_000;

/** Tokens to whole micro-tokens, rounded to the nearest. */
export function micro(tokens: number): number {
  return Math.round(tokens * MICRO);
}

/**
 * What becomes of a transaction, in this order: *issued → attached → seen → accepted → confirmed*, or one of the three
 * ends *rejected* (never issued: no cover), *orphaned* (left behind, may be issued again), *conflicting* (the other
 * side of a double spend won). "Seen", "accepted" and "confirmed" hold in the view of the payee's peer.
 */
export const Stage = {
  issued: 0, attached: 1, seen: 2, accepted: 3, confirmed: 4, rejected: 5, orphaned: 6, conflicting: 7,
} as const;
export type Stage = (typeof Stage)[keyof typeof Stage];
export const STAGE_NAMES = Object.keys(Stage) as (keyof typeof Stage)[];

/** Whether a stage is an end: no further word will come. */
export function isFinal(stage: Stage): boolean {
  return stage >= Stage.confirmed;
}

/** Why a device issues a transaction, registered once; the ledger tells it each stage after *issued*. */
export interface Purpose {
  /** `domain/act`, e.g. `road/bid`. */
  readonly name: string;
  /** Kind of the device that issues, e.g. `vehicle`: latency is reported by it. */
  readonly device: string;
  /**
   * Not of the economy but what its ledger costs: votes, milestones, promotions, and what an adversary issues. Counted in
   * throughput and cost; kept out of the figures of latency, of the share confirmed and of what is pending. Default false.
   */
  readonly overhead?: boolean;
  /** Called at each stage with the number that the issuer gave (a deal, a device) and the transaction. */
  readonly hear: (stage: Stage, reference: number, transaction: Transaction) => void;
  /**
   * The one thing that may follow *confirmed*: where peers have views of their own, two sides of a double spend may each be
   * confirmed in the view of its payee's peer (a partition); when all views agree, the loser's money, `amount` whole
   * micro-tokens, goes back to its payer and its stage is *conflicting* after all.
   */
  readonly takenBack?: (amount: number, reference: number, transaction: Transaction) => void;
}
export type PurposeId = number;

export interface AccountOptions {
  /** Kind of the device that holds the wallet, for reports. */
  readonly kind: string;
  /** Starting balance in whole micro-tokens, minted before the run. */
  readonly balance?: number;
  /** Account that a share of what this account earns goes to: "credited to the owner's wallet or the device's". */
  readonly owner?: Account;
  /** Share of earnings credited to the owner, 0…1; the rest stays with the device. */
  readonly ownerShare?: number;
  /** Seconds of proof of work (or signing) that the holder needs for one transaction, unless the ledger makes it harder. Default: what the ledger asks for. */
  readonly workTime?: number;
  /** Watts that the holder draws while it works. Default: what the ledger says. */
  readonly workPower?: number;
  /** The wallet stands for a crowd of devices, each of which issues rarely: they work side by side. Default false. */
  readonly crowd?: boolean;
  /** Peer that the holder talks to, of a ledger with peers. Default: as the network attaches devices. */
  readonly peer?: number;
  /** The peer issues what the holder wants at once, whatever its fair rate; it cannot make others take it in. Default false. */
  readonly selfish?: boolean;
  /** Where the holder is, metres east and north of the scenario's origin, so that a network of peers can attach it to the nearest. */
  readonly place?: readonly [number, number];
}

export interface Ledger {
  /** Name of the ledger's kind, e.g. `tangle`. */
  readonly kind: string;
  openAccount(options: AccountOptions): Account;
  registerPurpose(purpose: Purpose): PurposeId;
  /**
   * Issues a payment of `amount` whole micro-tokens. Funds are reserved at once; without cover the transaction is
   * *rejected* at once (the purpose hears it before this returns, as it may hear *attached*). @returns the transaction
   */
  pay(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number): Transaction;
  /** Issues a zero-value data transaction. */
  post(issuer: Account, purpose: PurposeId, reference: number): Transaction;
  /** Confirmed balance in whole micro-tokens, owner's split applied, reserved funds included. */
  balance(account: Account): number;
  /** Balance less what is reserved for payments under way: what the holder may still spend. */
  available(account: Account): number;
  /** What the ledger takes of the payer for a payment of so much, as it stands now; both in whole micro-tokens. */
  fee(amount: number): number;
  /** Stage that a transaction has reached. */
  stage(transaction: Transaction): Stage;
}

/** The wider port of an adversary. */
export interface AdversaryLedger extends Ledger {
  /**
   * Issues a transaction that spends the same funds as `original`: at most one of the two is ever confirmed. If the
   * original has ended, the new one is *conflicting* at once (its purpose hears it before this returns).
   */
  doubleSpend(original: Transaction, payee: Account, purpose: PurposeId, reference: number): Transaction;
}
