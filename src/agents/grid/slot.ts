/**
 * One slot of delivery: what the homes will need and give in it, the orders for it, and how the market cleared. Energy in
 * kWh over the whole slot. A slot is planned before it begins, cleared at its gate, delivered, paid, and then forgotten.
 */
import { micro, type Account } from "../../ledger/port.js";
import { NOTHING, type Clearing, type ClearingRule, type OutsidePrices, type Side } from "./clearing/clearing-rule.js";

/** What becomes of an order. A *late* one was not safe on the ledger when the gate closed. */
export const OrderState = { planned: 0, issued: 1, booked: 2, late: 3, failed: 4 } as const;
export type OrderState = (typeof OrderState)[keyof typeof OrderState];

export interface Order {
  readonly fleet: string;
  readonly device: number;
  readonly account: Account;
  readonly buys: boolean;
  /** kWh, above 0. */
  readonly quantity: number;
  /** token/kWh: the most that a buyer pays, the least that a seller takes. */
  readonly limit: number;
  /** Whole micro-tokens that a buyer pays in with the order; 0 for a seller. */
  readonly deposit: number;
  state: OrderState;
  /** Simulated seconds; NaN before it is issued. */
  issuedAt: number;
  /** kWh traded, and whole micro-tokens paid or earned for it. */
  filled: number;
  money: number;
}

/** Sums over the homes, kWh. `need` and `surplus` are what single homes would have to buy and could sell; `stored` at the beginning. */
export interface SlotPhysics { load: number; pv: number; charge: number; discharge: number; need: number; surplus: number; stored: number; capacity: number; homes: number }

export interface SlotResult {
  readonly price: number;
  readonly traded: number;
  /** Traded less than if all orders had been in time, kWh. */
  readonly missed: number;
  /** Offered by all orders that were issued. */
  readonly demand: number;
  readonly supply: number;
  readonly issued: number;
  readonly late: number;
  /** Whole micro-tokens that changed hands. */
  readonly money: number;
}

export class Slot {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** What a home pays and gets outside the market in this slot. */
  readonly outside: OutsidePrices;
  /** Number of the first order; the others follow. */
  readonly firstOrder: number;
  readonly orders: Order[] = [];
  readonly physics: SlotPhysics = { load: 0, pv: 0, charge: 0, discharge: 0, need: 0, surplus: 0, stored: 0, capacity: 0, homes: 0 };
  result: SlotResult | undefined;
  delivered = false;
  /** Orders on the ledger whose fate is not final yet. */
  underWay = 0;

  constructor(index: number, start: number, end: number, outside: OutsidePrices, firstOrder: number) {
    this.index = index;
    this.start = start;
    this.end = end;
    this.outside = outside;
    this.firstOrder = firstOrder;
  }

  /** A home wants to buy (`quantity` > 0) or sell (< 0) kWh in this slot, at `limit` token/kWh or better. */
  order(fleet: string, device: number, account: Account, quantity: number, limit: number): void {
    const buys = quantity > 0, size = Math.abs(quantity);
    // A deposit covers the dearest outcome: rounded up, so that rounding never leaves the market short.
    const deposit = buys ? Math.max(1, Math.ceil(micro(limit) * size)) : 0;
    this.orders.push({ fleet, device, account, buys, quantity: size, limit, deposit, state: OrderState.planned, issuedAt: Number.NaN, filled: 0, money: 0 });
  }

  /** Closes the gate: what is booked now is cleared, what is issued but not booked is late. */
  clear(rule: ClearingRule): SlotResult {
    const issued = this.orders.filter((order) => order.state === OrderState.issued || order.state === OrderState.booked);
    const booked = issued.filter((order) => order.state === OrderState.booked);
    for (const order of issued) if (order.state === OrderState.issued) order.state = OrderState.late;
    const buyers = booked.filter((order) => order.buys), sellers = booked.filter((order) => !order.buys);
    const clearing = rule.clear(side(buyers), side(sellers), this.outside);
    const money = fill(buyers, sellers, clearing);
    const late = issued.length - booked.length;
    const possible = late === 0 ? clearing.traded
      : rule.clear(side(issued.filter((order) => order.buys)), side(issued.filter((order) => !order.buys)), this.outside).traded;
    this.result = {
      price: clearing.price, traded: clearing.traded, missed: possible - clearing.traded > NOTHING ? possible - clearing.traded : 0,
      demand: total(issued, true), supply: total(issued, false), issued: issued.length, late, money,
    };
    return this.result;
  }
}

function side(orders: readonly Order[]): Side {
  return { quantity: Float64Array.from(orders, (order) => order.quantity), limit: Float64Array.from(orders, (order) => order.limit) };
}

function total(orders: readonly Order[], buys: boolean): number {
  return orders.reduce((sum, order) => order.buys === buys ? sum + order.quantity : sum, 0);
}

/** Writes quantity and money into the orders: sellers get exactly what buyers pay, to the micro-token. */
function fill(buyers: readonly Order[], sellers: readonly Order[], { price, bought, sold, traded }: Clearing): number {
  let paid = 0;
  buyers.forEach((order, index) => {
    order.filled = bought[index]!;
    order.money = order.filled > 0 ? Math.min(order.deposit, micro(price * order.filled)) : 0;
    paid += order.money;
  });
  // Rounding the running sum, not each share, keeps the total.
  let soFar = 0, given = 0;
  sellers.forEach((order, index) => {
    order.filled = sold[index]!;
    soFar += order.filled;
    order.money = traded > 0 ? Math.round(Math.min(1, soFar / traded) * paid) - given : 0;
    given += order.money;
  });
  const last = sellers.findLast((order) => order.filled > 0);
  if (last !== undefined) last.money += paid - given;
  return paid;
}
