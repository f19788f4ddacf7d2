/**
 * The log of deals: what devices agreed, paid, delivered or missed, and why. One row of `deals.csv` for each deal, and
 * the counts `deals.offered`, `deals.agreed`, `deals.paidInTime` and `deals.failed` over all domains.
 */
import type { Recorder, RowWriter } from "../sim/recorder.js";

export const DEAL_TABLE = {
  name: "deals",
  doc: "What devices agreed, paid, delivered or missed, and why: one row a deal, written when the deal ends.",
  columns: [
    { name: "time", unit: "s", doc: "Simulated time at which the deal ended." },
    { name: "domain", doc: "Market in which the deal was made: road, charging, delivery, grid." },
    { name: "buyer", doc: "Buying device, as fleet/index." },
    { name: "seller", doc: "Selling device, as fleet/index." },
    { name: "quantity", doc: "What was sold, in the domain's own unit: passages, kWh, parcels." },
    { name: "price", unit: "token", doc: "What was paid for all of it." },
    { name: "agreed", unit: "s", doc: "Simulated time of the agreement." },
    { name: "outcome", doc: "delivered, late, missed or failed." },
    { name: "reason", doc: "Why it was not delivered in time, e.g. payment-late; empty if it was." },
  ],
} as const;

export type Outcome = "delivered" | "late" | "missed" | "failed";

export interface Deal {
  readonly domain: string;
  readonly buyer: string;
  readonly seller: string;
  readonly quantity: number;
  /** Tokens. */
  readonly price: number;
  /** Simulated seconds at which it was asked for, and agreed; the latter is NaN where nobody agreed. */
  readonly offered: number;
  readonly agreed: number;
  readonly outcome: Outcome;
  readonly reason?: string;
  /** Whether the payment was safe in time for the act. */
  readonly paidInTime: boolean;
}

export class DealLog {
  readonly #now: () => number;
  readonly #row: RowWriter;
  #offered = 0;
  #agreed = 0;
  #paidInTime = 0;
  #failed = 0;
  /** Deals offered before this time belong to the warm-up and are not counted, whenever they end. */
  #from = 0;

  constructor(now: () => number, recorder: Recorder) {
    this.#now = now;
    this.#row = recorder.table(DEAL_TABLE);
    recorder.metric("deals.offered", "1", "Deals that a device asked for.", () => this.#offered);
    recorder.metric("deals.agreed", "1", "Deals that two devices agreed on.", () => this.#agreed);
    recorder.metric("deals.paidInTime", "1", "Deals whose payment was safe in time for the physical act.", () => this.#paidInTime);
    recorder.metric("deals.failed", "1", "Deals that were missed or failed, whatever the reason.", () => this.#failed);
    recorder.atWarmupEnd(() => { this.#from = now(); this.#offered = this.#agreed = this.#paidInTime = this.#failed = 0; });
  }

  /** A device asks for a deal. */
  offer(): void { this.#offered++; }
  /** Two devices agree on what was asked for at the simulated time `offered`. */
  agree(offered: number): void { if (offered >= this.#from) this.#agreed++; }

  /** A deal ends. */
  end(deal: Deal): void {
    if (deal.offered >= this.#from) {
      if (deal.paidInTime) this.#paidInTime++;
      if (deal.outcome === "failed" || deal.outcome === "missed") this.#failed++;
    }
    this.#row([this.#now(), deal.domain, deal.buyer, deal.seller, deal.quantity, deal.price, deal.agreed, deal.outcome, deal.reason ?? ""]);
  }
}
