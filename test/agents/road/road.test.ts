import { describe, expect, it } from "vitest";
import { road } from "../../../src/agents/road/road.js";
import { scriptedRoad } from "./scripted-road.js";
import { z } from "zod";

describe("road", () => {
  it("has defaults in the engine's units", () => {
    expect(z.strictObject(road.params).parse({})).toEqual({ crossings: 20, approaches: 4, serviceTime: 2, lookAhead: 14.4, discipline: { rule: "priority-bid", late: "refund" } });
  });

  it("travels the look-ahead, waits, and takes the crossing for the service time", () => {
    const made = scriptedRoad({ rule: "fifo" }, 14.4);
    made.vehicle(0, 0);
    made.kernel.run({ until: 1 });
    made.vehicle(1, 0);
    const { metrics } = made.finish();
    expect(made.passed.map(({ at }) => at)).toEqual([16.4, 18.4]);
    // The second joins at 15.4 s and enters at 16.4 s.
    expect(metrics["road.delay.mean"]!.value).toBeCloseTo(0.5, 9);
    // 10 token/h for one second, over two passages, in cents.
    expect(metrics["road.delayCost.mean"]!.value).toBeCloseTo(10 / 36 / 2, 9);
    expect(metrics["road.utilisation"]!.value).toBeCloseTo(4 / 1000, 9);
  });

  it("counts a bid from the moment its payment is safe, also while the vehicle waits", () => {
    const made = scriptedRoad({ rule: "priority-bid" });
    for (const device of [0, 1, 2, 3]) made.vehicle(device, device === 3 ? 500 : 0);
    made.kernel.run({ until: 3 });
    made.payments.clear(0);
    made.payments.settle(0);
    made.finish();
    // At 2 s the payment was not safe yet and the next in line entered; at 4 s it was.
    expect(made.passed.map(({ device }) => device)).toEqual([0, 1, 3, 2]);
  });

  it("lets green approaches pass while others wait at red", () => {
    const made = scriptedRoad({ rule: "fixed-signal", cycle: "60s" });
    const arrive = (device: number, approach: number): void => made.road.approach({ traffic: 0, device, wallet: 0, crossing: 0, approach, valueOfTime: 10, bid: 0 });
    made.kernel.run({ until: 5 });
    arrive(0, 1);
    made.kernel.run({ until: 10 });
    arrive(1, 0);
    made.finish();
    expect(made.passed[0]).toEqual({ device: 1, at: 12 });
    expect(made.passed[1]!.device).toBe(0);
    expect(made.passed[1]!.at).toBeCloseTo(32, 5);
  });

  it("computes the equilibrium bid from the traffic of all fleets", () => {
    const made = scriptedRoad({ rule: "priority-bid" });
    made.vehicle(0, 0);
    // Closed form for a value of time uniform up to 20 token/h at load 0.8, at its top: W0 ρ/(1−ρ) · 20 token/h.
    expect(made.road.equilibriumBid(20)).toBeCloseTo(0.8 * 0.8 / 0.2 * 20 / 3600, 6);
  });
});
