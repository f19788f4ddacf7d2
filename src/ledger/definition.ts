/** What a ledger is to those who add one: a plug-in in one file or folder, listed in registry.ts. */
import type { Parameters, Values } from "../parameter/parameter.js";
import type { Kernel } from "../sim/kernel.js";
import type { Recorder } from "../sim/recorder.js";
import type { TransactionBook } from "./book.js";
import type { Account, AccountOptions, PurposeId, Transaction } from "./port.js";

/** What a ledger is made of; money, stages and statistics are the book's, so an engine only decides when. */
export interface LedgerSetup {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly book: TransactionBook;
}

export interface LedgerEngine {
  /** Share of mana of each peer through which devices issue, of a ledger with peers; an adversary's peers have the rest. */
  readonly issuers?: Float64Array;
  /** Whether peers take transactions in by the mana of their issuers. Default false. */
  readonly goesByMana?: boolean;
  /**
   * Begins to keep grades of payments under way, and returns how to read one: how much of what confirms it has come in, in
   * the view of the payee's peer, from 0 to 1; undefined, or left out, where there is nothing between seen and confirmed.
   */
  grades?(): ((transaction: Transaction) => number) | undefined;
  /** Told of each account when it is opened, before the account issues or is paid anything. */
  opened?(account: Account, options: AccountOptions): void;
  /** Issues a transaction itself and sees it through, where not every one goes the same way; left out: the book issues it, and `submit` takes it. */
  issue?(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number): Transaction;
  /** What a payment costs its payer, of an engine that issues itself. */
  fee?(amount: number): number;
  /**
   * Takes a transaction that has just been issued, and sees it through: tells the book each stage that it reaches.
   * Of the stages only *attached* may be told before this returns.
   */
  submit(transaction: Transaction): void;
  /** Takes a transaction that spends the same funds as `original`, which has not ended; see `TransactionBook.rivals`. */
  submitRival(transaction: Transaction, original: Transaction): void;
}

/** What stands behind a ledger's port. A settlement policy may put a layer of its own between book and engine. */
export interface LedgerCore { readonly book: TransactionBook; engine: LedgerEngine }

export interface LedgerDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  /** @throws InputError with the path, from `ledger` on, of a parameter that cannot be beside another or has no effect there */
  create(setup: LedgerSetup, params: Values<P>): LedgerEngine;
}

/** Gives a ledger definition its exact types. */
export function defineLedger<P extends Parameters>(definition: LedgerDefinition<P>): LedgerDefinition<P> {
  return definition;
}
