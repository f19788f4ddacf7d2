/**
 * The chart that justifies the simulator: what paid priority is worth when its payment takes time to be confirmed. The figures are
 * those of an independent prototype (M/D/1, service 2 s, load 0.8, lognormal value of time, exponential confirmation).
 */
import { describe, expect, it } from "vitest";
import { runRoad } from "./run-road.js";

/** Mean confirmation delay [s], delay-cost ratio without look-ahead and with 14.4 s; the whole table is in the campaign. */
const TABLE = [[2, 0.720, 0.583], [10, 0.930, 0.710], [600, 1.000, 1.000]] as const;

describe.each(TABLE)("confirmed after %d s on average", (confirmation, atOnce, ahead) => {
  it.each([[0, atOnce], [14.4, ahead]])("look-ahead %d s: delay costs %d of first come, first served", { timeout: 60_000 }, (lookAhead, expected) => {
    // Standard error 0.7 % up to 10 s; above, priority hardly acts and the ratio hardly varies.
    const passages = confirmation <= 10 ? 150_000 : 60_000;
    const { metrics } = runRoad({ load: 0.8, passages, confirmation, lookAhead, seed: "3" });
    const ratio = metrics["road.delayCost.ratio"]!;
    expect(Math.abs(ratio / expected - 1), `measured ${ratio}`).toBeLessThan(0.03);
    // A payment is in time if it is confirmed within the look-ahead and the wait, so at least as often as within the look-ahead.
    expect(metrics["road.paidInTime.share"]).toBeGreaterThan(1 - Math.exp(-lookAhead / confirmation) - 0.01);
  });
});

it("is worth its whole benefit on any ledger if crossings trust unconfirmed payments", { timeout: 60_000 }, () => {
  const { metrics } = runRoad({ load: 0.8, passages: 100_000, confirmation: 600, settlement: { policy: "zero-conf", limit: 1 }, discipline: { rule: "winners-pay-losers" }, seed: "3" });
  const ratio = metrics["road.delayCost.ratio"]!;
  expect(Math.abs(ratio / 0.583 - 1), `measured ${ratio}`).toBeLessThan(0.03);
  expect(metrics["road.paidInTime.share"]).toBeGreaterThan(0.999);
});
