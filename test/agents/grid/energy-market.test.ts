import { describe, expect, it } from "vitest";
import { energy } from "../../../src/agents/grid/energy-market.js";
import { home } from "../../../src/agents/grid/home.js";
import { OrderState } from "../../../src/agents/grid/slot.js";
import { micro } from "../../../src/ledger/port.js";
import { makeFleet, makeWorld, type WorldOptions } from "../../support/world.js";

const HOUR = 3600, DAY = 24 * HOUR;

/** A neighbourhood on a clear day of June that begins at local midnight. */
function neighbourhood(options: WorldOptions & { count?: number; homes?: Record<string, unknown>; joinRate?: number; meanStay?: number } = {}) {
  const made = makeWorld({ start: "2026-06-21T08:00:00Z", duration: DAY, ...options });
  const count = options.count ?? 40;
  const fleet = makeFleet(made, home, {
    name: "homes", count, capacity: options.joinRate === undefined ? count : 3 * count, wallet: 1000, params: options.homes ?? {},
    ...(options.joinRate === undefined ? {} : { joinRate: options.joinRate, meanStay: options.meanStay ?? 6 * HOUR }),
  });
  return { ...made, ...fleet, market: made.world.market(energy) };
}
const exponential = (mean: number): WorldOptions => ({ ledger: { kind: "ideal", delay: mean, delayDistribution: "exponential" } });
const number = (cell: unknown): number => Number(cell);

describe("energy market", () => {
  it("conserves energy in each slot to 1e-9, batteries and trade included", () => {
    const made = neighbourhood();
    const { metrics } = made.run();
    const rows = made.sink.rows("grid");
    expect(rows).toHaveLength(96);
    let traded = 0;
    rows.forEach((row, slot) => {
      const [load, pv, charge, discharge, imported, exported] = ["load", "pv", "charge", "discharge", "imported", "exported"].map((name) => number(row[name])) as [number, number, number, number, number, number];
      expect(Math.abs(load + charge + exported - pv - discharge - imported)).toBeLessThan(1e-9);
      expect(imported).toBeGreaterThanOrEqual(-1e-9);
      expect(exported).toBeGreaterThanOrEqual(-1e-9);
      traded += number(row["traded"]);
      const next = rows[slot + 1];
      if (next !== undefined) expect(Math.abs(number(row["stored"]) + charge * Math.sqrt(0.9) - discharge / Math.sqrt(0.9) - number(next["stored"]))).toBeLessThan(1e-9);
    });
    expect(traded).toBeGreaterThan(10);
    expect(metrics["grid.traded"]).toBeCloseTo(traded, 9);
    expect(metrics["grid.selfSufficiency"]! - metrics["grid.selfSufficiency.individual"]!).toBeCloseTo(traded / metrics["grid.load"]!, 9);
  });

  it("conserves money: the till holds the deposits of the running slot and nothing else, and sellers get what buyers pay", () => {
    const made = neighbourhood({ params: { energy: { payoutSpread: 0 } } });
    made.recorder.start();
    const all = (): number => made.wallets.reduce((sum, wallet) => sum + made.ledger.balance(wallet), made.ledger.balance(made.market.account));
    let moved = 0;
    for (let slot = 1; slot < 96; slot++) {
      made.kernel.run({ until: slot * 900 + 100 });
      const held = made.market.slots.flatMap(({ orders }) => orders).filter((order) => order.state === OrderState.booked);
      expect(made.ledger.balance(made.market.account)).toBe(held.reduce((sum, order) => sum + order.deposit, 0));
      expect(all()).toBe(40 * micro(1000));
      const paid = held.filter((order) => order.buys).reduce((sum, order) => sum + order.money, 0);
      expect(held.filter((order) => !order.buys).reduce((sum, order) => sum + order.money, 0)).toBe(paid);
      moved += paid;
    }
    expect(moved).toBeGreaterThan(micro(1));
  });

  it.each([[10, 30], [60, 60], [120, 60]])("drops the orders that an exponential confirmation of %i s brings later than %i s: 1 − F", (mean, lead) => {
    const made = neighbourhood({ ...exponential(mean), count: 200, homes: { batteryShare: 0 }, params: { energy: { orderLead: lead, orderSpread: 0 } } });
    const { metrics } = made.run();
    const expected = Math.exp(-lead / mean), orders = metrics["grid.orders"]!;
    expect(orders).toBeGreaterThan(15_000);
    expect(Math.abs(metrics["grid.orders.late.share"]! - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / orders));
  });

  it("loses of a scarce sun just the late sellers' share: (1 − F) of what could be traded", () => {
    const scarce = { solarShare: 0.15, batteryShare: 0 };
    const inTime = neighbourhood({ count: 200, homes: scarce }).run().metrics;
    const late = neighbourhood({ ...exponential(60), count: 200, homes: scarce, params: { energy: { orderLead: 60, orderSpread: 0 } } }).run().metrics;
    expect(inTime["grid.missed"]).toBe(0);
    expect(late["grid.traded"]! + late["grid.missed"]!).toBeCloseTo(inTime["grid.traded"]!, 6);
    expect(Math.abs(late["grid.missed"]! / inTime["grid.traded"]! - Math.exp(-1))).toBeLessThan(0.03);
    // What is missed is bought at retail and fed in instead: the neighbourhood's bill rises by that span.
    expect(200 * (late["grid.bill.mean"]! - inTime["grid.bill.mean"]!)).toBeCloseTo((0.3 - 0.08) * late["grid.missed"]!, 6);
  });

  it("gives late deposits back", () => {
    const made = neighbourhood({ ...exponential(600), duration: 2 * HOUR });
    made.run();
    const late = made.market.slots.flatMap(({ orders }) => orders).filter((order) => order.state === OrderState.late);
    expect(late.length).toBeGreaterThan(0);
    // Ten mean delays after the last order all but what later slots hold has come back.
    made.kernel.run({ until: 3 * HOUR });
    const before = made.wallets.map((wallet) => made.ledger.balance(wallet));
    expect(Math.min(...before)).toBeGreaterThan(micro(1000) - micro(2));
    expect(made.ledger.balance(made.market.account)).toBeLessThan(micro(40));
  });

  it("prices scarcity: near retail at night's last sun, near feed-in at noon", () => {
    const made = neighbourhood({ count: 300, homes: { solarShare: 0.7, batteryShare: 0 } });
    made.run();
    for (const row of made.sink.rows("grid").filter((one) => number(one["traded"]) > 1)) {
      // Limits are uniform over half of the span, so the marginal order stands at the share that the short side fills of the long one.
      const demand = number(row["demand"]), supply = number(row["supply"]), half = 0.11;
      const expected = supply < demand ? 0.3 - half * (supply / demand) : 0.08 + half * (demand / supply);
      expect(Math.abs(number(row["price"]) - expected)).toBeLessThan(0.02);
      expect(number(row["traded"])).toBeCloseTo(Math.min(demand, supply), 9);
    }
  });

  it("takes a user's tariff: dearer by day, and nobody trades where feeding in brings more", () => {
    const tariff = ["time [h],price [EUR/MWh]", ...Array.from({ length: 24 }, (_, hour) => `${hour},${hour < 12 ? 50 : 400}`)].join("\n");
    const made = neighbourhood({ files: { "price.csv": tariff }, params: { energy: { tariff: { file: "price.csv" } } } });
    const { metrics } = made.run();
    const rows = made.sink.rows("grid");
    expect([number(rows[0]!["retail"]), number(rows[95]!["retail"])]).toEqual([0.05, 0.4]);
    for (const row of rows.slice(0, 48)) expect(number(row["traded"])).toBe(0);
    expect(metrics["grid.traded"]).toBeGreaterThan(10);
    const bill = rows.reduce((sum, row) => sum + number(row["imported"]) * number(row["retail"]) - number(row["exported"]) * 0.08, 0);
    expect(metrics["grid.bill.mean"]).toBeCloseTo(bill / 40, 9);
  });

  it("is the same for the same seed, and lets homes come and go", () => {
    const run = () => {
      const made = neighbourhood({ duration: 8 * HOUR, joinRate: 20 / HOUR });
      made.run();
      return { rows: made.sink.rows("grid"), fingerprint: made.kernel.fingerprint };
    };
    const one = run(), other = run();
    expect(other).toEqual(one);
    expect(new Set(one.rows.map((row) => row["homes"])).size).toBeGreaterThan(5);
  });

  it("needs at most two transactions a home and slot", () => {
    const made = neighbourhood();
    made.run();
    const issued = made.sink.rows("transactions").length;
    expect(issued).toBeGreaterThan(40 * 90);
    expect(issued).toBeLessThanOrEqual(40 * 96 * 2);
  });

  it("lives without a market until the first gate that lies in the run", () => {
    const made = neighbourhood({ duration: HOUR });
    made.run();
    expect(made.sink.rows("grid").map((row) => number(row["orders"]) > 0)).toEqual([false, true, true, true]);
  });

  it("warns of runs that mean nothing and rejects prices that make no sense", () => {
    expect(neighbourhood({ duration: 1000 }).run().warnings.map((warning) => warning.code)).toEqual(["grid-no-slot"]);
    expect(neighbourhood().run().warnings).toEqual([]);
    const poor = makeWorld({ start: "2026-06-21T08:00:00Z", duration: DAY });
    makeFleet(poor, home, { count: 20, wallet: 0.01 });
    expect(poor.run().warnings.map((warning) => warning.code)).toEqual(["mostly-rejected", "grid-wallets-empty"]);
    expect(() => neighbourhood({ params: { energy: { feedInPrice: 0.4 } } })).toThrow("markets.energy.feedInPrice: must be at most the retail price of 0.3 token/kWh, found 0.4 token/kWh");
  });

  it("works at both ends of its times: gate at delivery, and eight slots under way at once", () => {
    const tight = neighbourhood({ duration: 4 * HOUR, start: "2026-06-21T18:00:00Z", params: { energy: { gateClosure: 0, orderLead: 1, orderSpread: 0, payoutSpread: 0 } } }).run().metrics;
    const many = neighbourhood({ duration: 4 * HOUR, start: "2026-06-21T18:00:00Z", params: { energy: { slot: 60 } } }).run().metrics;
    for (const metrics of [tight, many]) {
      expect(metrics["grid.traded"]).toBeGreaterThan(5);
      expect(metrics["grid.orders.late.share"]).toBe(0);
    }
  });
});
