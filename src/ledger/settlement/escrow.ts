/**
 * The payer locks a deposit before the act, and the seller claims the price out of it when the act is done; the rest goes
 * back. The money stands on an account of its own meanwhile, one for each seller, so that nobody can spend it otherwise:
 *
 *     lock ── confirmed: act may happen ── service is over: claim of the price, rest to the payer ── confirmed: settled
 *                └── the act cannot happen any more: the deposit lies until `timeout` and goes back whole: failed
 *
 * Claim and refund are made by the account on behalf of many: they do not wait for each other's work, and their fees, if
 * the ledger takes any, are counted and come out of no wallet.
 */
import { duration, number } from "../../parameter/parameter.js";
import type { EventType } from "../../sim/kernel.js";
import { MICRO, Stage, type Account, type PurposeId } from "../port.js";
import { REASONS, StageSettlement } from "./clearing.js";
import { defineSettlement, type SettlementSetup } from "./definition.js";
import { SettlementFigures, interestRate } from "./figures.js";
import type { Settlement, SettlementId, SettlementListener } from "./settlement.js";

interface Deposit {
  readonly listener: SettlementListener;
  readonly reference: number;
  readonly payer: Account;
  readonly payee: Account;
  readonly escrow: Account;
  readonly price: number;
  readonly deposit: number;
  readonly service: number;
  readonly since: number;
  /** Claim and rest, or the refund, that are not final yet. */
  returning: number;
}

export const escrow = defineSettlement({
  name: "escrow",
  doc: "The payer locks a deposit, and the act may happen once that is confirmed; the seller then claims the price and the rest goes back.",
  params: {
    deposit: number({ default: 1, min: 1, max: 1000, doc: "Deposit as a multiple of the price." }),
    timeout: duration({ default: "10min", max: 3.1536e7, doc: "Time after which a deposit that nobody claims goes back to its payer." }),
    interestRate,
  },
  create: (setup, params) => new EscrowSettlement(setup, new SettlementFigures(setup.kernel, setup.recorder, params.interestRate), params.deposit, params.timeout),
});

class EscrowSettlement implements Settlement {
  readonly policy = "escrow";
  readonly #setup: SettlementSetup;
  readonly #figures: SettlementFigures;
  /** What is owed is paid without a deposit. */
  readonly #owed: StageSettlement;
  readonly #multiple: number;
  readonly #timeout: number;
  readonly #listeners: SettlementListener[] = [];
  readonly #locks: PurposeId[] = [];
  readonly #claim: PurposeId;
  readonly #rest: PurposeId;
  readonly #refund: PurposeId;
  readonly #escrows = new Map<Account, Account>();
  readonly #deposits: (Deposit | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #claimDue: EventType;
  readonly #refundDue: EventType;
  readonly #restDue: EventType;
  /** What deposits that were taken back after their confirmation have left short, whole micro-tokens: counted as lost already. */
  #short = 0;

  constructor(setup: SettlementSetup, figures: SettlementFigures, multiple: number, timeout: number) {
    const { kernel, ledger } = setup;
    this.#setup = setup;
    this.#figures = figures;
    this.#owed = new StageSettlement("escrow", setup, figures, () => Stage.confirmed);
    this.#multiple = multiple;
    this.#timeout = timeout;
    // Who was paid out of a deposit keeps it even if the deposit itself is taken back: the escrow is short, see `lock`.
    const leaving = (name: string, hear: (stage: Stage, place: number) => void): PurposeId => ledger.registerPurpose({ name: `escrow/${name}`, device: "escrow", hear });
    this.#claim = leaving("claim", (stage, place) => { this.#heard(stage, place, this.#claimDue, () => { this.#claimed(place); }); });
    this.#rest = leaving("rest", (stage, place) => { this.#heard(stage, place, this.#restDue, () => {}); });
    this.#refund = leaving("refund", (stage, place) => { this.#heard(stage, place, this.#refundDue, () => { this.#refunded(place); }); });
    this.#claimDue = kernel.eventType("escrow/claim", (place) => { const { payee, price } = this.#at(place); this.#payOut(place, payee, price, this.#claim); });
    this.#restDue = kernel.eventType("escrow/rest", (place) => { const { payer, deposit, price } = this.#at(place); this.#payOut(place, payer, deposit - price, this.#rest); });
    this.#refundDue = kernel.eventType("escrow/refund", (place) => { const { payer, deposit } = this.#at(place); this.#payOut(place, payer, deposit, this.#refund); });
  }

  register(listener: SettlementListener): SettlementId {
    const id = this.#owed.register(listener);
    this.#listeners[id] = listener;
    this.#locks[id] = this.#setup.ledger.registerPurpose({
      name: listener.name, device: listener.device, hear: (stage, place) => { this.#hearLock(stage, place); },
      takenBack: (amount) => { this.#figures.takenBack(amount); this.#short += amount; },
    });
    return id;
  }

  pay(payer: Account, payee: Account, amount: number, id: SettlementId, reference: number, service = 0): void {
    const { kernel, ledger } = this.#setup, lock = this.#locks[id], listener = this.#listeners[id];
    if (lock === undefined || !listener) throw new Error(`there is no settlement listener ${id}`);
    if (listener.isOwed) { this.#owed.pay(payer, payee, amount, id, reference); return; }
    const deposit = Math.ceil(amount * this.#multiple), account = this.#escrowOf(payee);
    const place = this.#free.pop() ?? this.#deposits.length;
    this.#deposits[place] = { listener, reference, payer, payee, escrow: account, price: amount, deposit, service, since: kernel.now, returning: 0 };
    this.#figures.lock(deposit);
    const transaction = ledger.pay(payer, account, deposit, lock, place);
    if (ledger.stage(transaction) !== Stage.rejected) listener.issued?.(reference, transaction);
  }

  #at(place: number): Deposit { return this.#deposits[place]!; }

  #escrowOf(payee: Account): Account {
    let account = this.#escrows.get(payee);
    if (account === undefined) this.#escrows.set(payee, account = this.#setup.ledger.openAccount({ kind: "escrow", crowd: true }));
    return account;
  }

  #hearLock(stage: Stage, place: number): void {
    const { kernel } = this.#setup, { listener, reference, deposit, price, service, since } = this.#at(place);
    if (stage < Stage.confirmed) return;
    if (stage !== Stage.confirmed) {
      this.#end(place, deposit);
      listener.failed(reference, REASONS[stage]!, false, 0);
    } else if (listener.isWanted?.(reference) === false) {
      this.#at(place).returning = 1;
      kernel.after(this.#timeout, this.#refundDue, place);
    } else {
      this.#at(place).returning = deposit > price ? 2 : 1;
      kernel.after(service, this.#claimDue, place);
      if (deposit > price) kernel.after(service, this.#restDue, place);
      this.#figures.cleared(since);
      this.#figures.exposed(0, since);
      listener.cleared(reference);
    }
  }

  #payOut(place: number, to: Account, amount: number, purpose: PurposeId): void {
    this.#setup.ledger.pay(this.#at(place).escrow, to, amount, purpose, place);
  }

  /** What comes out of an escrow is final, or is made again, or cannot be made at all: then it stays there for good. */
  #heard(stage: Stage, place: number, again: EventType, done: () => void): void {
    if (stage === Stage.orphaned || stage === Stage.conflicting) { this.#setup.kernel.after(0, again, place); return; }
    if (stage < Stage.confirmed) return;
    const { listener, reference, price, deposit, since } = this.#at(place), isClaim = again === this.#claimDue;
    const amount = isClaim ? price : again === this.#refundDue ? deposit : deposit - price;
    this.#figures.lock(-amount);
    if (stage === Stage.confirmed) done();
    else {
      const known = Math.min(this.#short, amount);
      this.#short -= known;
      this.#setup.recorder.warn("escrow-stuck", `${amount / MICRO} token could not be paid out of a deposit (too little for the ledger, or the deposit was taken back) and stay with the escrow.`);
      if (isClaim) this.#figures.lost(amount - known, since);
      if (again !== this.#restDue) listener.failed(reference, "rejected", isClaim, 0);
    }
    if (--this.#at(place).returning === 0) this.#end(place, 0);
  }

  #claimed(place: number): void {
    const { listener, reference, price } = this.#at(place);
    listener.settled?.(reference, price);
  }

  #refunded(place: number): void {
    const { listener, reference } = this.#at(place);
    listener.failed(reference, "refunded", false, 0);
  }

  /** @param still what is still locked */
  #end(place: number, still: number): void {
    this.#figures.lock(-still);
    this.#deposits[place] = undefined;
    this.#free.push(place);
  }
}
