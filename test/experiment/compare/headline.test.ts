import { describe, expect, it } from "vitest";
import type { ComparedMetric } from "../../../src/experiment/compare/comparison.js";
import { betterOf } from "../../../src/experiment/compare/directions.js";
import { headlineOf, unknownMetrics } from "../../../src/experiment/compare/headline.js";

const metric = (name: string, ...means: (number | null)[]): ComparedMetric => ({ name, unit: "1", cells: means.map((mean, cell) => ({ cell, count: 1, mean, halfWidth: null })) });
const none = { minimize: [], maximize: [] };

describe("the direction of a metric", () => {
  it.each([
    ["confirmation.latency.p95", "lower"], ["throughput.confirmed", "higher"], ["throughput.issued", undefined], ["fees.mean", "lower"], ["energy.perTransaction", "lower"],
    ["conflicts.succeeded", "lower"], ["conflicts.attempted", undefined], ["settlement.loss", "lower"], ["road.delayCost.ratio", "lower"], ["road.delayCost.fifo.mean", undefined],
    ["grid.selfSufficiency", "higher"], ["grid.selfSufficiency.individual", undefined], ["drones.parcels.onTime.share", "higher"], ["drones.parcels.late", "lower"],
    ["cloud.availability", "higher"], ["cloud.queue.max", "lower"], ["cloud.utilisation", undefined], ["attack.success.share", "lower"], ["attack.success.theory", undefined],
    ["attack.cost.energy", undefined], ["charging.price.mean", undefined], ["charging.wait.mean", "lower"], ["chain.reorganisations.deepest", "lower"], ["deals.paidInTime", "higher"],
    ["fluid.latency.error", undefined], ["trade.gains.possible", undefined], ["trade.gains.net", "higher"],
  ])("%s: %s", (name, better) => {
    expect(betterOf(name, none)).toBe(better);
  });

  it("is the study's where it says one", () => {
    expect(betterOf("throughput.confirmed", { minimize: ["throughput.confirmed"], maximize: [] })).toBe("lower");
    expect(betterOf("charging.price.mean", { minimize: [], maximize: ["charging.price.mean"] })).toBe("higher");
  });
});

describe("the headline", () => {
  it("is what the study names, in its order, out of what there is", () => {
    expect(headlineOf([metric("b", 1, 2), metric("a", 1, 1)], { minimize: ["a", "missing"], maximize: ["b"] })).toEqual(["a", "b"]);
  });

  it("is by default what the economy got, and then what the ledger did", () => {
    const ledger = ["throughput.confirmed", "confirmation.latency.mean", "confirmation.latency.p95", "fees.mean", "energy.perTransaction", "conflicts.succeeded"].map((name) => metric(name, 1, 2));
    const economy = ["charging.wait.mean", "road.delayCost.ratio", "grid.selfSufficiency", "deals.paidInTime", "deals.failed", "settlement.loss", "drones.parcels.onTime.share"].map((name) => metric(name, 1, 2));
    expect(headlineOf([...ledger, ...economy, metric("cloud.outages", 1, 2)], none)).toEqual([
      "road.delayCost.ratio", "drones.parcels.onTime.share", "grid.selfSufficiency", "deals.paidInTime", "settlement.loss", "deals.failed",
      "confirmation.latency.mean", "throughput.confirmed", "fees.mean", "energy.perTransaction",
    ]);
    expect(headlineOf(ledger, none)).toHaveLength(6);
    expect(headlineOf([metric("fees.mean", 1, 1), metric("throughput.confirmed", 1, null), metric("confirmation.latency.mean", null, 1, 2), metric("deals.failed", 1, 2)], none)).toEqual(["deals.failed", "confirmation.latency.mean"]);
  });

  it("keeps figures of the economy that no cell changes: that is an answer", () => {
    const alike = [metric("road.delayCost.ratio", 0.6, 0.6), metric("deals.paidInTime", 7, 7), metric("settlement.loss", 0, 0), metric("confirmation.latency.mean", 0, 2)];
    expect(headlineOf(alike, none)).toEqual(["road.delayCost.ratio", "deals.paidInTime", "confirmation.latency.mean"]);
  });

  it("of one cell is what it has, and of unusual figures those that differ", () => {
    expect(headlineOf([metric("fees.mean", 0), metric("throughput.confirmed", 3)], none)).toEqual(["throughput.confirmed"]);
    expect(headlineOf([metric("x.y", 1, 2), metric("x.z", 1, 1)], none)).toEqual(["x.y"]);
  });

  it("answers a name that no run has with the nearest", () => {
    expect(unknownMetrics({ minimize: ["fees.maen"], maximize: ["fees.mean"] }, { metrics: [{ name: "fees.mean", unit: "token" }] })).toEqual(['metrics: no run has a figure "fees.maen"; did you mean "fees.mean"?']);
  });
});
