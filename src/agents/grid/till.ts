/**
 * The market's till: it holds the buyers' deposits from order to delivery and pays them out to the sellers and, for the
 * rest, back. It pays only what has really arrived: if a deposit that was trusted too early never comes, somebody waits.
 */
import type { Account, Ledger } from "../../ledger/port.js";
import type { Kernel, EventType } from "../../sim/kernel.js";
import type { Settlement, SettlementId } from "../../ledger/settlement/settlement.js";

interface Payout { readonly payee: Account; readonly amount: number }

/** Seconds until a payout that failed is paid again. */
const RETRY = 10;

export class Till {
  readonly account: Account;
  readonly #ledger: Ledger;
  readonly #settlement: Settlement;
  readonly #kernel: Kernel;
  readonly #listener: SettlementId;
  readonly #due: EventType;
  readonly #payouts = new Map<number, Payout>();
  /** Payouts that wait for money, oldest first. */
  #waiting: number[] = [];
  #next = 0;

  constructor(kernel: Kernel, ledger: Ledger, settlement: Settlement) {
    this.#kernel = kernel;
    this.#ledger = ledger;
    this.#settlement = settlement;
    this.account = ledger.openAccount({ kind: "energy-market" });
    this.#due = kernel.eventType("grid/payout", (payout) => {
      this.#waiting.push(payout);
      this.flush();
    });
    this.#listener = settlement.register({
      name: "grid/payout",
      device: "energy-market",
      isOwed: true,
      cleared: () => undefined,
      settled: (payout) => { this.#payouts.delete(payout); },
      // The till's money is still there, so it pays again; not at once, since what refused the payment may still hold.
      failed: (payout) => { this.#kernel.after(RETRY, this.#due, payout); },
    });
  }

  /** Pays `amount` whole micro-tokens to `payee` in `delay` seconds. */
  owe(payee: Account, amount: number, delay: number): void {
    if (amount <= 0) return;
    this.#payouts.set(this.#next, { payee, amount });
    this.#kernel.after(delay, this.#due, this.#next++);
  }

  /** Pays what waits, in order, as far as the money reaches: to be called when a deposit has arrived. */
  flush(): void {
    let paid = 0;
    for (; paid < this.#waiting.length; paid++) {
      const payout = this.#waiting[paid]!;
      const { payee, amount } = this.#payouts.get(payout)!;
      if (this.#ledger.available(this.account) < amount + this.#ledger.fee(amount)) break;
      this.#settlement.pay(this.account, payee, amount, this.#listener, payout);
    }
    if (paid > 0) this.#waiting = this.#waiting.slice(paid);
  }

  /** Whole micro-tokens that are due and cannot be paid for want of deposits. */
  get short(): number {
    return this.#waiting.reduce((sum, payout) => sum + this.#payouts.get(payout)!.amount, 0);
  }
}
