/**
 * Settlement by stage: the act may happen once its payment has reached the stage that the policy asks of it. What
 * `wait`, `zero-conf` and `confidence` have in common: each payment under way is a place in a table, whose number is the
 * reference that the ledger hears.
 */
import { Stage, type Account, type PurposeId, type Transaction } from "../port.js";
import type { SettlementSetup } from "./definition.js";
import type { SettlementFigures } from "./figures.js";
import type { Failure, Settlement, SettlementId, SettlementListener } from "./settlement.js";

interface UnderWay { listener: SettlementListener; reference: number; transaction: Transaction; amount: number; issuedAt: number; clearsAt: Stage; cleared: boolean; open: boolean }

export const REASONS: Readonly<Record<number, Failure>> = { [Stage.rejected]: "rejected", [Stage.orphaned]: "orphaned", [Stage.conflicting]: "conflicting" };

/** A seller that looks from time to time how far its unconfirmed payments have come. */
export interface Looks {
  /** Seconds between two looks. */
  readonly every: number;
  isEnough(transaction: Transaction): boolean;
}

export class StageSettlement implements Settlement {
  readonly policy: string;
  readonly #setup: SettlementSetup;
  readonly #figures: SettlementFigures;
  readonly #stageFor: (amount: number) => Stage;
  readonly #listeners: SettlementListener[] = [];
  readonly #purposes: PurposeId[] = [];
  readonly #places: UnderWay[] = [];
  readonly #free: number[] = [];
  readonly #look: (() => void) | undefined;

  /**
   * @param stageFor the stage at which a payment of an amount (whole micro-tokens) is cleared
   * @param looks clears payments before that stage as well, from the moment at which they are seen
   */
  constructor(policy: string, setup: SettlementSetup, figures: SettlementFigures, stageFor: (amount: number) => Stage, looks?: Looks) {
    this.policy = policy;
    this.#setup = setup;
    this.#figures = figures;
    this.#stageFor = stageFor;
    if (looks) this.#look = this.#startLooking(looks);
  }

  register(listener: SettlementListener): SettlementId {
    const hear = (stage: Stage, place: number): void => this.#hear(stage, place);
    this.#listeners.push(listener);
    return this.#purposes.push(this.#setup.ledger.registerPurpose({ name: listener.name, device: listener.device, hear, takenBack: (amount) => { this.#figures.takenBack(amount); } })) - 1;
  }

  pay(payer: Account, payee: Account, amount: number, id: SettlementId, reference: number): void {
    const { kernel, ledger } = this.#setup;
    const purpose = this.#purposes[id], listener = this.#listeners[id]!;
    if (purpose === undefined) throw new Error(`there is no settlement listener ${id}`);
    const place = this.#free.pop() ?? this.#places.push({ listener, reference, transaction: 0, amount, issuedAt: 0, clearsAt: 0, cleared: false, open: true }) - 1;
    const payment = this.#places[place]!;
    payment.listener = listener;
    payment.reference = reference;
    payment.amount = amount;
    payment.issuedAt = kernel.now;
    payment.clearsAt = this.#stageFor(amount);
    payment.cleared = false;
    payment.open = true;
    const transaction = ledger.pay(payer, payee, amount, purpose, place);
    // Without cover it has failed by now, and its place may have been taken by what the listener paid since.
    if (ledger.stage(transaction) === Stage.rejected) return;
    payment.transaction = transaction;
    this.#look?.();
    listener.issued?.(reference, transaction);
  }

  #hear(stage: Stage, place: number): void {
    const payment = this.#places[place]!, { listener, reference, amount, issuedAt, cleared } = payment;
    if (stage <= Stage.confirmed) {
      const settled = stage === Stage.confirmed;
      // The place is given back first: what the listener does next may pay again.
      if (settled) this.#close(place);
      if (!cleared && stage >= payment.clearsAt) this.#clear(payment, settled);
      if (settled) listener.settled?.(reference, amount);
    } else {
      this.#close(place);
      if (cleared) this.#figures.lost(amount, issuedAt);
      listener.failed(reference, REASONS[stage]!, cleared, 0);
    }
  }

  #clear(payment: UnderWay, isFinal: boolean): void {
    payment.cleared = true;
    this.#figures.cleared(payment.issuedAt);
    this.#figures.exposed(isFinal ? 0 : payment.amount, payment.issuedAt);
    payment.listener.cleared(payment.reference);
  }

  #close(place: number): void {
    this.#places[place]!.open = false;
    this.#free.push(place);
  }

  /** @returns to be called when there is a payment to look after */
  #startLooking({ every, isEnough }: Looks): () => void {
    const { kernel, ledger } = this.#setup, places = this.#places;
    let isLooking = false;
    const look = kernel.eventType("settlement/look", () => {
      isLooking = false;
      // What is cleared may lead to payments that were not there when the seller looked.
      for (let place = 0, { length } = places; place < length; place++) {
        const payment = places[place]!;
        if (!payment.open || payment.cleared) continue;
        if (ledger.stage(payment.transaction) >= Stage.seen && isEnough(payment.transaction)) this.#clear(payment, false);
        else start();
      }
    });
    const start = (): void => {
      if (isLooking) return;
      isLooking = true;
      kernel.after(every, look);
    };
    return start;
  }
}
