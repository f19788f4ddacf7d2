/**
 * How much of what confirms a payment has come in, in the view of its payee's peer: cumulative weight or votes over those
 * that confirm, or the share of tips at the last assessment over that which does. Nothing on a side that the view does not
 * prefer. Kept only where a settlement policy goes by it.
 */
import type { TransactionBook } from "../book.js";
import type { Transaction } from "../port.js";
import type { Site } from "./graph.js";
import type { TangleView } from "./view.js";

/** Transactions that are attached between two clearances of those that have ended. */
const CLEARANCE = 4096;

interface Placed { site: Site; assessed: number }

export interface Graded {
  /** The view of the peer of a site's payee. */
  viewFor(site: Site): TangleView;
  /** What has come in over what confirms, in that view; undefined where the rule judges from time to time. */
  readonly share: ((site: Site) => number) | undefined;
}

export class Grades {
  readonly #book: TransactionBook;
  readonly #graded: Graded;
  readonly #placed = new Map<Transaction, Placed>();
  #sinceClearance = 0;

  constructor(book: TransactionBook, graded: Graded) {
    this.#book = book;
    this.#graded = graded;
  }

  /** A payment stands here now. */
  attached(transaction: Transaction, site: Site): void {
    if (this.#book.hasEnded(transaction) || this.#book.amount(transaction) === 0) return;
    this.#placed.set(transaction, { site, assessed: 0 });
    if (++this.#sinceClearance < CLEARANCE) return;
    this.#sinceClearance = 0;
    for (const each of this.#placed.keys()) if (this.#book.hasEnded(each)) this.#placed.delete(each);
  }

  /** The rule has judged a site in the view of its payee's peer. @param share of what confirms */
  assessed(transaction: Transaction, site: Site, share: number): void {
    const placed = this.#placed.get(transaction);
    if (placed?.site === site) placed.assessed = share;
  }

  readonly of = (transaction: Transaction): number => {
    const placed = this.#placed.get(transaction);
    if (placed === undefined || !this.#graded.viewFor(placed.site).isAttachable(placed.site)) return 0;
    return this.#graded.share?.(placed.site) ?? placed.assessed;
  };
}
