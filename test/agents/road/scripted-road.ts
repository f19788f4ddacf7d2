/** A road whose payments do what the test says, when it says so: for accounting, and for tests without a ledger. */
import { z } from "zod";
import { DealLog } from "../../../src/agents/deals.js";
import type { World } from "../../../src/agents/context.js";
import { road } from "../../../src/agents/road/road.js";
import { uniform } from "../../../src/agents/road/value-of-time.js";
import type { Account, Ledger } from "../../../src/ledger/port.js";
import type { Settlement, SettlementListener } from "../../../src/ledger/settlement/settlement.js";
import { Kernel } from "../../../src/sim/kernel.js";
import type { Cell } from "../../../src/sim/recorder.js";
import { RunRecorder } from "../../../src/sim/run-recorder.js";

export interface Payment { readonly purpose: string; readonly payer: Account; readonly payee: Account; readonly amount: number }

/** Money that moves at the word of the test; payouts of the crossings are final at once unless `holdPayouts`. */
export class ScriptedPayments implements Settlement {
  readonly policy = "scripted";
  readonly balances: number[] = [];
  readonly payments: Payment[] = [];
  holdPayouts = false;
  readonly #listeners: SettlementListener[] = [];
  readonly #references: number[] = [];

  open(balance: number): Account { return this.balances.push(balance) - 1; }

  register(listener: SettlementListener): number { return this.#listeners.push(listener) - 1; }

  pay(payer: Account, payee: Account, amount: number, listener: number, reference: number): number {
    const { name } = this.#listeners[listener]!;
    const payment = this.payments.push({ purpose: name, payer, payee, amount }) - 1;
    this.#references.push(reference);
    if (this.balances[payer]! < amount) this.#listeners[listener]!.failed(reference, "rejected", false, 0);
    else {
      this.balances[payer]! -= amount;
      if (name === "road/payout" && !this.holdPayouts) { this.clear(payment); this.settle(payment); }
    }
    return payment;
  }

  clear(payment: number): void { this.#of(payment).cleared(this.#references[payment]!); }

  settle(payment: number): void {
    const { payee, amount } = this.payments[payment]!;
    this.balances[payee]! += amount;
    this.#of(payment).settled?.(this.#references[payment]!, amount);
  }

  fail(payment: number, reason: "orphaned" | "conflicting", wasCleared: boolean): void {
    const { payer, amount } = this.payments[payment]!;
    this.balances[payer]! += amount;
    this.#of(payment).failed(this.#references[payment]!, reason, wasCleared, 0);
  }

  #of(payment: number): SettlementListener {
    return this.#listeners.find(({ name }) => name === this.payments[payment]!.purpose)!;
  }
}

/** A road of one crossing with 2 s service and no look-ahead, and `vehicle(device, bid)` that approaches now. */
export function scriptedRoad(discipline: Record<string, unknown>, lookAhead = 0) {
  const kernel = new Kernel({ seed: "1" });
  const tables = new Map<string, (readonly Cell[])[]>();
  const recorder = new RunRecorder(kernel, { duration: 1000, warmup: 0, interval: 100 }, {
    open: ({ name }) => { const rows: (readonly Cell[])[] = []; tables.set(name, rows); return (row) => { rows.push(row); }; },
  });
  const payments = new ScriptedPayments();
  const ledger = { openAccount: () => payments.open(0) } as unknown as Ledger;
  const world = { kernel, recorder, ledger, settlement: payments, deals: new DealLog(() => kernel.now, recorder), duration: 1000, warmup: 0 } as unknown as World;
  const theRoad = road.create(world, z.strictObject(road.params).parse({ crossings: 1, lookAhead, discipline }));
  const passed: { device: number; at: number }[] = [];
  theRoad.enlist({ fleet: "cars", arrivalRate: 0.4, valueOfTime: uniform(10), passed: (device) => { passed.push({ device, at: kernel.now }); } });
  recorder.start();
  return {
    kernel, payments, passed, road: theRoad,
    /** @returns wallet of the vehicle */
    vehicle(device: number, bid: number, { balance = 1000, valueOfTime = 10 } = {}): Account {
      const wallet = payments.open(balance);
      theRoad.approach({ traffic: 0, device, wallet, crossing: 0, approach: 0, valueOfTime, bid });
      return wallet;
    },
    finish() {
      kernel.run({ until: 1000 });
      const { metrics, warnings } = recorder.finish();
      return { metrics, warnings, deals: tables.get("deals")!, table: tables.get("road")! };
    },
  };
}
