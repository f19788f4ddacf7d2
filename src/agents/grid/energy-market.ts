/**
 * The neighbourhood's electricity market: a double auction for each slot of delivery. For a slot that begins at time b:
 *
 *     plan            orders                   gate            b = delivery           end
 *      |--- spread ---|------ order lead ------|-- closure ----|======================| payouts
 *
 * Homes plan the slot and issue their orders at times spread between plan and order lead. A buyer's order pays in the
 * most that it may cost; a seller's is a data transaction. What is safe on the ledger at the gate is cleared; the rest
 * falls back to retail and feed-in, and a deposit that comes late goes back. After delivery the till pays sellers and
 * refunds buyers: two transactions a home and slot. The retailer's bill is monthly and not a machine's payment: it is
 * reckoned, not sent over the ledger.
 */
import { isFinal, MICRO, Stage, type PurposeId } from "../../ledger/port.js";
import { InputError } from "../../parameter/input-error.js";
import { choice, duration, quantity, series, type Values } from "../../parameter/parameter.js";
import type { EventType } from "../../sim/kernel.js";
import { defineMarket, type World } from "../context.js";
import type { TimeSeries } from "../environment/time-series.js";
import { CLEARING_NAMES, clearingRules } from "./clearing/registry.js";
import type { OutsidePrices } from "./clearing/clearing-rule.js";
import { GridReport } from "./grid-report.js";
import { OrderState, Slot, type Order } from "./slot.js";
import { Till } from "./till.js";

const params = {
  slot: duration({ default: "15min", min: 60, doc: "Length of a slot of delivery; slots begin with the run." }),
  gateClosure: duration({ default: "5min", doc: "Time from the gate's closing to delivery." }),
  orderLead: duration({ default: "1min", doc: "Shortest time from an order's issue to the gate's closing." }),
  orderSpread: duration({ default: "2min", doc: "Orders are issued at random within this time before." }),
  payoutSpread: duration({ default: "2min", doc: "Payouts and refunds are spread over this time after delivery." }),
  retailPrice: quantity("energyPrice", { default: "0.30 token/kWh", min: 0, doc: "What the retailer takes." }),
  tariff: series(["constant"], { default: "constant", doc: "The retailer's price over time: always `retailPrice`, or a CSV file (token/kWh)." }),
  feedInPrice: quantity("energyPrice", { default: "0.08 token/kWh", min: 0, doc: "What feeding into the grid brings." }),
  clearing: choice(CLEARING_NAMES, { default: "pay-as-clear", doc: "Rule that makes quantities and price from the orders." }),
};

/** A fleet of homes, as the market sees it. */
export interface Participant {
  /** Adds up the slot's energies into `slot.physics` and, where `trades`, places the orders. */
  plan(slot: Slot, trades: boolean): void;
}

export class EnergyMarket {
  readonly #world: World;
  readonly #params: Values<typeof params>;
  readonly #tariff: TimeSeries | undefined;
  readonly #till: Till;
  readonly #report: GridReport;
  readonly #participants: Participant[] = [];
  readonly #bid: number;
  readonly #ask: PurposeId;
  readonly #issue: EventType;
  readonly #gate: EventType;
  readonly #begin: EventType;
  readonly #end: EventType;
  readonly #planSlot: EventType;
  /** Slots that are planned and not yet forgotten, oldest first. */
  readonly #slots: Slot[] = [];
  #nextOrder = 0;

  constructor(world: World, given: Values<typeof params>) {
    const { kernel, ledger, settlement } = world;
    this.#world = world;
    this.#params = given;
    this.#tariff = typeof given.tariff === "string" ? undefined : world.userSeries(given.tariff, "token/kWh");
    this.#till = new Till(kernel, ledger, settlement);
    this.#report = new GridReport(world, () => this.#till.short);
    this.#bid = settlement.register({
      name: "grid/bid",
      device: "home",
      isWanted: (order) => orderIn(this.#slotOf(order), order).state !== OrderState.late,
      cleared: (order) => { this.#arrives(order); },
      settled: (order) => { this.#depositCame(order); },
      failed: (order, reason) => {
        if (reason === "rejected") this.#report.reject();
        this.#fails(order);
      },
    });
    this.#ask = ledger.registerPurpose({ name: "grid/ask", device: "home", hear: (stage, order) => { this.#hearAsk(stage, order); } });
    this.#planSlot = kernel.eventType("grid/plan", (slot) => { this.#plan(slot); });
    this.#issue = kernel.eventType("grid/order", (order) => { this.#issueOrder(order); });
    this.#gate = kernel.eventType("grid/gate", (slot) => { this.#clear(slot); });
    this.#begin = kernel.eventType("grid/begin", (slot) => { this.#report.begin(this.#slot(slot)); });
    this.#end = kernel.eventType("grid/end", (slot) => { this.#deliver(slot); });
    kernel.at(kernel.now, this.#planSlot, 0);
    this.#checkParameters();
  }

  /** A fleet of homes comes to the market. */
  join(participant: Participant): void { this.#participants.push(participant); }

  /** The slots that are planned and not yet forgotten, for tests of conservation. */
  get slots(): readonly Slot[] { return this.#slots; }
  /** Account of the till. */
  get account(): number { return this.#till.account; }

  #checkParameters(): void {
    const { slot, gateClosure, orderLead, orderSpread, retailPrice, feedInPrice } = this.#params;
    if (this.#tariff === undefined && feedInPrice > retailPrice) {
      throw new InputError(`must be at most the retail price of ${retailPrice} token/kWh, found ${feedInPrice} token/kWh: nobody would sell to a neighbour`, { path: "markets.energy.feedInPrice" });
    }
    const first = slot * Math.ceil((gateClosure + orderLead + orderSpread) / slot);
    if (first + slot > this.#world.duration) {
      this.#world.recorder.warn("grid-no-slot", `The run of ${this.#world.duration} s ends before the first slot with a market is delivered, at ${first + slot} s: nothing can be traded.`);
    }
  }

  /** What everybody can have without neighbours; a tariff counts with its mean over the slot. */
  #outside(from: number, to: number): OutsidePrices {
    return { retail: this.#tariff?.mean(from, to) ?? this.#params.retailPrice, feedIn: this.#params.feedInPrice };
  }

  #plan(index: number): void {
    const { kernel } = this.#world;
    const { slot: length, gateClosure, orderLead, orderSpread } = this.#params;
    const start = index * length;
    const planned = start - gateClosure - orderLead - orderSpread;
    const slot = new Slot(index, start, start + length, this.#outside(start, start + length), this.#nextOrder);
    // A slot whose gate would have closed before the run has no market: the homes live from retailer and own sun.
    const trades = planned >= 0;
    for (const participant of this.#participants) participant.plan(slot, trades);
    this.#nextOrder += slot.orders.length;
    this.#slots.push(slot);
    const chance = kernel.stream("grid/orders");
    slot.orders.forEach((_, order) => { kernel.after(chance.uniform(0, orderSpread), this.#issue, slot.firstOrder + order); });
    if (trades) kernel.at(start - gateClosure, this.#gate, index);
    kernel.at(start, this.#begin, index);
    kernel.at(slot.end, this.#end, index);
    kernel.at(Math.max(kernel.now, planned + length), this.#planSlot, index + 1);
  }

  #issueOrder(number: number): void {
    const { ledger, settlement, deals } = this.#world;
    const slot = this.#slotOf(number), order = orderIn(slot, number);
    order.state = OrderState.issued;
    order.issuedAt = this.#world.kernel.now;
    slot.underWay++;
    if (!order.buys) { ledger.post(order.account, this.#ask, number); return; }
    deals.offer();
    settlement.pay(order.account, this.#till.account, order.deposit, this.#bid, number);
  }

  /** An order is safe enough to count. */
  #arrives(number: number): void {
    const order = orderIn(this.#slotOf(number), number);
    if (order.state === OrderState.issued) order.state = OrderState.booked;
  }

  #depositCame(number: number): void {
    const slot = this.#slotOf(number), order = orderIn(slot, number);
    if (order.state === OrderState.late) this.#till.owe(order.account, order.deposit, 0);
    this.#till.flush();
    this.#finish(slot);
  }

  #fails(number: number): void {
    const slot = this.#slotOf(number), order = orderIn(slot, number);
    order.state = OrderState.failed;
    this.#finish(slot);
  }

  #hearAsk(stage: Stage, number: number): void {
    if (!isFinal(stage)) return;
    if (stage === Stage.confirmed) { this.#arrives(number); this.#finish(this.#slotOf(number)); } else this.#fails(number);
  }

  #clear(index: number): void {
    const { deals, kernel } = this.#world;
    const slot = this.#slot(index);
    slot.clear(clearingRules[this.#params.clearing]);
    for (const order of slot.orders) {
      if (!order.buys) continue;
      if (order.filled > 0) deals.agree(order.issuedAt);
      if (order.state === OrderState.late) deals.end({ ...deal(order, kernel.now), outcome: "missed", reason: "order-late", paidInTime: false });
    }
  }

  #deliver(index: number): void {
    const { deals } = this.#world;
    const slot = this.#slot(index), agreed = slot.start - this.#params.gateClosure;
    slot.delivered = true;
    this.#report.end(slot);
    const payees = slot.orders.filter((order) => order.filled > 0 || (order.buys && order.state === OrderState.booked));
    payees.forEach((order, place) => {
      // Who was trusted and did not pay gets no change back; the loss stays in the till until somebody has to wait.
      const failed = order.state === OrderState.failed;
      const amount = order.buys ? (failed ? 0 : order.deposit - order.money) : order.money;
      this.#till.owe(order.account, amount, (this.#params.payoutSpread * place) / payees.length);
      if (order.buys && order.filled > 0) deals.end({ ...deal(order, agreed), outcome: "delivered", ...(failed ? { reason: "payment-failed" } : {}), paidInTime: !failed });
    });
    this.#forget();
  }

  #finish(slot: Slot): void {
    slot.underWay--;
    this.#forget();
  }

  /** Drops the slots that are over, from the oldest: the others stay in reach of their orders' numbers. */
  #forget(): void {
    while (this.#slots.length > 0 && this.#slots[0]!.delivered && this.#slots[0]!.underWay === 0) this.#slots.shift();
  }

  #slot(index: number): Slot {
    return this.#slots[index - this.#slots[0]!.index]!;
  }

  #slotOf(order: number): Slot {
    for (let place = this.#slots.length - 1; place >= 0; place--) if (this.#slots[place]!.firstOrder <= order) return this.#slots[place]!;
    throw new Error(`order ${order} belongs to no slot`);
  }
}

function orderIn(slot: Slot, number: number): Order {
  return slot.orders[number - slot.firstOrder]!;
}

/** Buyers and sellers do not meet one by one: all trade with the pool. */
function deal(order: Order, agreed: number) {
  return { domain: "grid", buyer: `${order.fleet}/${order.device}`, seller: "grid/pool", quantity: order.filled, price: order.money / MICRO, offered: order.issuedAt, agreed };
}

export const energy = defineMarket({
  name: "energy",
  doc: "A neighbourhood's electricity market: homes sell each other their sun in a double auction for each slot, over the ledger.",
  params,
  create: (world, given) => new EnergyMarket(world, given),
});
