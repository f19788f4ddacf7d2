/** The theory beside the attacks, against published numbers, naive simulations and runs below and above the thresholds. */
import { describe, expect, it } from "vitest";
import { outpacingBound, raceProbability } from "../../../../src/ledger/tangle/adversaries/race-theory.js";
import { inflatedTips } from "../../../../src/ledger/tangle/adversaries/tip-inflation.js";
import { reachedShare } from "../../../../src/ledger/tangle/adversaries/withholding.js";
import { proportion } from "../../../../src/sim/proportion.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { makeLedger } from "../../harness.js";

describe("A1", () => {
  it("Popov's bound gives the numbers of the white paper", () => {
    expect(outpacingBound(32, 12, 3, 2)).toBeCloseTo(0.2994, 4);
    expect(outpacingBound(32, 12, 3, 1)).toBeCloseTo(1.135e-5, 8);
    expect(outpacingBound(32, 12, 3, 3.1)).toBe(1);
  });

  /**
   * The race as it happens, event by event: the second payment weighs 1 from the start, a tie goes to either by lot, and the
   * honest vote for the side that is the heavier of what they see, one delay late.
   */
  function raced(w: number, t: number, lambda: number, mu: number, delay: number, trials: number): number {
    const random = new RandomStream("1", "race");
    let won = 0;
    for (let trial = 0; trial < trials; trial++) {
      let own = 1, honest = w;
      for (let s = random.exponential(1 / mu); s < t; s += random.exponential(1 / mu)) own++;
      for (let s = random.exponential(1 / lambda); s < delay; s += random.exponential(1 / lambda)) honest++;
      const lead = random.next() < 0.5 ? 0 : 1;
      // What is attached and not seen yet, and what it adds to the lead of the payment; all that was hidden shows at once.
      const coming: [at: number, change: number][] = [[delay, honest - own]];
      let now = 0, seen = 0, isShown = false, attached = honest - own;
      while (attached < 60 && attached > -40) {
        now += random.exponential(1 / (lambda + mu));
        for (let next = coming[0]; next !== undefined && next[0] <= now; next = coming[0]) {
          seen += next[1];
          isShown = true;
          coming.shift();
        }
        const change = random.next() * (lambda + mu) < mu || (isShown && seen <= -lead) ? -1 : 1;
        attached += change;
        coming.push([now + delay, change]);
      }
      if (attached < 0) won++;
    }
    return won / trials;
  }

  it.each([[32, 12, 3, 2, 0], [12, 4, 3, 1.5, 0.5], [6, 1, 5, 3, 0.2], [12, 4, 3, 1.5, 0.1], [3, 0, 2, 1, 0]] as const)("w = %i, t = %d s, λ = %d/s, μ = %d/s, h = %d s: the race as simulated naively", (w, t, lambda, mu, delay) => {
    const trials = 40_000, expected = raced(w, t, lambda, mu, delay, trials);
    // What happens where the two are level is approximated, to some per cent where there is a delay.
    const error = 4 * Math.sqrt(expected * (1 - expected) / trials);
    expect(Math.abs(raceProbability(w, t, lambda, mu, delay) - expected)).toBeLessThan(error + (delay > 0 ? 0.05 * expected : 0));
  });

  it("the faster one always wins, an idle one never", () => {
    expect(raceProbability(100, 1, 3, 3)).toBe(1);
    expect(raceProbability(2, 100, 3, 0)).toBe(0);
  });
});

it("T8: tips under inflation, and no steady state from 1 − 1/k on", () => {
  expect([0, 0.2, 0.3, 0.4].map((q) => inflatedTips(q, 2))).toEqual([2, 8 / 3, 3.5, 6].map((tips) => expect.closeTo(tips, 9) as number));
  expect(inflatedTips(0.5, 2)).toBe(Infinity);
  expect(inflatedTips(0.74, 4)).toBeLessThan(Infinity);
});

describe("a run with tip inflation", () => {
  const run = (q: number) => makeLedger({ duration: 300, warmup: 60, rate: 60 * (1 - q), ledger: { kind: "tangle", drawn: 0, confirmation: { threshold: 2 }, adversary: { kind: "tip-inflation", rate: 60 * q } } }).finish();
  it("is steady below the critical share, and says that it is not above", () => {
    expect(run(0.35).warnings).not.toContain("unstable-tips");
    expect(run(0.6).warnings).toContain("unstable-tips");
  });
});

describe("withholding", () => {
  it("everybody is reached where all relay, nobody at the threshold of a random graph of degree d, 1/(d − 1)", () => {
    expect(reachedShare(1, 4)).toBeCloseTo(1, 9);
    expect(reachedShare(0.33, 4)).toBeLessThan(0.01);
    expect(reachedShare(0.4, 4)).toBeGreaterThan(0.3);
  });

  it("degree 3 has a closed form: u = 1 − p + p u² gives u = (1 − p)/p", () => {
    expect(reachedShare(0.8, 3)).toBeCloseTo(1 - (0.2 / 0.8) ** 3, 6);
  });
});

it("Wilson's interval: 10 of 50 gives 0.112 to 0.330, none of 10 at most 0.278", () => {
  const some = proportion(10, 50), none = proportion(0, 10);
  expect([some.low, some.high]).toEqual([expect.closeTo(0.1124, 4), expect.closeTo(0.3304, 4)]);
  expect([none.low, none.high]).toEqual([0, expect.closeTo(0.2775, 4)]);
});
