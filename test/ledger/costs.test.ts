/** Energy is told apart by where it comes from, in the same way for every kind of ledger. */
import { describe, expect, it } from "vitest";
import { makeLedger } from "./harness.js";

const DURATION = 200, RATE = 5;

function figures(ledger: Record<string, unknown>): (name: string) => number {
  const { figure } = makeLedger({ duration: DURATION, rate: RATE, ledger }).finish();
  return figure;
}

describe("energy", () => {
  it.each([
    ["ideal", {}, 0, 0],
    ["tangle", { network: { delay: 0.1 }, messageEnergy: "1 J", peerPower: "3 W" }, 60, 20],
    ["tangle", { network: { kind: "gossip", peers: 6, topology: { degree: 3 } }, messageEnergy: "1 J", peerPower: "3 W" }, 18, 6],
    ["milestones", { network: { delay: 0.1 }, interval: 10, messageEnergy: "1 J", peerPower: "3 W" }, 60, 20],
    ["cloud", { servers: 3, regions: 2, serverPower: "10 W" }, 60, 0],
    ["committee", { validators: 7, power: "100 W" }, 700, 0],
    ["blockchain", { consensus: { kind: "stake", power: "3 kW" } }, 3000, 0],
    ["channel", { base: { kind: "cloud", servers: 3, serverPower: "10 W" } }, 30, 0],
  ])("%s %j: %d W whatever is carried, %d J a transaction", (kind, params, watts, joules) => {
    const figure = figures({ kind, ...params });
    const issued = figure("throughput.issued") * DURATION;
    expect(issued).toBeGreaterThan(500);
    expect(figure("energy.standing")).toBeCloseTo(watts, 9);
    expect(figure("energy.marginal")).toBeCloseTo(joules, 9);
    expect(figure("energy.total")).toBeCloseTo(watts * DURATION + joules * issued, 6);
    expect(figure("energy.perTransaction")).toBeCloseTo(joules + watts * DURATION / issued, 9);
  });
});

describe("the mean fee", () => {
  it("is of what was confirmed: what still waits has paid nothing", () => {
    const figure = figures({ kind: "blockchain", consensus: { interval: 50 }, confirmations: 1, fees: { policy: "fixed", fee: 0.25 } });
    expect(figure("throughput.confirmed")).toBeLessThan(figure("throughput.issued"));
    expect(figure("fees.mean")).toBe(0.25);
  });

  it("is none at all where nothing was confirmed", () => {
    expect(figures({ kind: "blockchain", consensus: { interval: 86_400 } })("fees.mean")).toBeNaN();
  });
});
