/**
 * The market `shop`: a seller of small goods who hands them over when settlement clears the payment. It is the honest
 * side of a double spend: what it loses is what the chosen settlement policy risks.
 */
import { MICRO, type Account, type Transaction } from "../../ledger/port.js";
import type { SettlementId } from "../../ledger/settlement/settlement.js";
import { duration } from "../../parameter/parameter.js";
import { defineMarket, type World } from "../context.js";

interface Sale { readonly buyer: string; readonly amount: number; readonly agreed: number; readonly issued: (payment: Transaction) => void; delivered: boolean; stopped: boolean }

export class Shop {
  readonly #world: World;
  readonly #till: Account;
  readonly #payments: SettlementId;
  /** Seconds that a service lasts; 0: it sells goods. */
  readonly #service: number;
  readonly #sales = new Map<number, Sale>();
  #next = 0;

  constructor(world: World, service: number) {
    this.#world = world;
    this.#service = service;
    this.#till = world.ledger.openAccount({ kind: "shop" });
    this.#payments = world.settlement.register({
      name: "shop/purchase", device: "double-spender",
      issued: (sale, payment) => this.#sales.get(sale)!.issued(payment),
      stopped: (sale) => { this.#sales.get(sale)!.stopped = true; },
      cleared: (sale) => { this.#sales.get(sale)!.delivered = true; },
      settled: (sale) => { if (this.#sales.get(sale)!.stopped) this.#end(sale, "failed", "payment-late"); else this.#end(sale, "delivered"); },
      failed: (sale, reason) => this.#end(sale, "failed", reason),
    });
  }

  /** Sells for `amount` whole micro-tokens. @param issued told of each payment that the buyer makes for it */
  buy(buyer: string, wallet: Account, amount: number, issued: (payment: Transaction) => void): void {
    const sale = this.#next++;
    this.#sales.set(sale, { buyer, amount, issued, agreed: this.#world.kernel.now, delivered: false, stopped: false });
    this.#world.deals.offer();
    this.#world.deals.agree(this.#world.kernel.now);
    this.#world.settlement.pay(wallet, this.#till, amount, this.#payments, sale, this.#service);
  }

  #end(sale: number, outcome: "delivered" | "failed", reason?: string): void {
    const { buyer, amount, agreed, delivered } = this.#sales.get(sale)!;
    this.#sales.delete(sale);
    this.#world.deals.end({
      domain: "shop", buyer, seller: "shop", quantity: 1, price: amount / MICRO, offered: agreed, agreed, outcome, paidInTime: outcome === "delivered",
      ...(reason === undefined ? {} : { reason: delivered ? `${reason} after delivery` : reason }),
    });
  }
}

export const shop = defineMarket({
  name: "shop",
  doc: "A seller of small goods or services who hands them over when settlement clears the payment: the victim of double spends.",
  params: {
    service: duration({ default: 0, max: 86_400, doc: "Time that what it sells lasts, if it is a service that can be broken off (settlement.policy stream bills it meanwhile); 0: it sells goods." }),
  },
  create: (world, { service }) => new Shop(world, service),
});
