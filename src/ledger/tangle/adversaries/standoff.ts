/**
 * A standoff: payments that spend the same money, and an adversary that keeps honest issuers from agreeing on one. One
 * conflict at a time; it succeeds if nobody's side is confirmed for a stated time, after which the adversary lets go.
 */
import type { EventHandle, EventType } from "../../../sim/kernel.js";
import { duration, integer, money, rate } from "../../../parameter/parameter.js";
import { Stage, isFinal, micro, type Account, type PurposeId, type Transaction } from "../../port.js";
import type { Peer, TangleControl } from "../control.js";
import { GENESIS, type Site } from "../sites.js";
import type { Attempt } from "./attack-record.js";
import type { AdversarySetup } from "./definition.js";

/** Peers of an adversary's own; see `AdversaryNeeds`. */
export const ownPeers = integer({ default: 1, min: 1, max: 4999, doc: "Peers of the adversary's own, the last ones, through which it votes; of a network of peers." });

export const standoffParameters = {
  peers: ownPeers,
  rate: rate({ default: "10/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary while it attacks (Poisson): its weight." }),
  hold: duration({ default: "60s", min: 1e-3, max: 86_400, doc: "How long the conflict must stay undecided for the attack to have succeeded." }),
  amount: money({ default: "1 token", min: 1e-6, max: 1e6, doc: "What is spent twice." }),
  wallet: money({ default: "10000 tokens", max: 1e9, doc: "What the adversary owns to begin with: whichever side wins, the money is spent." }),
  pause: duration({ default: "10s", max: 86_400, doc: "From the end of a conflict to the next." }),
};

export interface StandoffParams { readonly peers: number; readonly rate: number; readonly hold: number; readonly amount: number; readonly wallet: number; readonly pause: number }

/** A side of the conflict: its payment, and the sites that were attached for it, its own first. */
export interface StandoffSide { readonly transaction: Transaction; readonly sites: Site[] }

/** What the adversary is after: that no side is confirmed for a time, or that a later one is confirmed instead of the first. */
export type Goal = "undecided" | "later side";

/** How the adversary fights: what it does when a conflict begins, and with each transaction that it can afford. */
export interface Tactic {
  open(standoff: Standoff): void;
  act(standoff: Standoff): void;
}

export class Standoff {
  readonly setup: AdversarySetup;
  readonly sides: StandoffSide[] = [];
  /** The adversary's own peers. */
  readonly peers: readonly Peer[];
  readonly #honest: number;
  #turn = 0;
  readonly #params: StandoffParams;
  readonly #tactic: Tactic;
  readonly #goal: Goal;
  readonly #wallet: Account;
  readonly #payees: readonly Account[];
  /** One at each of its own peers. */
  readonly #wallets: readonly Account[];
  readonly #payment: PurposeId;
  readonly #support: PurposeId;
  readonly #next: EventType;
  readonly #work: EventType;
  readonly #hold: EventType;
  #attempt: Attempt = -1;
  #began = 0;
  #first: Transaction = -1;
  #root: Site = GENESIS;
  #isDecided = true;
  #working: EventHandle | undefined;
  #undecidedTime = 0;
  #decisions = 0;

  constructor(setup: AdversarySetup, params: StandoffParams, tactic: Tactic, goal: Goal = "undecided") {
    const { kernel, ledger, recorder, control } = setup;
    const count = Math.min(params.peers, control.peers);
    this.peers = Array.from({ length: count }, (_, i) => control.peers - count + i);
    this.#honest = control.peers > count ? control.peers - count : 1;
    this.setup = setup;
    this.#params = params;
    this.#tactic = tactic;
    this.#goal = goal;
    this.#wallet = ledger.openAccount({ kind: "adversary", balance: micro(params.wallet), peer: this.peers[0]! });
    this.#payees = [ledger.openAccount({ kind: "victim", peer: 0 }), ledger.openAccount({ kind: "adversary", peer: this.entryOf(1) })];
    this.#wallets = this.peers.map((peer) => ledger.openAccount({ kind: "adversary", peer, crowd: true }));
    this.#payment = ledger.registerPurpose({ name: "adversary/side", device: "adversary", overhead: true, hear: (stage, attempt, transaction) => { this.#hear(stage, attempt, transaction); } });
    this.#support = ledger.registerPurpose({ name: "adversary/support", device: "adversary", overhead: true, hear: () => {} });
    const random = kernel.stream("adversary/work");
    this.#next = kernel.eventType("adversary/attempt", () => { this.#begin(); });
    this.#hold = kernel.eventType("adversary/hold", (attempt) => { this.#letGo(attempt); });
    this.#work = kernel.eventType("adversary/work", () => {
      this.#working = kernel.after(random.exponential(1 / params.rate), this.#work);
      tactic.act(this);
    });
    recorder.metric("attack.undecided.mean", "s", "Mean time from the beginning of a conflict until a side is confirmed, or until the adversary lets go.",
      () => ({ value: this.#undecidedTime / this.#decisions, count: this.#decisions }));
    recorder.atWarmupEnd(() => { this.#undecidedTime = this.#decisions = 0; });
    kernel.after(params.pause, this.#next);
  }

  /** Issues one more payment of the same money, attached where the conflict began: below that, nobody has taken a side. */
  addSide(hidden: boolean): StandoffSide | undefined {
    const { book, attack, control } = this.setup;
    attack.issue();
    const payee = this.#payees[this.sides.length === 0 ? 0 : 1]!;
    const transaction = this.sides.length === 0
      ? book.issue(this.#wallet, payee, micro(this.#params.amount), this.#payment, this.#attempt)
      : book.issueRival(this.#first, payee, this.#payment, this.#attempt);
    if (book.hasEnded(transaction)) return undefined;
    if (this.sides.length === 0) this.#first = transaction;
    const side = { transaction, sites: [control.attach(transaction, this.entryOf(this.sides.length), [this.#root], hidden)] };
    this.sides.push(side);
    return side;
  }

  /** The peer at which the n-th side comes in: sides in turn at either end of the honest peers. */
  entryOf(side: number): Peer { return side % 2 === 0 ? 0 : this.#honest >>> 1; }

  /** Whose turn among its own peers it is. */
  nextPeer(): Peer { return this.peers[this.#turn = (this.#turn + 1) % this.peers.length]!; }

  /** Attaches one transaction for a side at a peer, above the latest of that side that is known there; nothing where none is. */
  support(side: StandoffSide, peer: Peer, hidden: boolean): void {
    const { book, attack, control } = this.setup;
    const parent = hidden ? side.sites.at(-1) : side.sites.findLast((site) => control.knows(site, peer));
    if (parent === undefined) return;
    attack.issue();
    const wallet = this.#wallets[this.peers.indexOf(peer)]!;
    side.sites.push(control.attach(book.issue(wallet, wallet, 0, this.#support, this.#attempt), peer, [parent], hidden));
  }

  #begin(): void {
    const { kernel, book, attack, control, recorder } = this.setup, { amount, hold, rate } = this.#params;
    if (book.accounts.available(this.#wallet) < micro(amount)) {
      recorder.warn("adversary-out-of-money", "The adversary had spent all that it had before the run was over; give it a larger wallet to see more attempts.");
      return;
    }
    this.#attempt = attack.begin();
    this.#began = kernel.now;
    this.#isDecided = false;
    this.sides.length = 0;
    this.#root = commonSite(control);
    this.#tactic.open(this);
    if (this.#isDecided) return;
    this.#working = kernel.after(kernel.stream("adversary/work").exponential(1 / rate), this.#work);
    kernel.after(hold, this.#hold, this.#attempt);
  }

  #hear(stage: Stage, attempt: Attempt, transaction: Transaction): void {
    if (attempt !== this.#attempt || this.#isDecided) return;
    if (stage === Stage.confirmed) this.#decide(transaction !== this.#first);
    else if (isFinal(stage) && this.#allEnded()) this.#decide(false);
  }

  #allEnded(): boolean { return this.sides.every(({ transaction }) => this.setup.book.hasEnded(transaction)); }

  #decide(isLater: boolean): void {
    const { attack } = this.setup;
    attack.end(this.#attempt, this.#goal === "later side" && isLater);
    this.#close();
  }

  /** The conflict was undecided long enough. */
  #letGo(attempt: Attempt): void {
    if (attempt !== this.#attempt || this.#isDecided) return;
    this.setup.attack.end(attempt, this.#goal === "undecided");
    this.#close();
  }

  #close(): void {
    const { kernel, attack } = this.setup;
    this.#isDecided = true;
    if (attack.counts(this.#attempt)) {
      this.#undecidedTime += kernel.now - this.#began;
      this.#decisions++;
    }
    if (this.#working !== undefined) kernel.cancel(this.#working);
    this.#working = undefined;
    kernel.after(this.#params.pause, this.#next);
  }
}

/** The youngest site that is good to attach to for all peers: what begins there can enter at any of them. */
function commonSite(control: TangleControl): Site {
  const { newest, oldest } = control.view(0);
  for (let site = newest; site >= oldest; site--) {
    let isGood = true;
    for (let peer = 0; peer < control.peers && isGood; peer++) isGood = control.knows(site, peer) && control.view(peer).isAttachable(site);
    if (isGood) return site;
  }
  return GENESIS;
}
