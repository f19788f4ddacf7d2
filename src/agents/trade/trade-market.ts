/**
 * The market `trade`: strangers meet in pairs, and one may sell the other some small good. What it is worth to each is
 * drawn afresh at each meeting, evenly between nothing and `range`. The buyer pays the ledger's fee, both know it, and they
 * part where it eats what there is to gain. The good changes hands when settlement clears the payment.
 */
import { MICRO, micro, type Account } from "../../ledger/port.js";
import type { SettlementId } from "../../ledger/settlement/settlement.js";
import { choice, duration, money, type Values } from "../../parameter/parameter.js";
import type { EventType } from "../../sim/kernel.js";
import { defineMarket, type World } from "../context.js";
import { MECHANISM_NAMES, mechanisms } from "./mechanisms.js";
import { TradeStatistics, type Met } from "./trade-statistics.js";

const params = {
  range: money({ default: "1 token", min: 1e-3, max: 1e6, doc: "Values and costs are spread evenly from 0 to this." }),
  mechanism: choice(MECHANISM_NAMES, { default: "first-best", doc: "How buyer and seller come to a price: each knows the other's mind, both bargain without knowing it, or the price is posted." }),
  patience: duration({ default: 0, max: 86_400, doc: "Mean time after which a buyer whose payment is not safe yet gives up (exponential), and gets its money back; 0: it never does." }),
};

/** Somebody who buys and sells. */
export interface Trader { readonly name: string; readonly wallet: Account }

interface Deal extends Met { readonly buyer: Trader; readonly seller: Trader; readonly amount: number; delivered: boolean; givenUp: boolean }

export class TradeMarket {
  readonly #world: World;
  readonly #params: Values<typeof params>;
  readonly #statistics: TradeStatistics;
  readonly #payment: SettlementId;
  readonly #giveUp: EventType;
  readonly #present: Trader[] = [];
  readonly #deals = new Map<number, Deal>();
  #next = 0;

  constructor(world: World, given: Values<typeof params>) {
    this.#world = world;
    this.#params = given;
    this.#statistics = new TradeStatistics(world);
    this.#payment = world.settlement.register({
      name: "trade/price", device: "trader",
      isWanted: (deal) => !this.#deals.get(deal)!.givenUp,
      cleared: (deal) => this.#cleared(this.#deals.get(deal)!),
      settled: (deal) => this.#settled(deal),
      failed: (deal, reason) => this.#end(deal, `payment-${reason}`),
    });
    const refund = world.ledger.registerPurpose({ name: "trade/refund", device: "trader", hear: () => {} });
    this.#refund = ({ buyer, seller, amount }) => { world.ledger.pay(seller.wallet, buyer.wallet, amount, refund, 0); };
    this.#giveUp = world.kernel.eventType("trade/give-up", (deal) => {
      const found = this.#deals.get(deal);
      if (!found || found.delivered) return;
      found.givenUp = true;
      this.#statistics.givenUp(found);
    });
  }

  readonly #refund: (deal: Deal) => void;

  /** A trader can be met from now on. */
  enter(trader: Trader): void { this.#present.push(trader); }
  leave(trader: Trader): void { this.#present.splice(this.#present.indexOf(trader), 1); }

  /** A trader looks for something to buy, and meets another at random. */
  meet(buyer: Trader): void {
    const { kernel, ledger, settlement, deals } = this.#world, { range, mechanism, patience } = this.#params;
    const chance = kernel.stream("trade/meetings");
    if (this.#present.length < 2) return;
    const others = this.#present.length - 1, drawn = chance.integer(others), place = this.#present.indexOf(buyer);
    const seller = this.#present[drawn < place ? drawn : drawn + 1]!, value = chance.next(), cost = chance.next(), waits = chance.exponential(1);
    const fee = ledger.fee(micro(range * (value + cost) / 2)), since = kernel.now;
    const met = { since, value: range * value * MICRO, cost: range * cost * MICRO, fee };
    this.#statistics.met(met);
    deals.offer();
    const price = mechanisms[mechanism]({ value, cost, fee: fee / MICRO / range });
    if (price === undefined) return;
    deals.agree(since);
    const deal = this.#next++, amount = Math.max(1, micro(range * price));
    this.#deals.set(deal, { ...met, buyer, seller, amount, delivered: false, givenUp: false });
    if (patience > 0) kernel.after(patience * waits, this.#giveUp, deal);
    settlement.pay(buyer.wallet, seller.wallet, amount, this.#payment, deal);
  }

  #cleared(deal: Deal): void {
    if (deal.givenUp) return;
    deal.delivered = true;
    this.#statistics.done(deal);
  }

  #settled(number: number): void {
    const deal = this.#deals.get(number)!;
    this.#end(number, deal.delivered ? undefined : "payment-late");
    if (!deal.delivered) this.#refund(deal);
  }

  #end(number: number, reason: string | undefined): void {
    const { buyer, seller, amount, since, delivered } = this.#deals.get(number)!;
    this.#deals.delete(number);
    this.#world.deals.end({
      domain: "trade", buyer: buyer.name, seller: seller.name, quantity: 1, price: amount / MICRO, offered: since, agreed: since,
      outcome: reason === undefined ? "delivered" : "failed", paidInTime: reason === undefined,
      ...(reason === undefined ? {} : { reason: delivered ? `${reason} after delivery` : reason }),
    });
  }
}

export const trade = defineMarket({
  name: "trade",
  doc: "Strangers who meet in pairs and trade small goods, if there is more to gain than the ledger's fee: what fees do to micro-payments.",
  params,
  create: (world, given) => new TradeMarket(world, given),
});
