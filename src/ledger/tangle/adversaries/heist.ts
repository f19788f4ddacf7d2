/**
 * A double spend, again and again: the adversary pays a victim, waits until the victim has handed over the goods, and
 * makes the ledger prefer a second payment of the same money to itself. One attempt at a time, so that each is a trial of
 * its own. It succeeds if the second payment is the one that the ledger confirms.
 */
import type { EventHandle, EventType } from "../../../sim/kernel.js";
import { MICRO, Stage, isFinal, type Account, type PurposeId, type Transaction } from "../../port.js";
import { NONE, type Site } from "../sites.js";
import type { Acceptance } from "./acceptance.js";
import type { Attempt } from "./attack-record.js";
import type { AdversarySetup } from "./definition.js";

export interface HeistPlan {
  /** Whole micro-tokens: the price of the goods, and what the adversary owns to begin with. */
  readonly amount: number;
  readonly wallet: number;
  /** Seconds from the end of an attempt to the next. */
  readonly pause: number;
  readonly acceptance: Acceptance;
  /** Seconds between two looks of the victim. */
  readonly look: number;
  /** What the adversary prepares in hiding; left out: the second payment goes the honest way, `secondAfter` seconds after acceptance. */
  readonly hidden?: HiddenWork;
  readonly secondAfter?: number;
}

export interface HiddenWork {
  /** Transactions a second that approve the second payment (Poisson): the adversary's computing power. */
  readonly rate: number;
  /** Seconds that it has worked for when it pays the victim. */
  readonly headStart: number;
  /** What the second payment approves. */
  anchor(): readonly Site[];
  /** What the next of its supporters approves. */
  parents(rival: Site, last: Site): readonly Site[];
}

/** A trial as the race's theory sees it: weight of the payment and seconds of hidden work when the victim accepted. */
export interface Acceptances { readonly weight: number; readonly worked: number }

export class Heist {
  /** Attempts since the warm-up whose victim accepted. */
  readonly accepted: Acceptances[] = [];
  readonly #setup: AdversarySetup;
  readonly #plan: HeistPlan;
  readonly #wallet: Account;
  readonly #victim: Account;
  readonly #hoard: Account;
  readonly #payment: PurposeId;
  readonly #support: PurposeId;
  readonly #next: EventType;
  readonly #pay: EventType;
  readonly #look: EventType;
  readonly #second: EventType;
  readonly #work: EventType;
  readonly #mean: number;
  #attempt: Attempt = NONE;
  #original: Transaction = NONE;
  #rivalSite: Site = NONE;
  #lastSite: Site = NONE;
  #hidden: Site[] = [];
  #began = 0;
  #seen = Number.NaN;
  #isAccepted = false;
  #watching: EventHandle | undefined;
  #working: EventHandle | undefined;
  #loss = 0;

  constructor(setup: AdversarySetup, plan: HeistPlan) {
    const { kernel, ledger, recorder } = setup;
    this.#setup = setup;
    this.#plan = plan;
    this.#wallet = ledger.openAccount({ kind: "adversary", balance: plan.wallet });
    this.#hoard = ledger.openAccount({ kind: "adversary" });
    this.#victim = ledger.openAccount({ kind: "victim" });
    this.#payment = ledger.registerPurpose({ name: "adversary/purchase", device: "adversary", overhead: true, hear: (stage, attempt, transaction) => { this.#hear(stage, attempt, transaction); } });
    this.#support = ledger.registerPurpose({ name: "adversary/support", device: "adversary", overhead: true, hear: () => {} });
    this.#mean = plan.hidden === undefined || plan.hidden.rate === 0 ? Number.POSITIVE_INFINITY : 1 / plan.hidden.rate;
    const random = kernel.stream("adversary/work");
    this.#next = kernel.eventType("adversary/attempt", () => { this.#begin(); });
    this.#pay = kernel.eventType("adversary/pay", () => { this.#setup.engine.submit(this.#original); });
    this.#look = kernel.eventType("adversary/look", () => { this.#watch(); });
    this.#second = kernel.eventType("adversary/second-spend", (attempt) => { if (attempt === this.#attempt) this.#spendAgain(); });
    this.#work = kernel.eventType("adversary/work", () => {
      this.#working = kernel.after(random.exponential(this.#mean), this.#work);
      this.#supportRival();
    });
    recorder.metric("attack.loss", "token", "Value of the goods that victims handed over and were not paid for.", () => this.#loss / MICRO);
    recorder.atWarmupEnd(() => { this.accepted.length = this.#loss = 0; });
    kernel.after(plan.pause, this.#next);
  }

  #begin(): void {
    const { kernel, book, attack, recorder } = this.#setup, { hidden, amount } = this.#plan;
    if (book.accounts.available(this.#wallet) < amount) {
      recorder.warn("adversary-out-of-money", "The adversary had spent all that it had before the run was over; give it a larger wallet to see more attempts.");
      return;
    }
    this.#attempt = attack.begin();
    this.#began = kernel.now;
    this.#seen = Number.NaN;
    this.#isAccepted = false;
    this.#hidden = [];
    attack.issue();
    this.#original = book.issue(this.#wallet, this.#victim, amount, this.#payment, this.#attempt);
    if (hidden === undefined) { kernel.after(0, this.#pay); return; }
    this.#attachRival(hidden);
    if (this.#mean < Infinity) this.#working = kernel.after(kernel.stream("adversary/work").exponential(this.#mean), this.#work);
    kernel.after(hidden.headStart, this.#pay);
  }

  #attachRival(hidden: HiddenWork): void {
    const { book, attack, control } = this.#setup;
    attack.issue();
    const rival = book.issueRival(this.#original, this.#hoard, this.#support, this.#attempt);
    this.#rivalSite = this.#lastSite = control.attach(rival, 0, hidden.anchor(), true);
    this.#hidden.push(this.#rivalSite);
  }

  /** One more transaction that approves the second payment. */
  #supportRival(): void {
    const { book, attack, control } = this.#setup;
    attack.issue();
    const supporter = book.issue(this.#hoard, this.#hoard, 0, this.#support, this.#attempt);
    const isHidden = !this.#isAccepted;
    this.#lastSite = control.attach(supporter, 0, this.#plan.hidden!.parents(this.#rivalSite, this.#lastSite), isHidden);
    if (isHidden) this.#hidden.push(this.#lastSite);
  }

  #hear(stage: Stage, attempt: Attempt, transaction: Transaction): void {
    if (transaction !== this.#original || attempt !== this.#attempt) return;
    if (stage === Stage.seen) {
      this.#seen = this.#setup.kernel.now;
      this.#watching = this.#setup.kernel.after(0, this.#look);
    } else if (isFinal(stage)) this.#end(stage);
  }

  /** The victim looks at its payment. */
  #watch(): void {
    const { kernel, control } = this.#setup, { acceptance, look } = this.#plan;
    const view = control.view(0), site = control.siteOf(this.#original);
    this.#watching = undefined;
    if (site !== NONE && acceptance(view, site, kernel.now - this.#seen)) this.#accept(view.weight(site));
    else this.#watching = kernel.after(look, this.#look);
  }

  #accept(weight: number): void {
    const { kernel, attack, control } = this.#setup;
    this.#isAccepted = true;
    if (attack.counts(this.#attempt)) this.accepted.push({ weight, worked: kernel.now - this.#began });
    for (const site of this.#hidden) control.publish(site);
    if (this.#plan.hidden === undefined) kernel.after(this.#plan.secondAfter ?? 0, this.#second, this.#attempt);
  }

  #spendAgain(): void {
    const { ledger, attack } = this.#setup;
    attack.issue();
    ledger.doubleSpend(this.#original, this.#hoard, this.#support, this.#attempt);
  }

  #end(stage: Stage): void {
    const { kernel, attack } = this.#setup;
    const isWon = stage === Stage.conflicting && this.#isAccepted;
    if (isWon && attack.counts(this.#attempt)) this.#loss += this.#plan.amount;
    attack.end(this.#attempt, isWon);
    for (const pending of [this.#watching, this.#working]) if (pending !== undefined) kernel.cancel(pending);
    this.#watching = this.#working = undefined;
    this.#attempt = NONE;
    kernel.after(this.#plan.pause, this.#next);
  }
}
