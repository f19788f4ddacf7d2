/** The market `trade` against what theory says of random meetings, integrated here over a fine grid of values and costs. */
import { describe, expect, it } from "vitest";
import { MECHANISM_NAMES, mechanisms, type MechanismName } from "../../../src/agents/trade/mechanisms.js";
import { FIRST_BEST, POSTED_PRICE, SECOND_BEST, SECOND_BEST_TRADES, grossGains, netGains, tradesSurviving } from "../../../src/agents/trade/trade-theory.js";
import { trader } from "../../../src/agents/trade/trader.js";
import { mostGains, zeroIntelligenceAuction } from "../../../src/agents/trade/zero-intelligence.js";
import { micro } from "../../../src/ledger/port.js";
import { RandomStream } from "../../../src/sim/random.js";
import { makeFleet, makeWorld } from "../../support/world.js";

/** Trades and gains a meeting, by the middle of each cell of a grid. */
function integrate(name: MechanismName, fee: number, steps = 1000) {
  let trades = 0, gross = 0, net = 0;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const value = (i + 0.5) / steps, cost = (j + 0.5) / steps, price = mechanisms[name]({ value, cost, fee });
      if (price === undefined) continue;
      // Nobody trades at a loss.
      if (price < cost - 1e-12 || price + fee > value + 1e-12) throw new Error(`${name} at ${value}, ${cost}, ${fee}: ${price}`);
      trades++;
      gross += value - cost;
      net += value - cost - fee;
    }
  }
  return { trades: trades / steps ** 2, gross: gross / steps ** 2, net: net / steps ** 2 };
}

describe("closed forms", () => {
  it("bounds of bilateral trade", () => {
    expect(integrate("first-best", 0).net).toBeCloseTo(FIRST_BEST, 3);
    expect(integrate("split-the-difference", 0).net).toBeCloseTo(SECOND_BEST, 3);
    expect(integrate("split-the-difference", 0).trades).toBeCloseTo(SECOND_BEST_TRADES, 3);
    expect(integrate("posted-price", 0).net).toBeCloseTo(POSTED_PRICE, 3);
    expect(SECOND_BEST / FIRST_BEST).toBe(0.84375);
    expect(POSTED_PRICE / FIRST_BEST).toBe(0.75);
  });

  it.each([0.1, 0.3])("a fee of %f of the range", (fee) => {
    const without = integrate("first-best", 0), with_ = integrate("first-best", fee);
    expect(with_.trades / without.trades).toBeCloseTo(tradesSurviving(fee), 2);
    expect(with_.net / without.net).toBeCloseTo(netGains(fee), 2);
    expect(with_.gross / without.gross).toBeCloseTo(grossGains(fee), 2);
  });

  it("are those that are written: 81, 72.9 and 97.2 %, 49, 34.3 and 78.4 %", () => {
    expect([tradesSurviving(0.1), netGains(0.1), grossGains(0.1)].map((share) => Number(share.toFixed(3)))).toEqual([0.81, 0.729, 0.972]);
    expect([tradesSurviving(0.3), netGains(0.3), grossGains(0.3)].map((share) => Number(share.toFixed(3)))).toEqual([0.49, 0.343, 0.784]);
  });

  it("nobody who names another price than the equilibrium's does better against those who name theirs", () => {
    // Expected gain of a buyer of value v who bids b against sellers who ask 2c/3 + 1/4: trades while c ≤ (b − 1/4)·3/2, at (b + ask)/2.
    const gain = (value: number, bid: number): number => {
      let sum = 0;
      for (let j = 0; j < 2000; j++) {
        const ask = 2 * ((j + 0.5) / 2000) / 3 + 1 / 4;
        if (bid >= ask) sum += value - (bid + ask) / 2;
      }
      return sum / 2000;
    };
    for (const value of [0.3, 0.5, 0.7, 0.9]) {
      const best = gain(value, 2 * value / 3 + 1 / 12);
      for (const change of [-0.2, -0.1, -0.03, 0.03, 0.1, 0.2]) expect(gain(value, 2 * value / 3 + 1 / 12 + change)).toBeLessThanOrEqual(best + 1e-4);
    }
  });
});

function run({ ledger, market = {}, settlement = {}, duration = 7200 }: { ledger: Record<string, unknown>; market?: Record<string, unknown>; settlement?: Record<string, unknown>; duration?: number }) {
  const made = makeWorld({ duration, ledger, settlement: { policy: "wait", ...settlement }, params: { trade: market } });
  const { wallets } = makeFleet(made, trader, { count: 100, wallet: 1000, params: { meetingRate: "120/h" } });
  const { metrics } = made.run();
  return { metrics, made, wallets };
}

describe("simulated", () => {
  it.each(MECHANISM_NAMES)("%s on a ledger without fees", (mechanism) => {
    const { metrics } = run({ ledger: { kind: "ideal" }, market: { mechanism } }), expected = integrate(mechanism, 0, 400);
    expect(metrics["trade.efficiency"]).toBeCloseTo(expected.net * 6, 1);
    expect(metrics["trade.share"]).toBeCloseTo(expected.trades * 2, 1);
    expect(Math.abs(metrics["trade.efficiency"]! / (expected.net * 6) - 1)).toBeLessThan(0.02);
  });

  it.each([0.1, 0.3])("a fixed fee of %f of the range", (fee) => {
    const chain = { kind: "blockchain", consensus: { kind: "stake", slot: "5s" }, confirmations: 2, propagation: { mean: "1s", median: "700ms" }, dust: "pay", fees: { policy: "fixed", fee: 5 * fee } };
    const { metrics, made } = run({ ledger: chain, market: { range: 5 } });
    expect(Math.abs(metrics["trade.share"]! / tradesSurviving(fee) - 1)).toBeLessThan(0.02);
    expect(Math.abs(metrics["trade.efficiency"]! / netGains(fee) - 1)).toBeLessThan(0.03);
    expect(Math.abs(metrics["trade.efficiency.gross"]! / grossGains(fee) - 1)).toBeLessThan(0.02);
    expect(made.ledger.total()).toBe(100 * micro(1000));
    expect(metrics["fees.mean"]).toBeCloseTo(5 * fee, 2);
  });

  it("impatient buyers give up with probability τ/(τ + θ), and get their money back", () => {
    const { metrics, made, wallets } = run({ ledger: { kind: "ideal", delay: 10, delayDistribution: "exponential" }, market: { patience: 30 } });
    expect(Math.abs(metrics["trade.givenUp.share"]! - 0.25)).toBeLessThan(0.01);
    expect(wallets.reduce((sum, wallet) => sum + made.ledger.balance(wallet), 0)).toBe(100 * micro(1000));
  });
});

describe("zero-intelligence traders", () => {
  // Five buyers and five sellers of five units each, on straight lines that cross in the middle.
  const line = (from: number, step: number) => Array.from({ length: 5 }, (_, trader) => Array.from({ length: 5 }, (_, unit) => from + step * (5 * unit + trader)));
  const buyers = line(200, -7), sellers = line(20, 7);

  it("get nearly all that there is to gain, and never more", () => {
    const chance = new RandomStream("1", "zero-intelligence"), most = mostGains(buyers, sellers);
    const shares = Array.from({ length: 100 }, () => zeroIntelligenceAuction(buyers, sellers, 250, 4000, chance).gains / most);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.97);
  });

  it("mostGains is the best of all pairings", () => {
    expect(mostGains([[3, 1]], [[0, 2]])).toBe(3);
    expect(mostGains([[1]], [[2]])).toBe(0);
  });
});
