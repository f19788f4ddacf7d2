/**
 * The market `delivery`: customers who order parcels, what a parcel is worth when it comes late, and how it is paid. The
 * customer pays at the drop-off, so the drone never waits for this payment; it only cannot spend the money before it is
 * final. The deal ends at the drone's next landing: a payment that is not safe by then is late.
 */
import { micro, type Account } from "../../ledger/port.js";
import type { SettlementId } from "../../ledger/settlement/settlement.js";
import { duration, money } from "../../parameter/parameter.js";
import { defineMarket, type World } from "../context.js";
import { DeliveryStatistics } from "./delivery-statistics.js";
import { OpenDeals } from "./open-deals.js";

export interface DeliveryTerms {
  /** Tokens for a parcel in time. */
  readonly value: number;
  /** Seconds after the order within which a parcel is in time, and after which it is worth nothing. */
  readonly deadline: number;
  readonly worthlessAfter: number;
}

/** Tokens that a customer pays for a parcel that comes so many seconds after its order: falls linearly between the two deadlines. */
export function payFor(terms: DeliveryTerms, age: number): number {
  if (age <= terms.deadline) return terms.value;
  if (age >= terms.worthlessAfter) return 0;
  return terms.value * (terms.worthlessAfter - age) / (terms.worthlessAfter - terms.deadline);
}

/** One delivery, from the drop-off until the drone has landed and the money is final. */
interface Delivery {
  readonly customer: string;
  readonly drone: string;
  readonly placed: number;
  readonly agreed: number;
  readonly price: number;
  readonly late: boolean;
  cleared: boolean;
  landed: boolean;
  money: "open" | "settled" | "failed";
}

export class DeliveryMarket {
  readonly terms: DeliveryTerms;
  readonly statistics: DeliveryStatistics;
  readonly #world: World;
  readonly #payment: SettlementId;
  readonly #deliveries = new OpenDeals<Delivery>();

  constructor(world: World, terms: DeliveryTerms) {
    this.terms = terms;
    this.#world = world;
    this.statistics = new DeliveryStatistics(world);
    this.#payment = world.settlement.register({
      name: "delivery/payment",
      device: "customer",
      cleared: (delivery) => { this.#deliveries.get(delivery).cleared = true; },
      settled: (delivery) => { this.#moneyOver(delivery, "settled"); },
      failed: (delivery) => { this.#moneyOver(delivery, "failed"); },
    });
  }

  /** Opens the common wallet of the customers of a fleet, with twice the money that they are expected to spend. */
  openCustomers(expectedOrders: number): Account {
    return this.#world.ledger.openAccount({ kind: "customer", balance: micro(Math.ceil(2 * (expectedOrders + 100) * this.terms.value)) });
  }

  /** A customer asks for a delivery. */
  order(): void { this.#world.deals.offer(); }

  /** A drone takes an order that was placed at the simulated time `placed`. */
  agree(placed: number): void { this.#world.deals.agree(placed); }

  /** No drone came before the parcel was worth nothing: the customer gives up. */
  miss(customer: string, depot: string, placed: number): void {
    this.statistics.missed();
    this.#world.deals.end({
      domain: "delivery", buyer: customer, seller: depot, quantity: 1, price: 0, offered: placed, agreed: Number.NaN,
      outcome: "missed", reason: "no-drone", paidInTime: false,
    });
  }

  /**
   * The parcel is handed over and the customer pays for it.
   * @param placed simulated time of the order
   * @returns the delivery, to be told when the drone lands
   */
  dropOff(customer: { readonly name: string; readonly wallet: Account }, drone: { readonly name: string; readonly wallet: Account }, placed: number, agreed: number): number {
    const age = this.#world.kernel.now - placed;
    const price = payFor(this.terms, age), late = age > this.terms.deadline;
    this.statistics.delivered(late);
    const delivery = this.#deliveries.open({
      customer: customer.name, drone: drone.name, placed, agreed, price, late, cleared: price === 0, landed: false, money: price === 0 ? "settled" : "open",
    });
    if (price > 0) this.#world.settlement.pay(customer.wallet, drone.wallet, micro(price), this.#payment, delivery);
    return delivery;
  }

  /** The drone has landed after the delivery. */
  landed(number: number): void {
    const delivery = this.#deliveries.get(number);
    const { customer, drone, placed, agreed, late, money: state } = delivery;
    const failed = state === "failed";
    const reason = failed ? "unpaid" : late ? "waited-for-drone" : delivery.cleared ? undefined : "payment-late";
    this.#world.deals.end({
      domain: "delivery", buyer: customer, seller: drone, quantity: 1, price: failed ? 0 : delivery.price, offered: placed, agreed,
      outcome: failed ? "failed" : late ? "late" : "delivered", paidInTime: delivery.cleared && !failed,
      ...(reason === undefined ? {} : { reason }),
    });
    delivery.landed = true;
    if (state !== "open") this.#deliveries.close(number);
  }

  #moneyOver(number: number, state: "settled" | "failed"): void {
    const delivery = this.#deliveries.get(number);
    delivery.money = state;
    if (delivery.landed) this.#deliveries.close(number);
  }
}

export const delivery = defineMarket({
  name: "delivery",
  doc: "Customers who order parcels from depots and pay at the drop-off, less the later it is.",
  params: {
    value: money({ default: "4 tokens", min: 0, max: 10_000, doc: "What a customer pays for a parcel in time." }),
    deadline: duration({ default: "30 min", min: 1, doc: "Time after the order within which a parcel is in time." }),
    worthlessAfter: duration({ default: "45 min", min: 1, doc: "Time after the order from which a parcel is worth nothing; the pay falls linearly from the deadline on." }),
  },
  create: (world, params) => new DeliveryMarket(world, params),
});
