import { describe, expect, it } from "vitest";
import { road } from "../../../src/agents/road/road.js";
import { vehicle } from "../../../src/agents/road/vehicle.js";
import { micro } from "../../../src/ledger/port.js";
import { makeFleet, makeWorld } from "../../support/world.js";
import { runRoad } from "./run-road.js";

const ROAD = { road: { crossings: 4, lookAhead: 10 } };

describe("vehicle", () => {
  it("travels at the stated rate, with a vehicle of the fleet for each trip", () => {
    const made = makeWorld({ duration: 5000, params: ROAD });
    makeFleet(made, vehicle, { count: 300, params: { arrivalRate: "12/min" } });
    const { metrics, warnings } = made.run();
    // Poisson with mean 4 · 0.2 · 5000; four standard deviations are 253.
    expect(Math.abs(metrics["road.passages"]! - 4000)).toBeLessThan(260);
    expect(warnings).toEqual([]);
  });

  it("spreads the trips evenly over the fleet", () => {
    const made = makeWorld({ duration: 20_000, params: ROAD });
    const { wallets } = makeFleet(made, vehicle, { count: 100, params: { arrivalRate: "6/min" } });
    made.run();
    // 80 trips each; every one with a bid of at least something.
    const spent = wallets.map((wallet) => 100 - made.ledger.balance(wallet) / 1e6);
    const mean = spent.reduce((sum, each) => sum + each, 0) / spent.length;
    for (const each of spent) expect(Math.abs(each / mean - 1)).toBeLessThan(0.6);
  });

  it("loses trips for which nobody is idle, counts them and says so", () => {
    const made = makeWorld({ duration: 5000, params: ROAD });
    makeFleet(made, vehicle, { count: 10, params: { arrivalRate: "12/min" } });
    const { metrics, warnings } = made.run();
    // Erlang's loss formula: offered λ·T with T at least look-ahead and service, 0.8/s · 12 s = 9.6 for 10 vehicles.
    let blocking = 1;
    for (let servers = 1; servers <= 10; servers++) blocking = 9.6 * blocking / (servers + 9.6 * blocking);
    expect(metrics["road.trips.lost.share"]).toBeGreaterThan(blocking - 0.02);
    expect(metrics["road.trips.lost.share"]).toBeLessThan(blocking + 0.06);
    expect(warnings.map(({ code }) => code)).toEqual(["road-trips-lost"]);
  });

  it("warns of traffic that the crossings cannot serve", () => {
    const made = makeWorld({ duration: 100, params: ROAD });
    makeFleet(made, vehicle, { count: 500, params: { arrivalRate: "0.6/s" } });
    expect(made.run().warnings).toMatchObject([{ code: "road-saturated", sentence: expect.stringContaining("120 %") }]);
  });

  it("warns where no bid is paid in time, and where wallets are empty", () => {
    const codes = (ledger: Record<string, unknown>, wallet: number): string[] => {
      const made = makeWorld({ duration: 600, params: { road: { crossings: 2, discipline: { rule: "priority-bid" } } }, ledger });
      makeFleet(made, vehicle, { count: 300, wallet, params: { arrivalRate: "0.3/s" } });
      return made.run().warnings.map(({ code }) => code).filter((code) => code.startsWith("road-"));
    };
    expect(codes({ kind: "ideal" }, 100)).toEqual([]);
    expect(codes({ kind: "ideal", delay: 300 }, 100)).toEqual(["road-bids-late"]);
    expect(codes({ kind: "ideal" }, 0)).toEqual(["road-wallets-empty"]);
  });

  it("bids nothing that counts once its wallet is empty, and drives on", () => {
    const { metrics, wallets, made } = runRoad({ load: 0.5, passages: 5000, crossings: 10, wallet: 0.01, seed: "2" });
    expect(metrics["road.bids.withoutCover"]).toBeGreaterThan(1000);
    expect(metrics["road.passages"]).toBeGreaterThan(4500);
    for (const wallet of wallets) expect(made.ledger.balance(wallet)).toBeGreaterThanOrEqual(0);
  });

  it("takes part only between joining and leaving; who leaves on the way finishes its trip", () => {
    const made = makeWorld({ duration: 4000, params: ROAD });
    const { fleet } = makeFleet(made, vehicle, { count: 0, capacity: 50, params: { arrivalRate: "3/min" } });
    made.recorder.start();
    made.kernel.run({ until: 1000 });
    for (let device = 0; device < 50; device++) fleet.join(device);
    made.kernel.run({ until: 2000 });
    for (let device = 0; device < 50; device++) fleet.leave(device);
    made.kernel.run({ until: 2030 });
    const { metrics } = made.recorder.finish();
    // 1000 s of 0.2 trips/s; nobody was left on the road.
    const passages = metrics["road.passages"]!.value!;
    expect(Math.abs(passages - 200)).toBeLessThan(57);
    expect(metrics["road.trips.lost.share"]!.value! * metrics["road.trips.lost.share"]!.count! + passages).toBeCloseTo(metrics["road.trips.lost.share"]!.count!, 6);
    expect(new Set(made.sink.rows("deals").map((deal) => deal["buyer"])).size).toBeGreaterThan(30);
  });

  it("shares the road with other fleets, each with its own value of time", () => {
    const made = makeWorld({ duration: 10_000, warmup: 500, params: ROAD });
    makeFleet(made, vehicle, { name: "commuters", count: 200, params: { arrivalRate: "0.3/s", valueOfTime: 10 } });
    makeFleet(made, vehicle, { name: "vans", count: 200, params: { arrivalRate: "0.1/s", valueOfTime: 60 } });
    const { metrics } = made.run();
    expect(made.world.market(road).load).toBeCloseTo(0.8, 12);
    expect(Math.abs(metrics["road.utilisation"]! - 0.8)).toBeLessThan(0.03);
    // A tenth of all trips in each decile of the mixture; the dearest tenth is mostly vans.
    const table = made.sink.rows("road") as Record<string, number>[];
    for (const row of table) expect(Math.abs(row["passages"]! / metrics["road.passages"]! - 0.1)).toBeLessThan(0.012);
    expect(table[9]!["valueOfTime"]).toBeGreaterThan(60);
    expect(table[9]!["delay"]).toBeLessThan(table[0]!["delay"]! / 5);
  });

  it("draws the same trips whatever the ledger, the discipline or another fleet", () => {
    const arrivals = (discipline: string, other: boolean): unknown[] => {
      const made = makeWorld({ duration: 300, ledger: { kind: "ideal", delay: other ? 7 : 0 }, params: { road: { crossings: 4, lookAhead: 10, discipline: { rule: discipline } } } });
      const trips: unknown[] = [], theRoad = made.world.market(road), approach = theRoad.approach.bind(theRoad);
      theRoad.approach = (trip) => { if (trip.traffic === 0) trips.push([made.kernel.now, trip.crossing, trip.approach, trip.valueOfTime]); approach(trip); };
      makeFleet(made, vehicle, { name: "cars", count: 200, params: { arrivalRate: "12/min" } });
      if (other) makeFleet(made, vehicle, { name: "vans", count: 200, params: { arrivalRate: "6/min" } });
      made.run();
      return trips;
    };
    expect(arrivals("priority-bid", true)).toEqual(arrivals("fifo", false));
  });

  it("is deterministic under its seed", () => {
    const run = (seed: string) => {
      const { made, metrics } = runRoad({ load: 0.8, passages: 3000, crossings: 5, confirmation: 5, lookAhead: 14.4, seed });
      return [made.kernel.fingerprint, metrics["road.delayCost.ratio"]];
    };
    expect(run("a")).toEqual(run("a"));
    expect(run("a")).not.toEqual(run("b"));
  });

  it("conserves money in the wallets and tills, refunds included", () => {
    const { made, road: theRoad, wallets } = runRoad({ load: 0.8, passages: 5000, crossings: 10, confirmation: 20, discipline: { rule: "priority-bid", late: "refund" } });
    const all = [...wallets, ...Array.from({ length: 10 }, (_, crossing) => theRoad.account(crossing))];
    expect(all.reduce((sum, account) => sum + made.ledger.balance(account), 0)).toBe(wallets.length * micro(1000));
  });
});
