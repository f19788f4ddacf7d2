/** The fluid level beside a run of events: both from one tip on, nearer to each other the more transactions there are. */
import { describe, expect, it } from "vitest";
import { makeLedger } from "../../harness.js";

function overlay(rate: number) {
  const world = makeLedger({ duration: 40, interval: 1, rate, ledger: { kind: "tangle", network: { delay: 1, fluid: true }, confirmation: { threshold: 20 }, drawn: 0 } });
  return { figure: world.finish().figure, rows: world.rows("series") };
}

describe("the path of the tips from a single one on", () => {
  it.each([[30, 0.13], [300, 0.04], [3000, 0.0125]])("λh = %i: apart by at most %f, as one over the root of λh", (rate, most) => {
    const { figure, rows } = overlay(rate);
    expect(figure("fluid.tips.distance")).toBeLessThan(most);
    expect(Math.abs(figure("fluid.tips.error"))).toBeLessThan(most);
    // All through the transient: the pool doubles between the first second and the fourth.
    expect(Number(rows[3]!["tangle.tips.fluid"]) / Number(rows[0]!["tangle.tips.fluid"])).toBeGreaterThan(2.5);
    expect(Math.abs(figure("fluid.confirmation.latency.error"))).toBeLessThan(0.1);
  });
});

it("counts from the end of the warm-up, as the figures of the events do", () => {
  const world = makeLedger({ duration: 200, warmup: 100, interval: 1, rate: 200, ledger: { kind: "tangle", network: { delay: 1, fluid: true }, confirmation: { threshold: 20 }, drawn: 0 } });
  const { figure } = world.finish();
  expect(Math.abs(figure("fluid.tips.error"))).toBeLessThan(0.01);
  expect(Math.abs(figure("fluid.firstApproval.error"))).toBeLessThan(0.01);
  expect(Math.abs(figure("fluid.confirmation.latency.error"))).toBeLessThan(0.03);
  expect(figure("fluid.tips")).toBeGreaterThan(380);
});
