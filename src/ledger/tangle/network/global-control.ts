/**
 * What an adversary can do where all share one view: there is one peer, and a site that is published spreads to everybody
 * at once, after the network's delay. A site is never seen before a parent of it that was published with it.
 */
import type { TransactionBook } from "../../book.js";
import type { Transaction } from "../../port.js";
import type { Peer, TangleControl } from "../control.js";
import { findLiving } from "../cones.js";
import type { Dag } from "../dag.js";
import { DEAD, NONE, VISIBLE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";

/** What the control needs of the network that it belongs to. */
export interface GlobalHooks {
  readonly dag: Dag;
  readonly book: TransactionBook;
  readonly now: () => number;
  readonly drawDelay: () => number;
  readonly meanTips: () => number;
  /** Places for the parents of one transaction. */
  readonly parents: Int32Array;
  /** Attaches to the first `count` parents in their places; a hidden site does not spread. */
  attach(transaction: Transaction, count: number, hidden: boolean): Site;
  /** Lets everybody see a site after `delay` seconds. */
  spread(site: Site, delay: number): void;
}

export class GlobalControl implements TangleControl {
  readonly peers = 1;
  readonly #hooks: GlobalHooks;
  /** Transactions that nobody sends again when they are stranded. */
  readonly #crafted = new Set<Transaction>();
  /** Time at which each published site is seen, until it has been. */
  readonly #seenAt = new Map<Site, number>();

  constructor(hooks: GlobalHooks) { this.#hooks = hooks; }

  get meanTips(): number { return this.#hooks.meanTips(); }
  view(_peer: Peer): TangleView { return this.#hooks.dag; }

  siteOf(transaction: Transaction): Site {
    const { dag } = this.#hooks, side = dag.conflicts.sideOf(transaction);
    return side === NONE ? findLiving(dag.sites, transaction)[0] ?? NONE : dag.conflicts.siteOf(side);
  }

  supportOf(transaction: Transaction, _peer: Peer): number {
    const { conflicts } = this.#hooks.dag, side = conflicts.sideOf(transaction);
    return side === NONE ? 0 : conflicts.weightOf(side);
  }

  knows(site: Site, _peer: Peer): boolean {
    const { base, mask, state } = this.#hooks.dag.sites;
    return site < base || (state[site & mask]! & VISIBLE) !== 0;
  }

  eclipse(): void { throw new Error("where all share one view there are no links to stand on"); }

  attach(transaction: Transaction, _peer: Peer, parents: readonly Site[], hidden: boolean): Site {
    const { dag, book, parents: chosen } = this.#hooks;
    if (parents.length === 0 || parents.length > chosen.length) throw new Error(`an adversary's transaction has ${parents.length} parents, and the rules allow 1 to ${chosen.length}`);
    this.#takeSide(transaction);
    if (book.hasEnded(transaction)) return NONE;
    const { base, mask, state } = dag.sites;
    parents.forEach((parent, index) => {
      if (parent >= base && (state[parent & mask]! & DEAD) !== 0) throw new Error(`an adversary's transaction approves site ${parent}, which is dead`);
      chosen[index] = parent;
    });
    this.#crafted.add(transaction);
    const site = this.#hooks.attach(transaction, parents.length, hidden);
    if (!dag.conflicts.isConsistent(dag.sites.branch[site & dag.sites.mask]!)) throw new Error("an adversary's transaction approves two sides of a conflict");
    if (hidden) dag.holdBack(site);
    return site;
  }

  publish(site: Site): void {
    const { dag, now, drawDelay } = this.#hooks;
    if (!dag.letGo(site)) return;
    const { parents, width, mask } = dag.sites;
    let seenAt = now() + drawDelay();
    for (let edge = (site & mask) * width, end = edge + width; edge < end; edge++) {
      const parentSeenAt = this.#seenAt.get(parents[edge]!) ?? 0;
      if (parentSeenAt > seenAt) seenAt = parentSeenAt;
    }
    this.#seenAt.set(site, seenAt);
    this.#hooks.spread(site, seenAt - now());
  }

  /** A transaction is confirmed or stranded. @returns whether it is an adversary's, which lets it go where it is stranded */
  settled(transaction: Transaction): boolean { return this.#crafted.size > 0 && this.#crafted.delete(transaction); }
  /** Everybody sees a site. */
  revealed(site: Site): void { if (this.#seenAt.size > 0) this.#seenAt.delete(site); }

  /** A transaction that spends the funds of others is a side of their conflict. */
  #takeSide(transaction: Transaction): void {
    const { dag: { conflicts }, dag, book } = this.#hooks;
    if (conflicts.sideOf(transaction) !== NONE) return;
    const rival = book.rivals(transaction).find((member) => member !== transaction && !book.hasEnded(member));
    if (rival === undefined) return;
    const side = conflicts.sideOf(rival);
    conflicts.addSide(transaction, side === NONE ? dag.makeSide(rival) : side);
    if (conflicts.hasLost(transaction)) book.conflicting(transaction);
  }
}
