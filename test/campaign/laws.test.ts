/** The tangle's laws over many seeds, loads and numbers of parents: tighter than one run can say. */
import { describe, expect, it } from "vitest";
import { makeLedger } from "../ledger/harness.js";
import { replicate } from "./replications.js";

function figures(rate: number, delay: number, parents: number, seed: string) {
  const duration = 100_000 / rate;
  return makeLedger({
    seed, duration, warmup: duration / 10, rate,
    ledger: { kind: "tangle", network: { delay }, tipSelection: { parents }, confirmation: { threshold: 2 }, drawn: 0 },
  }).finish().figure;
}

describe.each([[2, 50], [2, 300], [2, 1000], [3, 100], [4, 300], [8, 100], [16, 300]] as const)("k = %i parents, λh = %i", (parents, rate) => {
  it("T1, T2: the mean number of tips over ten seeds is k λ h / (k − 1) within 1 %", () => {
    const { mean, halfWidth } = replicate(10, (seed) => {
      const figure = figures(rate, 1, parents, seed);
      // Against the rate that was drawn, so that the arrivals' own chance does not count.
      return figure("tangle.tips.mean") / (parents * figure("throughput.issued") / (parents - 1));
    });
    expect(Math.abs(mean - 1), `${mean} ± ${halfWidth}`).toBeLessThan(0.01);
    expect(halfWidth).toBeLessThan(0.005);
  });
});

it.each([[50, 1], [200, 3]] as const)("T3: λ = %i/s, h = %i s: first approval after 2 h within 1 %", (rate, delay) => {
  const { mean, halfWidth } = replicate(10, (seed) => figures(rate, delay, 2, seed)("tangle.firstApproval.mean") / (2 * delay));
  expect(Math.abs(mean - 1), `${mean} ± ${halfWidth}`).toBeLessThan(0.01);
});
