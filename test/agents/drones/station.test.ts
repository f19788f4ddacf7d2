import { describe, expect, it } from "vitest";
import { charging, type ChargingBuyer, type ChargingMarket } from "../../../src/agents/drones/charging-market.js";
import { station } from "../../../src/agents/drones/station.js";
import { makeFleet } from "../../support/world.js";
import { at, calmWorld } from "./calm.js";

/** Drones at the station's door that need a fixed energy, in the order in which the test sends them. */
class Visitors implements ChargingBuyer {
  readonly complete: [number, number][] = [];
  readonly #market: ChargingMarket;
  readonly #wallet: number;
  readonly #now: () => number;
  constructor(market: ChargingMarket, wallet: number, now: () => number) { this.#market = market; this.#wallet = wallet; this.#now = now; }
  nameOf(device: number): string { return `drones/${device}`; }
  walletOf(): number { return this.#wallet; }
  chargingComplete(device: number): void { this.complete.push([device, this.#now()]); }
  readonly interruptions: [number, number, number][] = [];
  interrupted(device: number, energy: number): void { this.interruptions.push([device, this.#now(), energy]); }
  declined(): void { throw new Error("not expected here"); }
  commit(device: number, energy: number): number | undefined {
    return this.#market.need({
      x: 0, y: 0, homeX: 0, homeY: 0, energy: 0, capacity: energy, valueOfTime: 1, flightEnergy: () => 0, flightTime: () => 0,
    }, this, device);
  }
  visit(device: number, energy: number): void { this.#market.arrival(this.commit(device, energy)!); }
}

/** One station in the dark, so that what its battery and the grid give is known. */
function oneStation(params: Record<string, unknown> = {}, delay = 0, start = "2026-06-21T07:00:00Z", settlement: Record<string, unknown> = {}, balance = 1e9) {
  const made = calmWorld({ duration: 36_000, start, ledger: { kind: "ideal", delay }, settlement: { policy: "wait", ...settlement } });
  const { fleet, wallets } = makeFleet(made, station, { name: "stations", count: 1, wallet: 0, params });
  const market = made.world.market(charging);
  const payer = made.ledger.openAccount({ kind: "drone", balance });
  return { made, fleet, market, wallets, visitors: new Visitors(market, payer, () => made.kernel.now) };
}

describe("station", () => {
  it("charges with 1C, two at a time on two pads, the third afterwards", () => {
    const { made, visitors } = oneStation({ pads: 2 });
    at(made, 0, () => { for (const device of [0, 1, 2]) visitors.visit(device, 0.15); });
    const { metrics } = made.run();
    // 0.15 kWh with 0.3 kW is half an hour.
    expect(visitors.complete).toEqual([[0, 1800], [1, 1800], [2, 3600]]);
    expect(metrics["charging.wait.mean"]).toBeCloseTo(600, 9);
    expect(metrics["charging.sold"]).toBeCloseTo(0.45, 12);
    expect(metrics["charging.padUtilisation"]).toBeCloseTo(3 * 1800 / (2 * 36_000), 12);
  });

  it("holds the pad until the payment is safe: S + T", () => {
    const { made, visitors } = oneStation({ pads: 1 }, 120);
    at(made, 0, () => { for (const device of [0, 1]) visitors.visit(device, 0.15); });
    const { metrics } = made.run();
    expect(visitors.complete).toEqual([[0, 1920], [1, 3840]]);
    expect(metrics["charging.paymentWait.mean"]).toBeCloseTo(120, 9);
    expect(metrics["charging.padUtilisation"]).toBeCloseTo(3840 / 36_000, 12);
  });

  it("that is paid by the bill waits for nothing, and earns the same", () => {
    const waiting = oneStation({ pads: 1 }, 120), streaming = oneStation({ pads: 1 }, 120, undefined, { policy: "stream" });
    for (const { made, visitors } of [waiting, streaming]) at(made, 0, () => { visitors.visit(0, 0.15); });
    const [slow, quick] = [waiting, streaming].map(({ made }) => made.run().metrics);
    expect(streaming.visitors.complete).toEqual([[0, 1800]]);
    expect(quick!["charging.paymentWait.mean"]).toBe(0);
    expect(quick!["charging.revenue"]).toBeCloseTo(slow!["charging.revenue"]!, 6);
    expect(quick!["settlement.loss"]).toBe(0);
    expect(slow!["settlement.exposure.max"]).toBe(0);
    // Two minutes until a bill and two more until it is final, of half an hour.
    expect(quick!["settlement.exposure.max"]).toBeCloseTo(240 / 1800 * slow!["charging.revenue"]!, 5);
  });

  it("breaks off where bills are not paid any more, and loses the interval and the timeout", () => {
    const price = oneStation({ pads: 1 }), visit = { energy: 0.15, seconds: 1800 };
    at(price.made, 0, () => { price.visitors.visit(0, visit.energy); });
    const whole = price.made.run().metrics["charging.revenue"]!;
    // Money for the first three bills of two minutes: the fourth is refused at 480 s and overdue at 720 s.
    const { made, visitors } = oneStation({ pads: 1 }, 0, undefined, { policy: "stream" }, Math.round(1e6 * whole * 400 / visit.seconds));
    at(made, 0, () => { visitors.visit(0, visit.energy); });
    const { metrics } = made.run();
    expect(visitors.complete).toEqual([]);
    expect(visitors.interruptions).toHaveLength(1);
    const [device, when, energy] = visitors.interruptions[0]!;
    expect([device, when]).toEqual([0, 720]);
    expect(energy).toBeCloseTo(visit.energy * 720 / visit.seconds, 12);
    expect(metrics["charging.sold"]).toBeCloseTo(energy, 12);
    expect(metrics["settlement.loss"]).toBeCloseTo(whole * 360 / visit.seconds, 5);
    expect(metrics["charging.padUtilisation"]).toBeCloseTo(720 / 36_000, 12);
  });

  it("divides a weak grid connection among its pads", () => {
    const { made, visitors } = oneStation({ pads: 4, maxImport: 0.4 });
    at(made, 0, () => { visitors.visit(0, 0.1); });
    made.run();
    expect(visitors.complete[0]![1]).toBeCloseTo(3600, 6);
  });

  it("swaps in three minutes and charges the batteries that it took in afterwards", () => {
    const { made, visitors } = oneStation({ pads: 2, mode: "swap", batteryCapacity: 0, pvPeak: 0 });
    at(made, 0, () => { for (const device of [0, 1, 2]) visitors.visit(device, 0.15); });
    const { metrics } = made.run();
    expect(visitors.complete).toEqual([[0, 180], [1, 180], [2, 360]]);
    expect(metrics["charging.grid.import"]).toBeCloseTo(0.45, 9);
  });

  it("lets a drone wait on its pad when the rack has no charged battery left", () => {
    const { made, visitors } = oneStation({ pads: 4, mode: "swap", rackStock: 0.3, rackPower: 0.6, batteryCapacity: 0, pvPeak: 0 });
    at(made, 0, () => { for (const device of [0, 1, 2, 3]) visitors.visit(device, 0.15); });
    const { metrics } = made.run();
    // Two batteries are there; each further one takes 0.15 kWh / 0.6 kW = 15 min.
    expect(visitors.complete.map(([device, time]) => [device, Math.round(time)])).toEqual([[0, 180], [1, 180], [2, 900], [3, 1800]]);
    expect(metrics["charging.grid.import"]).toBeCloseTo(0.6, 9);
  });

  it("sells out of its battery, buys the rest, and asks more the emptier and busier it is", () => {
    const { made, market, visitors } = oneStation({ pads: 1, batteryCapacity: 1, initialCharge: 1, roundTripEfficiency: 0.81, pvPeak: 0 });
    const prices: number[] = [];
    const note = () => { prices.push(market.stations[0]!.price()); };
    at(made, 0, () => { note(); visitors.visit(0, 1.2); note(); });
    at(made, 15_000, note);
    const { metrics } = made.run();
    // 0.9 of the 1 kWh stored reaches the drone, 0.3 kWh come from the grid.
    expect(metrics["charging.grid.import"]).toBeCloseTo(0.3, 9);
    expect(prices[0]).toBeCloseTo(0.25, 12);
    expect(prices[1]).toBeCloseTo(0.25 * 1.5, 12);
    expect(prices[2]).toBeCloseTo(0.25 * 1.5, 12);
  });

  it("never sells below the retail price when it must buy", () => {
    const { made, market } = oneStation({ batteryCapacity: 0, pvPeak: 0, retailPrice: 0.6 });
    expect(market.stations[0]!.price()).toBeCloseTo(0.6, 12);
    made.run();
  });

  it("gives the sun to the grid and curtails what the connection cannot take", () => {
    // A clear June day at 47.6° N from local midnight for ten hours, with the battery full.
    const { made } = oneStation({ initialCharge: 1, maxExport: 0.5 });
    const { metrics } = made.run();
    expect(metrics["charging.pv.yield"]).toBeGreaterThan(2);
    expect(metrics["charging.pv.exported"]! + metrics["charging.pv.curtailed"]!).toBeCloseTo(metrics["charging.pv.yield"]!, 9);
    expect(metrics["charging.pv.curtailed"]).toBeGreaterThan(0.1);
  });

  it("accepts nobody new once it has left, serves whom it has promised, then closes", () => {
    const { made, fleet, visitors, market } = oneStation({ pads: 1 });
    let promised = 0;
    at(made, 0, () => { visitors.visit(0, 0.15); promised = visitors.commit(1, 0.15)!; });
    at(made, 100, () => {
      fleet.leave(0);
      expect(visitors.commit(2, 0.15)).toBeUndefined();
    });
    at(made, 200, () => { market.arrival(promised); });
    at(made, 18_000, () => { fleet.join(0); });
    at(made, 18_001, () => { visitors.visit(3, 0.15); });
    const { metrics } = made.run();
    expect(visitors.complete.map(([device]) => device)).toEqual([0, 1, 3]);
    // Open from 0 to 3600 and from 18000 to the end.
    expect(metrics["charging.padUtilisation"]).toBeCloseTo(3 * 1800 / (3600 + 18_000), 9);
  });

  it("writes its row, and what it earned is in its wallet", () => {
    const { made, visitors, wallets } = oneStation();
    at(made, 0, () => { visitors.visit(0, 0.15); });
    const { metrics } = made.run();
    const [row] = made.sink.rows("stations");
    expect(row).toMatchObject({ station: "stations/0", pads: 4 });
    expect(row!["sold"]).toBeCloseTo(0.15, 12);
    expect(row!["revenue"]).toBeCloseTo(made.ledger.balance(wallets[0]!) / 1e6, 9);
    expect(metrics["charging.revenue"]).toBe(row!["revenue"]);
  });
});
