/**
 * What the electric grid tells: figures, columns over time, and one row a slot. Self-sufficiency is the share of the load
 * that is not imported, self-consumption the share of the photovoltaic energy that is not exported: *individual* as if
 * there were no neighbours, else with what neighbours trade. A battery's losses count as consumption.
 */
import { MICRO } from "../../ledger/port.js";
import { TimeAverage } from "../../sim/time-average.js";
import type { World } from "../context.js";
import type { Slot } from "./slot.js";

export const GRID_TABLE = {
  name: "grid",
  doc: "One row for each slot of delivery.",
  columns: [
    { name: "slotStart", unit: "s", doc: "Simulated time at which delivery begins." },
    { name: "homes", unit: "1", doc: "Homes that are there." },
    { name: "load", unit: "kWh", doc: "Electric load of all homes." },
    { name: "pv", unit: "kWh", doc: "Photovoltaic energy of all homes." },
    { name: "charge", unit: "kWh", doc: "Taken by batteries, at their terminals." },
    { name: "discharge", unit: "kWh", doc: "Given by batteries, at their terminals." },
    { name: "demand", unit: "kWh", doc: "Asked for by buying orders that were issued." },
    { name: "supply", unit: "kWh", doc: "Offered by selling orders that were issued." },
    { name: "traded", unit: "kWh", doc: "Sold from home to home." },
    { name: "price", unit: "token/kWh", doc: "Price of what was traded; empty if nothing was." },
    { name: "retail", unit: "token/kWh", doc: "The retailer's price." },
    { name: "imported", unit: "kWh", doc: "Bought from the retailer." },
    { name: "exported", unit: "kWh", doc: "Fed in for the feed-in price." },
    { name: "missed", unit: "kWh", doc: "Not traded because orders were late." },
    { name: "orders", unit: "1", doc: "Orders that were issued." },
    { name: "ordersLate", unit: "1", doc: "Orders that were not safe on the ledger when the gate closed." },
    { name: "money", unit: "token", doc: "Paid from home to home." },
    { name: "stored", unit: "kWh", doc: "Energy in all batteries at the beginning." },
  ],
} as const;

const ZERO = { slots: 0, homes: 0, load: 0, pv: 0, need: 0, surplus: 0, traded: 0, imported: 0, exported: 0, missed: 0, orders: 0, late: 0, rejected: 0, money: 0, bill: 0, retailBill: 0 };
const LEVELS = ["load", "pv", "traded", "imported", "exported", "money", "stored", "capacity"] as const;

export class GridReport {
  readonly #row: (cells: readonly (string | number | undefined)[]) => void;
  readonly #levels: Readonly<Record<(typeof LEVELS)[number], TimeAverage>>;
  #sum = { ...ZERO };
  /** Slots that began before this time belong to the warm-up, also where they end after it. */
  #from = 0;

  constructor({ recorder, kernel }: World, short: () => number) {
    this.#row = recorder.table(GRID_TABLE);
    const now = (): number => kernel.now;
    this.#levels = Object.fromEntries(LEVELS.map((name) => [name, new TimeAverage(now)])) as unknown as Record<(typeof LEVELS)[number], TimeAverage>;
    this.#declareMetrics(recorder, short);
    this.#declareSeries(recorder);
    recorder.atWarmupEnd(() => {
      this.#sum = { ...ZERO };
      this.#from = kernel.now;
    });
    recorder.atEnd(() => {
      const { orders, rejected } = this.#sum;
      if (rejected > 0.01 * orders) recorder.warn("grid-wallets-empty", `${(100 * rejected / orders).toFixed(0)} % of the homes' orders failed since their wallets were empty: give the homes a larger \`wallet\`.`);
    });
  }

  /** A buyer's wallet did not cover an order. */
  reject(): void { this.#sum.rejected++; }

  /** Delivery begins: from now on the slot's powers hold. */
  begin(slot: Slot): void {
    const hours = (slot.end - slot.start) / 3600, levels = this.#levels;
    const { imported, exported, traded } = energies(slot);
    levels.load.set(slot.physics.load / hours);
    levels.pv.set(slot.physics.pv / hours);
    levels.traded.set(traded / hours);
    levels.imported.set(imported / hours);
    levels.exported.set(exported / hours);
    levels.money.set((slot.result?.money ?? 0) / MICRO / hours);
    levels.stored.set(slot.physics.stored);
    levels.capacity.set(slot.physics.capacity);
  }

  /** Delivery is over: its energies count. */
  end(slot: Slot): void {
    const { load, pv, charge, discharge, need, surplus, homes, stored } = slot.physics;
    const { retail, feedIn } = slot.outside;
    const { imported, exported, traded } = energies(slot);
    const { price = Number.NaN, missed = 0, demand = 0, supply = 0, issued = 0, late = 0, money = 0 } = slot.result ?? {};
    this.#row([slot.start, homes, load, pv, charge, discharge, demand, supply, traded, price, retail, imported, exported, missed, issued, late, money / MICRO, stored]);
    if (slot.start < this.#from) return;
    const sum = this.#sum;
    sum.slots++;
    sum.homes += homes;
    sum.load += load;
    sum.pv += pv;
    sum.need += need;
    sum.surplus += surplus;
    sum.traded += traded;
    sum.imported += imported;
    sum.exported += exported;
    sum.missed += missed;
    sum.orders += issued;
    sum.late += late;
    sum.money += money / MICRO;
    sum.bill += imported * retail - exported * feedIn;
    sum.retailBill += need * retail - surplus * feedIn;
  }

  #declareMetrics(recorder: World["recorder"], short: () => number): void {
    const figure = (name: string, unit: string, doc: string, read: (sum: typeof ZERO) => number): void => {
      recorder.metric(`grid.${name}`, unit, doc, () => read(this.#sum));
    };
    figure("load", "kWh", "Electric load of all homes.", (sum) => sum.load);
    figure("pv", "kWh", "Photovoltaic energy of all homes.", (sum) => sum.pv);
    figure("traded", "kWh", "Energy sold from home to home.", (sum) => sum.traded);
    figure("imported", "kWh", "Energy bought from the retailer.", (sum) => sum.imported);
    figure("exported", "kWh", "Energy fed in for the feed-in price.", (sum) => sum.exported);
    figure("selfSufficiency", "1", "Share of the homes' load that came from their own and their neighbours' sun.", (sum) => 1 - sum.imported / sum.load);
    figure("selfConsumption", "1", "Share of the sun's energy that the homes and their neighbours used.", (sum) => 1 - sum.exported / sum.pv);
    figure("selfSufficiency.individual", "1", "Self-sufficiency if no home traded.", (sum) => 1 - sum.need / sum.load);
    figure("selfConsumption.individual", "1", "Self-consumption if no home traded.", (sum) => 1 - sum.surplus / sum.pv);
    figure("price.mean", "token/kWh", "Mean price of what was traded.", (sum) => sum.money / sum.traded);
    figure("bill.mean", "token", "Mean bill of a home: bought less sold, from neighbours and retailer.", (sum) => sum.bill / (sum.homes / sum.slots));
    figure("bill.retail.mean", "token", "Mean bill of a home if no home traded.", (sum) => sum.retailBill / (sum.homes / sum.slots));
    figure("missed", "kWh", "Energy not traded because orders were late: bought at retail and fed in instead.", (sum) => sum.missed);
    figure("orders", "1", "Orders issued.", (sum) => sum.orders);
    figure("orders.late.share", "1", "Share of the orders that were not safe on the ledger when the gate closed.", (sum) => sum.late / sum.orders);
    recorder.metric("grid.unpaid", "token", "Owed to homes at the end of the run for want of deposits that were trusted before they were final.", () => short() / MICRO);
  }

  #declareSeries(recorder: World["recorder"]): void {
    const level = this.#levels;
    const power = (name: string, of: TimeAverage, doc: string): void => { recorder.series(`grid.${name}`, "kW", doc, () => of.mean); };
    power("load", level.load, "Electric load of all homes.");
    power("pv", level.pv, "Photovoltaic power of all homes.");
    power("traded", level.traded, "Power sold from home to home.");
    power("import", level.imported, "Power bought from the retailer.");
    power("export", level.exported, "Power fed in.");
    recorder.series("grid.price", "token/kWh", "Mean price of what was traded.", () => level.money.mean / level.traded.mean);
    recorder.series("grid.battery", "1", "Mean state of charge of the batteries.", () => level.stored.mean / level.capacity.mean);
    // The last column of the grid to be read forgets the interval for all of them.
    recorder.series("grid.selfSufficiency", "1", "Share of the load that is not imported.", () => {
      const share = 1 - level.imported.mean / level.load.mean;
      for (const name of LEVELS) level[name].reset();
      return share;
    });
  }
}

/** What the community takes from and gives to the retailer in a slot, kWh. */
function energies({ physics: { need, surplus }, result }: Slot): { imported: number; exported: number; traded: number } {
  const traded = result?.traded ?? 0;
  // Rounding may leave the difference of two equal sums a hair below 0.
  return { imported: Math.max(0, need - traded), exported: Math.max(0, surplus - traded), traded };
}
