/**
 * Pay while being served: a bill every `interval`, and the seller breaks off when one is overdue. Payer and seller trust
 * each other with a little of the service instead of all of it; after Golem, where a provider is owed at most what it
 * does in the interval of its debit notes and the time that a requestor has to accept one.
 *
 *     |---- interval ----|---- interval ----|---- interval ----|  …  service over
 *     cleared          bill 1             bill 2             bill 3: each asks for all that is owed and not under way
 *                        |------ timeout ------| not paid by then: stopped, and a last bill for what was delivered
 *
 * An act of one instant cannot be broken off: it is one bill, paid when the act may happen, and trusted when it is seen.
 */
import { duration } from "../../parameter/parameter.js";
import type { EventType } from "../../sim/kernel.js";
import { Stage, type Account, type PurposeId } from "../port.js";
import { REASONS, StageSettlement } from "./clearing.js";
import { defineSettlement, type SettlementSetup } from "./definition.js";
import { SettlementFigures } from "./figures.js";
import type { Failure, Settlement, SettlementId, SettlementListener } from "./settlement.js";

interface Service {
  readonly listener: SettlementListener;
  readonly purpose: PurposeId;
  readonly reference: number;
  readonly payer: Account;
  readonly payee: Account;
  readonly price: number;
  /** Seconds. */
  readonly length: number;
  readonly since: number;
  /** Simulated time at which it ended or was broken off; NaN while it lasts. */
  endedAt: number;
  /** Whole micro-tokens that were paid for good, that are under way, and that were most at risk at once. */
  received: number;
  underWay: number;
  risk: number;
  /** Payments that are under way, and how the last one that was lost was. */
  open: number;
  failure: Failure;
}

export const stream = defineSettlement({
  name: "stream",
  doc: "A service is paid while it lasts, bill by bill, and broken off when one is overdue; an act of one instant is trusted when its payment is seen.",
  params: {
    interval: duration({ default: "2min", min: 1, max: 86_400, doc: "Time between two bills. The default is that of Golem's debit notes." }),
    timeout: duration({ default: "4min", min: 1, max: 86_400, doc: "Time from a bill until it must be paid for good. The default is what Golem's requestors have." }),
  },
  create: (setup, { interval, timeout }) => new StreamSettlement(setup, interval, timeout),
});

class StreamSettlement implements Settlement {
  readonly policy = "stream";
  readonly #setup: SettlementSetup;
  readonly #figures: SettlementFigures;
  readonly #interval: number;
  readonly #timeout: number;
  readonly #instants: StageSettlement;
  readonly #listeners: SettlementListener[] = [];
  readonly #bills: PurposeId[] = [];
  /** By the number of the service, never used again: a bill may be due long after it is over. */
  readonly #services = new Map<number, Service>();
  #next = 0;
  /** What each bill under way asks for and whose service it is for, by the reference that the ledger hears. */
  readonly #asked: { place: number; amount: number }[] = [];
  readonly #freeBills: number[] = [];
  readonly #begin: EventType;
  readonly #bill: EventType;
  readonly #due: EventType;

  constructor(setup: SettlementSetup, interval: number, timeout: number) {
    const { kernel, recorder } = setup;
    this.#setup = setup;
    this.#interval = interval;
    this.#timeout = timeout;
    this.#figures = new SettlementFigures(kernel, recorder);
    this.#instants = new StageSettlement("stream", setup, this.#figures, () => Stage.seen);
    this.#begin = kernel.eventType("stream/begin", (place) => { this.#start(place); });
    this.#bill = kernel.eventType("stream/bill", (place) => { this.#sendBill(place); });
    this.#due = kernel.eventType("stream/due", (place) => { this.#check(place); });
  }

  register(listener: SettlementListener): SettlementId {
    const id = this.#instants.register(listener);
    this.#listeners[id] = listener;
    this.#bills[id] = this.#setup.ledger.registerPurpose({
      name: listener.name, device: listener.device, hear: (stage, bill) => { this.#hear(stage, bill); }, takenBack: (amount) => { this.#figures.takenBack(amount); },
    });
    return id;
  }

  pay(payer: Account, payee: Account, amount: number, id: SettlementId, reference: number, service = 0): void {
    if (service === 0) { this.#instants.pay(payer, payee, amount, id, reference); return; }
    const { kernel, ledger } = this.#setup, listener = this.#listeners[id], purpose = this.#bills[id];
    if (!listener || purpose === undefined) throw new Error(`there is no settlement listener ${id}`);
    // Nobody serves an empty wallet: it must hold the first bill.
    if (ledger.available(payer) < Math.ceil(amount * Math.min(1, this.#interval / service))) { listener.failed(reference, "rejected", false, 0); return; }
    const place = this.#next++;
    this.#services.set(place, {
      listener, purpose, reference, payer, payee, price: amount, length: service, since: kernel.now,
      endedAt: Number.NaN, received: 0, underWay: 0, risk: 0, open: 0, failure: "rejected",
    });
    kernel.after(0, this.#begin, place);
  }

  #start(place: number): void {
    const service = this.#services.get(place)!;
    this.#setup.kernel.after(Math.min(this.#interval, service.length), this.#bill, place);
    this.#figures.cleared(service.since);
    service.listener.cleared(service.reference);
  }

  /** Whole micro-tokens that the service was worth so far. */
  #delivered({ since, endedAt, length, price }: Service): number {
    const now = this.#setup.kernel.now;
    return Math.floor(price * Math.min(1, ((Number.isNaN(endedAt) ? now : endedAt) - since) / length));
  }

  #sendBill(place: number): void {
    const service = this.#services.get(place);
    if (!service || !Number.isNaN(service.endedAt)) return;
    const { kernel } = this.#setup, left = service.since + service.length - kernel.now;
    if (left <= 0) service.endedAt = service.since + service.length;
    this.#ask(place, service);
    if (!Number.isNaN(service.endedAt)) { this.#endIfOver(place, service); return; }
    kernel.after(Math.min(this.#interval, left), this.#bill, place);
    kernel.after(this.#timeout, this.#due, place);
  }

  /** The payer pays all that is owed and not under way, as far as it can. */
  #ask(place: number, service: Service): void {
    const amount = this.#delivered(service) - service.received - service.underWay, { ledger } = this.#setup;
    if (amount <= 0) return;
    const bill = this.#freeBills.pop() ?? this.#asked.length;
    this.#asked[bill] = { place, amount };
    service.underWay += amount;
    service.open++;
    const transaction = ledger.pay(service.payer, service.payee, amount, service.purpose, bill);
    if (ledger.stage(transaction) !== Stage.rejected) service.listener.issued?.(service.reference, transaction);
  }

  #hear(stage: Stage, bill: number): void {
    if (stage < Stage.confirmed) return;
    const { place, amount } = this.#asked[bill]!, service = this.#services.get(place)!;
    this.#freeBills.push(bill);
    this.#assess(service);
    service.open--;
    service.underWay -= amount;
    if (stage === Stage.confirmed) service.received += amount; else service.failure = REASONS[stage]!;
    // A bill that is refused at once is heard of before it is known that it was the last.
    if (stage !== Stage.rejected) this.#endIfOver(place, service);
  }

  /** A bill is due: what was delivered when it was sent must have come in. */
  #check(place: number): void {
    const service = this.#services.get(place), { now } = this.#setup.kernel;
    if (!service || !Number.isNaN(service.endedAt)) return;
    const billedAt = now - this.#timeout - service.since;
    if (service.received >= Math.floor(service.price * Math.min(1, billedAt / service.length)) - 1) return;
    service.endedAt = now;
    service.listener.stopped?.(service.reference);
    this.#ask(place, service);
    this.#endIfOver(place, service);
  }

  #assess(service: Service): void { service.risk = Math.max(service.risk, this.#delivered(service) - service.received); }

  #endIfOver(place: number, service: Service): void {
    if (Number.isNaN(service.endedAt) || service.open > 0 || !this.#services.has(place)) return;
    const { listener, reference, received, since, failure } = service, delivered = this.#delivered(service);
    this.#assess(service);
    this.#services.delete(place);
    this.#figures.exposed(service.risk, since);
    if (received >= delivered) { listener.settled?.(reference, received); return; }
    this.#figures.lost(delivered - received, since);
    listener.failed(reference, failure, true, received);
  }
}
