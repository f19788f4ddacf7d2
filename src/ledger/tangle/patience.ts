/**
 * Issuers who wait for their transactions to be confirmed, and at last do something about it, see stranded.ts. Whether a
 * transaction is merely left behind is for its network to say, in the issuer's view. A side of an open conflict is left
 * alone: its conflict decides, and not its age.
 */
import type { EventType, Kernel } from "../../sim/kernel.js";
import type { Recorder } from "../../sim/recorder.js";
import type { TransactionBook } from "../book.js";
import type { PurposeId, Transaction } from "../port.js";
import { NONE, type Site } from "./graph.js";
import type { StrandedRule } from "./stranded.js";

/** What an issuer sees of a transaction of its own. */
export const Standing = {
  /** Confirmed, or dead: then it was sent again when it died. */
  over: 0,
  /** Not in the view yet, or a side of a conflict. */
  waiting: 1,
  /** Others may approve it. */
  fit: 2,
  /** It approves what its issuer would not. */
  unfit: 3,
} as const;
export type Standing = (typeof Standing)[keyof typeof Standing];

export interface PatienceSetup {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly book: TransactionBook;
  readonly rule: StrandedRule | undefined;
  judge(transaction: Transaction, site: Site): Standing;
  submit(transaction: Transaction): void;
  /** Something is done about a transaction that stands here. */
  responded(event: "promoted" | "reattached", transaction: Transaction, site: Site): void;
}

export class Patience {
  readonly #setup: PatienceSetup;
  readonly #event: EventType | undefined;
  readonly #purpose: PurposeId = NONE;
  /** Attachments to look at, in the order of time: transaction, site and when. */
  readonly #transactions: Transaction[] = [];
  readonly #sites: Site[] = [];
  readonly #due: number[] = [];
  #first = 0;
  /** What a promotion that is not attached yet promotes. */
  readonly #targets = new Map<Transaction, Site>();
  /** Of a transaction that was attached again while it lived: how many more lives it has. */
  readonly #lives = new Map<Transaction, number>();
  #promotions = 0;
  #reattachments = 0;

  constructor(setup: PatienceSetup) {
    const { kernel, recorder, book, rule } = this.#setup = setup;
    recorder.metric("tangle.reattachments", "1", "Times that a transaction was attached again: it stood on a side of a conflict that lost, or its issuer lost patience.", () => this.#reattachments);
    if (rule?.response === "promote") {
      recorder.metric("tangle.promotions", "1", "Transactions without value that were issued to promote one that was left behind.", () => this.#promotions);
      this.#purpose = book.registerPurpose({ name: "tangle/promotion", device: "promoter", overhead: true, hear: () => {} });
    }
    recorder.atWarmupEnd(() => { this.#promotions = this.#reattachments = 0; });
    if (rule) this.#event = kernel.eventType("tangle/patience", () => { this.#look(); });
  }

  /** An honest transaction was attached. */
  attached(transaction: Transaction, site: Site): void {
    const { rule, book } = this.#setup;
    if (!rule || this.#targets.delete(transaction) || book.hasEnded(transaction)) return;
    // Whoever votes votes again anyway, and nobody promotes a promotion.
    if (!book.isOverhead(transaction)) this.#watch(transaction, site, rule.patience);
  }

  /** What a transaction is to promote, or NONE. */
  targetOf(transaction: Transaction): Site { return this.#targets.size === 0 ? NONE : this.#targets.get(transaction) ?? NONE; }

  /** An attachment of a transaction has died. @returns whether it is attached elsewhere too, or will be */
  survives(transaction: Transaction): boolean {
    const lives = this.#lives.get(transaction) ?? 0;
    if (lives === 0) return false;
    if (lives === 1) this.#lives.delete(transaction); else this.#lives.set(transaction, lives - 1);
    return true;
  }

  confirmed(transaction: Transaction): void { if (this.#lives.size > 0) this.#lives.delete(transaction); }

  /** A transaction is sent again since its conflict was lost. */
  sentAgain(): void { this.#reattachments++; }

  #watch(transaction: Transaction, site: Site, patience: number): void {
    const { kernel } = this.#setup, due = kernel.now + patience;
    if (this.#first === this.#due.length) kernel.at(due, this.#event!);
    this.#transactions.push(transaction);
    this.#sites.push(site);
    this.#due.push(due);
  }

  #look(): void {
    const { kernel, rule } = this.#setup, { now } = kernel;
    // What is watched from now on comes behind, and is not due.
    for (; this.#first < this.#due.length && this.#due[this.#first]! <= now; this.#first++) {
      this.#consider(this.#transactions[this.#first]!, this.#sites[this.#first]!, rule!);
    }
    if (this.#first < this.#due.length) kernel.at(this.#due[this.#first]!, this.#event!);
    if (this.#first < 1024 || 2 * this.#first < this.#due.length) return;
    for (const column of [this.#transactions, this.#sites, this.#due]) column.splice(0, this.#first);
    this.#first = 0;
  }

  #consider(transaction: Transaction, site: Site, { response, patience }: StrandedRule): void {
    const { book } = this.#setup;
    if (book.hasEnded(transaction)) return;
    const standing = this.#setup.judge(transaction, site);
    if (standing === Standing.over) return;
    if (standing === Standing.waiting) this.#watch(transaction, site, patience);
    else if (standing === Standing.fit && response === "promote") this.#promote(transaction, site, patience);
    else this.#attachAgain(transaction, site);
  }

  #promote(transaction: Transaction, site: Site, patience: number): void {
    const { book, submit, responded } = this.#setup, payer = book.payer(transaction);
    const promotion = book.issue(payer, payer, 0, this.#purpose, transaction);
    this.#promotions++;
    this.#targets.set(promotion, site);
    responded("promoted", transaction, site);
    this.#watch(transaction, site, patience);
    submit(promotion);
  }

  /** It is watched again when it is attached. */
  #attachAgain(transaction: Transaction, site: Site): void {
    this.#reattachments++;
    this.#lives.set(transaction, (this.#lives.get(transaction) ?? 0) + 1);
    this.#setup.responded("reattached", transaction, site);
    this.#setup.submit(transaction);
  }
}
