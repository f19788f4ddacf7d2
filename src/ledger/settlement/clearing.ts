/**
 * Settlement by stage: the act may happen once its payment has reached the stage that the policy asks of it. What
 * `wait` and `zero-conf` have in common: each payment under way is a place in a table, whose number is the reference
 * that the ledger hears.
 */
import { MICRO, Stage, type Account, type PurposeId, type Transaction } from "../port.js";
import type { SettlementSetup } from "./definition.js";
import type { Settlement, SettlementId, SettlementListener } from "./settlement.js";

interface UnderWay { reference: number; amount: number; issuedAt: number; clearsAt: Stage; cleared: boolean }

const REASONS = { [Stage.rejected]: "rejected", [Stage.orphaned]: "orphaned", [Stage.conflicting]: "conflicting" } as const;

export class StageSettlement implements Settlement {
  readonly policy: string;
  readonly #setup: SettlementSetup;
  readonly #stageFor: (amount: number) => Stage;
  readonly #purposes: PurposeId[] = [];
  readonly #places: UnderWay[] = [];
  readonly #free: number[] = [];
  #clearings = 0;
  #clearingTime = 0;
  #loss = 0;
  /** Payments issued before this time belong to the warm-up: neither their clearing nor their loss counts. */
  #countedFrom = 0;

  /** @param stageFor the stage at which a payment of an amount (whole micro-tokens) is cleared */
  constructor(policy: string, setup: SettlementSetup, stageFor: (amount: number) => Stage) {
    this.policy = policy;
    this.#setup = setup;
    this.#stageFor = stageFor;
    const { recorder } = setup;
    recorder.metric("settlement.clearing.mean", "s", "Mean time from a payment's issue to the moment at which its act may happen.",
      () => ({ value: this.#clearingTime / this.#clearings, count: this.#clearings }));
    recorder.metric("settlement.loss", "token", "Value of acts that were cleared and whose payment then failed, or was taken back after its confirmation.", () => this.#loss / MICRO);
    recorder.atWarmupEnd(() => {
      this.#countedFrom = setup.kernel.now;
      this.#clearings = this.#clearingTime = this.#loss = 0;
    });
  }

  register(listener: SettlementListener): SettlementId {
    const hear = (stage: Stage, place: number): void => this.#hear(listener, stage, place);
    // The deal was done when its payment was confirmed, so that nobody can be told any more: the seller has lost the money.
    const takenBack = (amount: number): void => { this.#loss += amount; };
    return this.#purposes.push(this.#setup.ledger.registerPurpose({ name: listener.name, device: listener.device, hear, takenBack })) - 1;
  }

  pay(payer: Account, payee: Account, amount: number, listener: SettlementId, reference: number): Transaction {
    const { kernel, ledger } = this.#setup;
    const purpose = this.#purposes[listener];
    if (purpose === undefined) throw new Error(`there is no settlement listener ${listener}`);
    const place = this.#free.pop() ?? this.#places.push({ reference: 0, amount: 0, issuedAt: 0, clearsAt: 0, cleared: false }) - 1;
    const payment = this.#places[place]!;
    payment.reference = reference;
    payment.amount = amount;
    payment.issuedAt = kernel.now;
    payment.clearsAt = this.#stageFor(amount);
    payment.cleared = false;
    return ledger.pay(payer, payee, amount, purpose, place);
  }

  #hear(listener: SettlementListener, stage: Stage, place: number): void {
    const payment = this.#places[place]!;
    const { reference, cleared } = payment;
    if (stage <= Stage.confirmed) {
      const settled = stage === Stage.confirmed;
      // The place is given back first: what the listener does next may pay again.
      if (settled) this.#free.push(place);
      if (!cleared && stage >= payment.clearsAt) {
        payment.cleared = true;
        if (payment.issuedAt >= this.#countedFrom) {
          this.#clearings++;
          this.#clearingTime += this.#setup.kernel.now - payment.issuedAt;
        }
        listener.cleared(reference);
      }
      if (settled) listener.settled?.(reference);
    } else {
      this.#free.push(place);
      if (cleared && payment.issuedAt >= this.#countedFrom) this.#loss += payment.amount;
      listener.failed(reference, REASONS[stage as keyof typeof REASONS], cleared);
    }
  }
}
