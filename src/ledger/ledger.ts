/** The port over a book and an engine: what every kind of ledger has in common. */
import type { Statement } from "./accounts.js";
import type { TransactionBook } from "./book.js";
import type { LedgerCore, LedgerEngine } from "./definition.js";
import { Stage, type Account, type AccountOptions, type AdversaryLedger, type Ledger, type Purpose, type PurposeId, type Transaction } from "./port.js";

/** The port of settlement, which may stand between a ledger's book and its engine. */
export interface SettledLedger extends Ledger { readonly core: LedgerCore }

/** The widest port, for the one place that assembles a run and reports on it. */
export interface AuditedLedger extends AdversaryLedger, SettledLedger {
  /** What an account did since it was opened. */
  statement(account: Account): Statement;
  /** Sum of all balances in whole micro-tokens; never changes once the run has started. */
  total(): number;
  /** Throws unless no money was made or lost. */
  audit(): void;
  /** Share of mana of each peer, of a ledger with peers, and whether anything goes by it. */
  readonly issuers: Float64Array | undefined;
  readonly goesByMana: boolean;
  /** `transactions.csv` holds `every`-th of `of` transactions. */
  readonly sample: { readonly every: number; readonly of: number };
}

export class BookLedger implements AuditedLedger {
  readonly kind: string;
  readonly core: LedgerCore;
  readonly #book: TransactionBook;

  constructor(kind: string, book: TransactionBook, engine: LedgerEngine) {
    this.kind = kind;
    this.core = { book, engine };
    this.#book = book;
  }

  get #engine(): LedgerEngine { return this.core.engine; }

  get issuers(): Float64Array | undefined { return this.#engine.issuers; }
  get goesByMana(): boolean { return this.#engine.goesByMana ?? false; }
  get sample(): { every: number; of: number } { return { every: this.#book.sampledEvery, of: this.#book.issued }; }

  openAccount(options: AccountOptions): Account {
    if ((options.balance ?? 0) > 0 && this.#book.now > 0) throw new Error("money is minted only before the run: an account opened later starts empty");
    const account = this.#book.accounts.open(options);
    this.#engine.opened?.(account, options);
    return account;
  }

  registerPurpose(purpose: Purpose): PurposeId { return this.#book.registerPurpose(purpose); }

  pay(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number): Transaction {
    const engine = this.#engine;
    if (engine.issue) return engine.issue(payer, payee, amount, purpose, reference);
    const transaction = this.#book.issue(payer, payee, amount, purpose, reference);
    if (this.#book.stage(transaction) !== Stage.rejected) engine.submit(transaction);
    return transaction;
  }

  post(issuer: Account, purpose: PurposeId, reference: number): Transaction {
    return this.pay(issuer, issuer, 0, purpose, reference);
  }

  doubleSpend(original: Transaction, payee: Account, purpose: PurposeId, reference: number): Transaction {
    const transaction = this.#book.issueRival(original, payee, purpose, reference);
    if (!this.#book.hasEnded(transaction)) this.#engine.submitRival(transaction, original);
    return transaction;
  }

  balance(account: Account): number { return this.#book.accounts.balance(account); }
  available(account: Account): number { return this.#book.accounts.available(account); }
  fee(amount: number): number { return this.#engine.fee?.(amount) ?? this.#book.fees?.quote(amount) ?? 0; }
  stage(transaction: Transaction): Stage { return this.#book.stage(transaction); }
  statement(account: Account): Statement { return this.#book.accounts.statement(account); }
  total(): number { return this.#book.accounts.total(); }
  audit(): void { this.#book.audit(); }
}
