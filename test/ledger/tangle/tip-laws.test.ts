/** Laws of the number of tips and of the time to first approval, at several loads, delays and numbers of parents. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../harness.js";

function run(rate: number, transactions: number, ledger: Record<string, unknown>, seed = "1") {
  const duration = transactions / rate;
  return makeLedger({ seed, duration, warmup: duration / 10, rate, ledger: { kind: "tangle", confirmation: { threshold: 2 }, drawn: 0, ...ledger } }).finish().figure;
}

describe("uniform random tip selection, constant delay h", () => {
  const cases = [[2, 100, 1], [2, 500, 1], [2, 20, 10], [3, 100, 1], [4, 100, 1], [4, 200, 2], [8, 100, 1], [8, 400, 1]] as const;

  it.each(cases)("T1, T2: k = %i parents, %i/s, h = %i s: L = k λ h / (k − 1)", (parents, rate, delay) => {
    const figure = run(rate, 40_000, { network: { delay }, tipSelection: { parents } });
    expect(relativeError(figure("tangle.tips.mean"), parents * rate * delay / (parents - 1))).toBeLessThan(0.02);
  });

  it.each([[100, 1], [50, 3]] as const)("T3: two parents, %i/s, h = %i s: first approval after 2 h on average", (rate, delay) => {
    const figure = run(rate, 40_000, { network: { delay } });
    expect(relativeError(figure("tangle.firstApproval.mean"), 2 * delay)).toBeLessThan(0.02);
  });

  it("counts the issuer's work as delay: L = k λ (h + work) / (k − 1)", () => {
    const figure = run(100, 40_000, { network: { delay: 1 }, work: { time: 2 }, tipSelection: { parents: 4 } });
    expect(relativeError(figure("tangle.tips.mean"), 4 / 3 * 100 * 3)).toBeLessThan(0.02);
  });
});

/**
 * With a delay X of distribution F that differs from one transaction to the next, a tip that is drawn at the rate μ leaves
 * the pool when the first of its approvers is visible, P(T > t) = exp(−μ ∫ F); k draws per transaction mean μ E[T] = k.
 * A transaction is then first approved after E[X] + 1/μ.
 */
function firstApproval(parents: number, integralOfF: (t: number) => number, meanDelay: number): number {
  const meanStay = (mu: number): number => {
    let sum = 0;
    for (let t = 0, dt = meanDelay / 500; t < 60 * meanDelay; t += dt) sum += Math.exp(-mu * integralOfF(t + dt / 2)) * dt;
    return sum;
  };
  let low = 1e-3 / meanDelay, high = 100 / meanDelay;
  for (let i = 0; i < 60; i++) {
    const mu = (low + high) / 2;
    if (mu * meanStay(mu) > parents) high = mu; else low = mu;
  }
  return meanDelay + 2 / (low + high);
}

describe("random delay", () => {
  const exponential = (mean: number) => (t: number) => t - mean * (1 - Math.exp(-t / mean));
  const uniform = (low: number, high: number) => (t: number) => t < low ? 0 : t < high ? (t - low) ** 2 / (2 * (high - low)) : t - (low + high) / 2;

  it("of constant h is the law T3 again", () => {
    expect(firstApproval(2, (t) => Math.max(0, t - 3), 3)).toBeCloseTo(6, 2);
  });

  it.each([2, 4])("exponential: %i parents", (parents) => {
    const figure = run(100, 40_000, { network: { delay: 2, delayDistribution: "exponential" }, tipSelection: { parents } });
    const expected = firstApproval(parents, exponential(2), 2);
    expect(relativeError(figure("tangle.firstApproval.mean"), expected)).toBeLessThan(0.02);
    expect(relativeError(figure("tangle.tips.mean"), 100 * expected)).toBeLessThan(0.02);
    expect(relativeError(figure("tangle.dissemination.mean"), 2)).toBeLessThan(0.02);
  });

  it("uniform", () => {
    const figure = run(100, 40_000, { network: { delay: 2, delayDistribution: "uniform", delaySpread: 1 } });
    expect(relativeError(figure("tangle.firstApproval.mean"), firstApproval(2, uniform(0, 4), 2))).toBeLessThan(0.02);
  });
});

describe("T4, Little's law: mean tips = rate × mean time to first approval", () => {
  const cases: Record<string, Record<string, unknown>> = {
    "uniform random, lognormal delay": { network: { delay: 1, delayDistribution: "lognormal", delaySpread: 1 } },
    "uniform random with repetition": { network: { delay: 1 }, tipSelection: { parents: 3, repetition: true } },
    "restricted uniform": { network: { delay: 1 }, tipSelection: { rule: "restricted-uniform", maxAge: 20 } },
    "hybrid": { network: { delay: 1 }, tipSelection: { rule: "hybrid", alpha: 0.1 } },
    "heaviest pair of three": { network: { delay: 1 }, tipSelection: { rule: "heaviest-pair", candidates: 3 } },
    "lazy": { network: { delay: 1 }, tipSelection: { rule: "lazy", back: 100 } },
    "unweighted walk": { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0 } },
    "weighted walk": { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.001, startDepth: 2000 } },
  };
  it.each(Object.entries(cases))("%s", (_, ledger) => {
    const figure = run(50, 30_000, ledger);
    expect(relativeError(figure("tangle.tips.mean"), figure("throughput.issued") * figure("tangle.firstApproval.mean"))).toBeLessThan(0.02);
  });
});

describe("T7: weighted walk", () => {
  it("α = 0.005, from the depth that is the default: nobody ever approves fewer than 0.1 %", () => {
    const figure = run(100, 40_000, { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.005 }, orphanAge: 40 });
    expect(figure("tangle.permanentTips.share")).toBeLessThan(0.001);
    expect(figure("tangle.orphans.share")).toBeLessThan(0.001);
  });

  it("α = 0.05: tips grow without bound, and the run says so", () => {
    const world = makeLedger({ duration: 1000, warmup: 20, rate: 100, ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.05 }, confirmation: { threshold: 2 }, orphanAge: 3600, drawn: 0 } });
    const { warnings } = world.finish();
    expect(warnings).toContain("unstable-tips");
  });

  it("hybrid: the parent that is drawn uniformly leaves nobody behind, however biased the walk", () => {
    for (const alpha of [0.05, 0.5, 10]) {
      const figure = run(100, 20_000, { network: { delay: 1 }, tipSelection: { rule: "hybrid", alpha }, orphanAge: 40 });
      expect(figure("tangle.permanentTips.share")).toBe(0);
      expect(relativeError(figure("tangle.tips.mean"), 200)).toBeLessThan(0.12);
    }
  });
});

describe("lazy selection, everybody b transactions behind: as if the delay were the time of b transactions", () => {
  it.each([[2, 100, 300], [2, 100, 1000], [4, 50, 300], [8, 200, 400]])("%i parents, %i/s, b = %i: L = k b / (k − 1)", (parents, rate, back) => {
    const figure = run(rate, 100 * back, { network: { delay: 1 }, tipSelection: { rule: "lazy", parents, back } });
    expect(relativeError(figure("tangle.tips.mean"), parents * back / (parents - 1))).toBeLessThan(0.02);
  });
});

describe("T6: unweighted walk, two independent walks from far back", () => {
  it.each([[100, 1, 4000], [40, 2, 4000]])("%i/s, h = %i s: about 2.1 λ h tips", (rate, delay, startDepth) => {
    const figure = run(rate, 40_000, { network: { delay }, tipSelection: { rule: "weighted-walk", alpha: 0, startDepth, repetition: true } });
    expect(relativeError(figure("tangle.tips.mean"), 2.1 * rate * delay)).toBeLessThan(0.02);
  });
});
