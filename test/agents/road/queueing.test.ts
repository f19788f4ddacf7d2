/** The crossings are a queue of known theory when payments are instant: its closed forms, seen through real devices. */
import { describe, expect, it } from "vitest";
import { runRoad } from "./run-road.js";

const SERVICE = 2;
const meanWait = (load: number): number => load * SERVICE / (2 * (1 - load));
const UNIFORM = { valueOfTimeDistribution: "uniform", valueOfTime: 10 };

describe("first come, first served", () => {
  // At load 0.9 the wait converges slowly: test/campaign/queueing.test.ts.
  it.each([[0.5, 40_000], [0.8, 200_000]])("M/D/1 at load %d: Wq = ρS/(2(1−ρ))", (load, passages) => {
    const { metrics } = runRoad({ load, passages, discipline: { rule: "fifo" } });
    const wait = metrics["road.delay.mean"]!;
    expect(Math.abs(wait / meanWait(load) - 1), `${wait} s, theory ${meanWait(load)} s`).toBeLessThan(0.02);
    expect(Math.abs(metrics["road.utilisation"]! / load - 1), `${metrics["road.utilisation"]}`).toBeLessThan(0.01);
    // The shadow is the same queue, so each vehicle's delay is the very one.
    expect(metrics["road.delayCost.ratio"]).toBeCloseTo(1, 9);
    expect(metrics["road.delay.mean"]).toBeCloseTo(metrics["road.delay.fifo.mean"]!, 9);
  });
});

describe("priority by paid bid", () => {
  const table = runRoad({ load: 0.8, passages: 200_000 });

  it("gives each tenth of the trips the wait of Kleinrock's bribing queue", () => {
    // W(u) = W0/(1−ρ(1−u))² at quantile u; its mean between two quantiles in closed form.
    const residual = 0.8 * SERVICE / 2, bound = (u: number): number => residual / 0.8 / (0.2 + 0.8 * u);
    for (const { decile, delay } of table.table) {
      const expected = 10 * (bound((decile! - 1) / 10) - bound(decile! / 10));
      expect(Math.abs(delay! / expected - 1), `decile ${decile}: ${delay} s, theory ${expected} s`).toBeLessThan(0.06);
    }
  });

  it("bids 3.5 cent on average", () => { expect(table.metrics["road.payment.mean"]).toBeCloseTo(3.5, 1); });

  it("costs the average user more than it saves when the operator keeps the money", () => {
    const { "road.delayCost.mean": cost, "road.delayCost.fifo.mean": fifo, "road.payment.mean": paid } = table.metrics;
    expect(fifo! / (100 * 20 / 3600 * meanWait(0.8))).toBeCloseTo(1, 1);
    expect(cost! + paid!).toBeGreaterThan(fifo!);
    expect(table.metrics["road.netGain.mean"]).toBeCloseTo(fifo! - cost! - paid!, 9);
  });

  it.each([[0.5, 0.7726, 40_000], [0.8, 0.5059, 150_000], [0.9, 0.3463, 300_000]])("delay-cost ratio, uniform value of time, load %d: 2(1−ρ)(−ln(1−ρ)−ρ)/ρ² = %d", (load, ratio, passages) => {
    expect(2 * (1 - load) * (-Math.log(1 - load) - load) / load ** 2).toBeCloseTo(ratio, 4);
    const measured = runRoad({ load, passages, vehicle: UNIFORM }).metrics["road.delayCost.ratio"]!;
    expect(Math.abs(measured / ratio - 1), `${measured}`).toBeLessThan(0.03);
  });

  it.each([[0.5, 0.794, 40_000], [0.9, 0.467, 300_000]])("delay-cost ratio, lognormal value of time, load %d: %d", (load, ratio, passages) => {
    const measured = runRoad({ load, passages }).metrics["road.delayCost.ratio"]!;
    expect(Math.abs(measured / ratio - 1), `${measured}`).toBeLessThan(0.03);
  });

  it("delay-cost ratio, lognormal value of time, load 0.8: 0.585", () => {
    const measured = table.metrics["road.delayCost.ratio"]!;
    expect(Math.abs(measured / 0.585 - 1), `${measured}`).toBeLessThan(0.03);
  });

  it("orders by a proportional bid as by the equilibrium one", () => {
    const proportional = runRoad({ load: 0.8, passages: 200_000, vehicle: { bid: "proportional" } });
    expect(proportional.metrics["road.delayCost.ratio"]).toBeCloseTo(table.metrics["road.delayCost.ratio"]!, 3);
    // Four seconds of a mean of 20 token/h.
    expect(proportional.metrics["road.payment.mean"]! / (100 * 20 * 4 / 3600)).toBeCloseTo(1, 1.5);
  });

  it("does not change the mean wait, only who waits", () => {
    // The vehicles that still wait at the end are another set under each rule: few crossings keep them few.
    const base = { load: 0.8, passages: 60_000, crossings: 10, seed: "9" };
    const means = ["fifo", "priority-bid", "winners-pay-losers"].map((rule) => runRoad({ ...base, discipline: { rule } }).metrics["road.delay.mean"]!);
    for (const mean of means) expect(mean / means[0]!).toBeCloseTo(1, 2.3);
  });
});

describe("winners pay losers", () => {
  it("moves money between users and keeps none: what is paid is received, to the micro-token", () => {
    const { made, road, wallets, table, metrics } = runRoad({ load: 0.8, passages: 20_000, crossings: 20, discipline: { rule: "winners-pay-losers" } });
    const balance = (sum: number, account: number): number => sum + made.ledger.balance(account);
    const inTills = Array.from({ length: 20 }, (_, crossing) => road.account(crossing)).reduce(balance, 0);
    // What the tills hold at the end are the bids of those still waiting.
    expect(wallets.reduce(balance, 0) + inTills).toBe(wallets.length * 1000 * 1e6);
    expect(inTills).toBeLessThan(20 * 40 * 0.06 * 1e6);
    const sum = (column: string): number => table.reduce((total, row) => total + row[column]! * row["passages"]!, 0);
    expect(sum("paid") / sum("received")).toBeCloseTo(1, 9);
    // From those in a hurry to those who are not.
    expect(table[0]!["received"]! - table[0]!["paid"]!).toBeGreaterThan(0);
    expect(table[9]!["paid"]! - table[9]!["received"]!).toBeGreaterThan(0);
    // Money that stays among users cancels out: what is left is the delay cost saved.
    expect(metrics["road.netGain.mean"]).toBeCloseTo(metrics["road.delayCost.fifo.mean"]! - metrics["road.delayCost.mean"]!, 9);
    for (const [decile, name] of [[9, "top"], [0, "bottom"]] as const) {
      const row = table[decile]!;
      expect(metrics[`road.netGain.${name}`]).toBeCloseTo(row["delayCostFifo"]! - row["delayCost"]! - row["paid"]! + row["received"]!, 9);
    }
  });
});

describe("fixed signal", () => {
  it("has Webster's uniform delay where hardly anybody meets anybody", () => {
    // At 1 % load the random part of Webster's delay is nothing, and d1 = C(1−g/C)²/(2(1−y)), y the approach group's share of its saturation flow.
    const load = 0.01, cycle = 60, green = 0.5, y = load / 2;
    const { metrics } = runRoad({ load, passages: 40_000, crossings: 400, discipline: { rule: "fixed-signal", cycle, greenSplit: green } });
    const d1 = cycle * (1 - green) ** 2 / (2 * (1 - y));
    expect(Math.abs(metrics["road.delay.mean"]! / d1 - 1), `${metrics["road.delay.mean"]} s, Webster ${d1} s`).toBeLessThan(0.02);
  });
});
