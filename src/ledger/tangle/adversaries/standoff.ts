/**
 * A standoff: payments that spend the same money, and an adversary that keeps honest issuers from agreeing on one. One
 * conflict at a time; it succeeds if nobody's side is confirmed for a stated time, after which the adversary lets go and
 * waits for the conflict to end.
 */
import type { EventHandle, EventType } from "../../../sim/kernel.js";
import { duration, money, rate } from "../../../parameter/parameter.js";
import { Stage, isFinal, micro, type Account, type PurposeId, type Transaction } from "../../port.js";
import { GENESIS, type Site } from "../sites.js";
import type { Attempt } from "./attack-record.js";
import type { AdversarySetup } from "./definition.js";

export const standoffParameters = {
  rate: rate({ default: "10/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary while it attacks (Poisson): its weight." }),
  hold: duration({ default: "60s", min: 1e-3, max: 86_400, doc: "How long the conflict must stay undecided for the attack to have succeeded." }),
  amount: money({ default: "1 token", min: 1e-6, max: 1e6, doc: "What is spent twice." }),
  wallet: money({ default: "10000 tokens", max: 1e9, doc: "What the adversary owns to begin with: whichever side wins, the money is spent." }),
  pause: duration({ default: "10s", max: 86_400, doc: "From the end of a conflict to the next." }),
};

export interface StandoffParams { readonly rate: number; readonly hold: number; readonly amount: number; readonly wallet: number; readonly pause: number }

/** A side of the conflict: its payment, where that stands, and the last transaction that was attached for it. */
export interface StandoffSide { readonly transaction: Transaction; readonly site: Site; last: Site }

/** How the adversary fights: what it does when a conflict begins, and with each transaction that it can afford. */
export interface Tactic {
  open(standoff: Standoff): void;
  act(standoff: Standoff): void;
}

export class Standoff {
  readonly setup: AdversarySetup;
  readonly sides: StandoffSide[] = [];
  readonly #params: StandoffParams;
  readonly #tactic: Tactic;
  readonly #wallet: Account;
  readonly #payees: readonly Account[];
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
  #isHeld = false;
  #working: EventHandle | undefined;
  #undecidedTime = 0;
  #decisions = 0;

  constructor(setup: AdversarySetup, params: StandoffParams, tactic: Tactic) {
    const { kernel, ledger, recorder } = setup;
    this.setup = setup;
    this.#params = params;
    this.#tactic = tactic;
    this.#wallet = ledger.openAccount({ kind: "adversary", balance: micro(params.wallet) });
    this.#payees = [ledger.openAccount({ kind: "victim" }), ledger.openAccount({ kind: "adversary" })];
    this.#payment = ledger.registerPurpose({ name: "adversary/side", device: "adversary", hear: (stage, attempt) => { this.#hear(stage, attempt); } });
    this.#support = ledger.registerPurpose({ name: "adversary/support", device: "adversary", hear: () => {} });
    const random = kernel.stream("adversary/work");
    this.#next = kernel.eventType("adversary/attempt", () => { this.#begin(); });
    this.#hold = kernel.eventType("adversary/hold", (attempt) => { this.#letGo(attempt); });
    this.#work = kernel.eventType("adversary/work", () => {
      this.#working = kernel.after(random.exponential(1 / params.rate), this.#work);
      tactic.act(this);
    });
    recorder.metric("attack.undecided.mean", "s", "Mean time from the beginning of a conflict until a side is confirmed, the adversary's letting go included.",
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
    const site = control.attach(transaction, 0, [this.#root], hidden);
    const side = { transaction, site, last: site };
    this.sides.push(side);
    return side;
  }

  /** Attaches one transaction for a side. */
  support(side: StandoffSide, hidden: boolean): void {
    const { book, attack, control } = this.setup;
    attack.issue();
    side.last = control.attach(book.issue(this.#payees[1]!, this.#payees[1]!, 0, this.#support, this.#attempt), 0, [side.last], hidden);
  }

  #begin(): void {
    const { kernel, book, attack, control, recorder } = this.setup, { amount, hold, rate } = this.#params;
    if (book.accounts.available(this.#wallet) < micro(amount)) {
      recorder.warn("adversary-out-of-money", "The adversary had spent all that it had before the run was over; give it a larger wallet to see more attempts.");
      return;
    }
    this.#attempt = attack.begin();
    this.#began = kernel.now;
    this.#isDecided = this.#isHeld = false;
    this.sides.length = 0;
    const view = control.view(0);
    this.#root = view.tipCount === 0 ? GENESIS : view.retreat(view.tip(0));
    this.#tactic.open(this);
    if (this.#isDecided) return;
    this.#working = kernel.after(kernel.stream("adversary/work").exponential(1 / rate), this.#work);
    kernel.after(hold, this.#hold, this.#attempt);
  }

  #hear(stage: Stage, attempt: Attempt): void {
    if (attempt === this.#attempt && !this.#isDecided && (stage === Stage.confirmed || (isFinal(stage) && this.#allEnded()))) this.#decide();
  }

  #allEnded(): boolean { return this.sides.every(({ transaction }) => this.setup.book.hasEnded(transaction)); }

  #decide(): void {
    const { kernel, attack } = this.setup;
    this.#isDecided = true;
    if (attack.counts(this.#attempt)) {
      this.#undecidedTime += kernel.now - this.#began;
      this.#decisions++;
    }
    if (!this.#isHeld) attack.end(this.#attempt, false);
    this.#stop();
    kernel.after(this.#params.pause, this.#next);
  }

  /** The conflict was undecided long enough. */
  #letGo(attempt: Attempt): void {
    if (attempt !== this.#attempt || this.#isDecided) return;
    this.#isHeld = true;
    this.setup.attack.end(attempt, true);
    this.#stop();
  }

  #stop(): void {
    if (this.#working !== undefined) this.setup.kernel.cancel(this.#working);
    this.#working = undefined;
  }
}
