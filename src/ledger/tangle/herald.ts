/** Tells the book what changes of a tangle mean for its transactions; an honest issuer whose transaction stood on the side that lost sends it again. */
import type { TransactionBook } from "../book.js";
import { Stage, type Transaction } from "../port.js";
import { Outcome } from "./outcome.js";
import type { Patience } from "./patience.js";

export interface HeraldSetup {
  readonly book: TransactionBook;
  readonly patience: Patience;
  /** Whether an adversary had crafted a transaction, which is settled now: such a one lets it go. */
  readonly settled: (transaction: Transaction) => boolean;
  /** Whether the other side of its conflict has won, in the view that decides. */
  readonly hasLost: (transaction: Transaction) => boolean;
  readonly submit: (transaction: Transaction) => void;
  readonly orphaned: () => void;
  /** Told before the book is. */
  readonly confirmed?: (transaction: Transaction) => void;
}

/** Pairs of a transaction and an outcome, of which telling may bring up more. */
export interface Outcomes { readonly outcomes: readonly number[]; outcomeCount: number }

export class Herald {
  readonly #setup: HeraldSetup;

  constructor(setup: HeraldSetup) { this.#setup = setup; }

  /** Call when all views are consistent: whoever hears may issue again. Leaves none. */
  tell(changes: Outcomes): void {
    const { outcomes } = changes;
    for (let i = 0; i < changes.outcomeCount; i += 2) this.#tell(outcomes[i]!, outcomes[i + 1] as Outcome);
    changes.outcomeCount = 0;
  }

  #tell(transaction: Transaction, outcome: Outcome): void {
    const { book, patience, settled, orphaned, confirmed } = this.#setup;
    switch (outcome) {
      case Outcome.seen: book.reach(transaction, Stage.seen); break;
      case Outcome.accepted: book.reach(transaction, Stage.accepted); break;
      case Outcome.confirmed:
        confirmed?.(transaction);
        settled(transaction);
        patience.confirmed(transaction);
        book.reach(transaction, Stage.confirmed);
        break;
      case Outcome.conflicting: book.conflicting(transaction); break;
      case Outcome.orphaned: orphaned(); if (!patience.survives(transaction)) book.orphaned(transaction); break;
      case Outcome.stranded: this.#sendAgain(transaction); break;
    }
  }

  #sendAgain(transaction: Transaction): void {
    const { book, patience, settled, hasLost, submit } = this.#setup;
    if (book.hasEnded(transaction) || hasLost(transaction)) return;
    if (settled(transaction)) { book.orphaned(transaction); return; }
    if (patience.survives(transaction)) return;
    patience.sentAgain();
    submit(transaction);
  }
}
