/**
 * A double spend by a private chain, again and again. The attacker mines in hiding on the longest chain; when it has a
 * block in hand, which carries a payment to itself, it pays the victim with the same money. It goes on in hiding until
 * the victim has its confirmations and the hidden chain is the longer one, and then shows it. One attempt at a time.
 */
import type { EventType } from "../../sim/kernel.js";
import { MICRO, Stage, micro, type Account, type PurposeId, type Transaction } from "../port.js";
import { BookLedger } from "../ledger.js";
import type { LedgerSetup } from "../definition.js";
import type { AttackRecord, Attempt } from "../tangle/adversaries/attack-record.js";
import { GENESIS, type Block } from "./block-tree.js";
import type { Attacker, Blockchain } from "./engine.js";

export interface PrivateChainPlan {
  readonly amount: number;
  readonly wallet: number;
  /** Blocks behind at which an attempt is given up. */
  readonly giveUp: number;
}

const NONE = -1;

export class PrivateChain implements Attacker {
  readonly #setup: LedgerSetup;
  readonly #chain: Blockchain;
  readonly #ledger: BookLedger;
  readonly #plan: PrivateChainPlan;
  readonly #record: AttackRecord;
  readonly #wallet: Account;
  readonly #victim: Account;
  readonly #purchase: PurposeId;
  readonly #theft: PurposeId;
  readonly #look: EventType;
  #tip: Block = GENESIS;
  #original: Transaction = NONE;
  #attempt: Attempt = NONE;
  #isAccepted = false;
  #isShown = false;
  #loss = 0;

  constructor(setup: LedgerSetup, chain: Blockchain, plan: PrivateChainPlan, record: AttackRecord) {
    const { kernel, recorder, book } = setup;
    this.#setup = setup;
    this.#chain = chain;
    this.#plan = plan;
    this.#record = record;
    const ledger = this.#ledger = new BookLedger("blockchain", book, chain);
    this.#wallet = ledger.openAccount({ kind: "adversary", balance: micro(plan.wallet) });
    this.#victim = ledger.openAccount({ kind: "victim" });
    this.#purchase = ledger.registerPurpose({
      name: "adversary/purchase", device: "adversary", overhead: true,
      hear: (stage, attempt) => { if (attempt === this.#attempt && stage === Stage.confirmed) this.#accepted(); },
      takenBack: (amount, attempt) => { if (record.counts(attempt)) this.#loss += amount; },
    });
    this.#theft = ledger.registerPurpose({
      name: "adversary/theft", device: "adversary", overhead: true,
      hear: (stage, attempt) => { if (attempt === this.#attempt && stage === Stage.confirmed) this.#end(true); },
    });
    // The victim's confirmation is heard while views are on the move, so the attacker looks a moment later.
    this.#look = kernel.eventType("adversary/look", (attempt) => { if (attempt === this.#attempt) this.extended(); });
    recorder.metric("attack.loss", "token", "Value of the goods that victims handed over and were not paid for.", () => this.#loss / MICRO);
    recorder.atWarmupEnd(() => { this.#loss = 0; });
    chain.attacker = this;
  }

  get tip(): Block { return this.#attempt === NONE ? this.#chain.best : this.#tip; }

  found(): void {
    if (this.#attempt === NONE) { this.#begin(); return; }
    this.#tip = this.#chain.addHidden(this.#tip, []);
    if (this.#isShown) this.#chain.publish(this.#tip, NONE); else this.extended();
  }

  extended(): void {
    if (this.#attempt === NONE) return;
    const { tree } = this.#chain.parts, ahead = tree.heightOf(this.#tip) - tree.heightOf(this.#chain.best);
    if (this.#isAccepted && !this.#isShown && ahead > 0) {
      this.#isShown = true;
      this.#chain.publish(this.#tip, NONE);
    } else if (ahead < -this.#plan.giveUp) this.#end(false);
  }

  /** The first hidden block is found: the victim is paid now, and the block carries the money's other use. */
  #begin(): void {
    const { book, recorder } = this.#setup, before = this.#chain.best;
    this.#attempt = this.#record.begin();
    this.#isAccepted = this.#isShown = false;
    this.#original = this.#ledger.pay(this.#wallet, this.#victim, micro(this.#plan.amount), this.#purchase, this.#attempt);
    if (book.stage(this.#original) === Stage.rejected) {
      recorder.warn("adversary-out-of-money", "The adversary had spent all that it had, or its payment was less than the fee, before the run was over; give it a larger wallet or amount to see more attempts.");
      this.#end(false);
      return;
    }
    const rival = book.issueRival(this.#original, this.#wallet, this.#theft, this.#attempt);
    this.#record.issue();
    this.#record.issue();
    this.#chain.hide(rival, this.#original);
    this.#tip = this.#chain.addHidden(before, [rival]);
  }

  #accepted(): void {
    this.#isAccepted = true;
    this.#setup.kernel.after(0, this.#look, this.#attempt);
  }

  #end(success: boolean): void {
    this.#record.end(this.#attempt, success);
    this.#attempt = NONE;
  }
}
