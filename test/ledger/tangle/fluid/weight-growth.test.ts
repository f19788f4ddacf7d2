/** Growth of weight in the fluid level: its rate, its lag by chance, and the age at confirmation against runs of events. */
import { describe, expect, it } from "vitest";
import { AgeTable } from "../../../../src/ledger/tangle/fluid/age-table.js";
import { branchingOf } from "../../../../src/ledger/tangle/fluid/branching.js";
import { FirstApprovals } from "../../../../src/ledger/tangle/fluid/first-approvals.js";
import { meanAge, WeightGrowth } from "../../../../src/ledger/tangle/fluid/weight-growth.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { makeLedger, relativeError } from "../../harness.js";

const TWO = { parents: 2, repetition: false };

/** A naive branching process, h = 1: births of everybody up to an age, counted. */
function population(random: RandomStream, mu: number, until: number): number {
  const births = [0];
  for (let i = 0; i < births.length; i++) {
    const first = births[i]! + 1 + random.exponential(1 / mu);
    for (let birth = first; birth < first + 1; birth += random.exponential(1 / mu)) if (birth < until) births.push(birth);
  }
  return births.length;
}

describe("the chance of the first approvals", () => {
  it.each([[2, 0.3305], [3, 0.6336]])("%i parents: growth %f per delay, the root of the branching equation", (parents, growth) => {
    expect(branchingOf(parents).growth).toBeCloseTo(growth, 4);
  });

  it.each([2, 3, 8])("%i parents: the mean lag is that of a simulated branching process", (parents) => {
    const random = new RandomStream("1", "test"), until = 7.5 / branchingOf(parents).growth;
    const sizes = Array.from({ length: 2000 }, () => population(random, parents - 1, until));
    const mean = sizes.reduce((sum, n) => sum + n, 0) / sizes.length;
    const lag = -sizes.reduce((sum, n) => sum + Math.log(n / mean), 0) / sizes.length / branchingOf(parents).growth;
    expect(Math.abs(branchingOf(parents).lag - lag)).toBeLessThan(0.07);
  });

  it("is drawn with mean zero about the mean lag, and with a mean wait of one", () => {
    const chance = new FirstApprovals(new RandomStream("1", "test"), 2);
    let lag = 0, wait = 0;
    for (let i = 0; i < 20_000; i++) { chance.draw(); lag += chance.lag; wait += chance.wait; }
    expect(Math.abs(lag / 20_000)).toBeLessThan(0.05);
    expect(relativeError(wait / 20_000, 1)).toBeLessThan(0.02);
  });
});

describe("the mean path", () => {
  it("grows at first as the branching process does, and in the end by every transaction", () => {
    const growth = new WeightGrowth(TWO, 1e6);
    growth.reaches(100);
    const [age, weight] = [growth.age, growth.weight];
    growth.reaches(3000);
    expect(relativeError(Math.log(growth.weight / weight) / (growth.age - age), branchingOf(2).growth)).toBeLessThan(0.01);
    const late = new WeightGrowth(TWO, 100);
    expect(late.reaches(5000) - late.reaches(4900)).toBeLessThan(1e-9 + 1);
    expect(new WeightGrowth(TWO, 100).reaches(6000) - new WeightGrowth(TWO, 100).reaches(5000)).toBeCloseTo(10, 3);
  });

  it("with hardly any load adds one transaction after the other", () => {
    expect(meanAge(TWO, 0.001, 11)).toBeGreaterThan(9900);
    expect(meanAge(TWO, 0.001, 11)).toBeLessThan(10_200);
  });

  it("weight 1 is reached when seen; without load or with one parent, nothing ever is", () => {
    expect([meanAge(TWO, 100, 1), meanAge(TWO, 0, 5), meanAge({ parents: 1, repetition: false }, 10, 5)]).toEqual([0, Infinity, Infinity]);
  });
});

describe("the age at confirmation", () => {
  it("from the table is that of the integration within 0.1 %", () => {
    const table = new AgeTable(TWO, 200);
    for (const load of [0.01, 0.7, 3, 47, 999, 123_456]) expect(relativeError(table.at(load), meanAge(TWO, load, 200))).toBeLessThan(1e-3);
    expect(table.at(0)).toBe(Infinity);
  });

  it.each([[2, 100, 100, 0.015], [2, 100, 1500, 0.01], [4, 100, 100, 0.015], [2, 1, 30, 0.02], [2, 300, 30, 0.03]])("%i parents, λh = %i, weight %i: as a run of events within %f", (parents, rate, threshold, tolerance) => {
    const duration = Math.max(300, 30_000 / rate);
    const world = makeLedger({ duration, warmup: duration / 5, rate, ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { parents }, confirmation: { threshold }, drawn: 0 } });
    expect(relativeError(1 + meanAge({ parents, repetition: false }, rate, threshold), world.finish().figure("confirmation.latency.mean"))).toBeLessThan(tolerance);
  });
});
