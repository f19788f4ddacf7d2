/** The closed form of the wait for a milestone, against sums of gaps written out and against a run. */
import { describe, expect, it } from "vitest";
import { waitForMilestone } from "../../../src/ledger/milestones/milestone-theory.js";
import { makeLedger, relativeError } from "../harness.js";

describe("the mean wait for a milestone", () => {
  it("is half the interval where the coordinator never fails", () => {
    for (const mtbf of [1e6, 1e9, 1e12]) expect(waitForMilestone(60, mtbf, 0, 0)).toBeCloseTo(30, 2);
    expect(waitForMilestone(60, 1e7, 0, 0) - waitForMilestone(60, 59e4, 0, 0)).toBeLessThan(1e-3); // The two ways of computing it meet.
  });

  it.each([[60, 600, 120, 1], [60, 600, 120, 0], [60, 30, 10, 1], [10, 3600, 900, 0]])("is what gaps drawn at random give: every %d s, up for %d s, down for %d s, spread %d", (interval, mtbf, mttr, spread) => {
    let state = 1;
    const draw = (mean: number): number => { state = state * 48271 % 2147483647; return -mean * Math.log(state / 2147483647); };
    let squares = 0, length = 0;
    for (let cycle = 0; cycle < 200_000; cycle++) {
      const up = draw(mtbf), down = spread === 0 ? mttr : draw(mttr), full = Math.floor(up / interval), last = up - full * interval + down;
      squares += full * interval ** 2 + last ** 2;
      length += up + down;
    }
    expect(relativeError(waitForMilestone(interval, mtbf, mttr, spread), squares / (2 * length))).toBeLessThan(0.02);
  });
});

describe("a run of milestones", () => {
  // One transaction at a time, so that each milestone approves all; beside the wait, its delay and the milestone's.
  const latency = (ledger: Record<string, unknown>, duration: number) => makeLedger({ duration, warmup: duration / 50, rate: 0.05, ledger: { kind: "milestones", network: { delay: 0.1 }, drawn: 0, ...ledger } }).finish();

  it("waits half an interval", () => {
    const { figure, warnings } = latency({ interval: "2min" }, 200_000);
    expect(relativeError(figure("confirmation.latency.mean"), 60 + 0.2)).toBeLessThan(0.02);
    expect([figure("coordinator.availability"), figure("coordinator.outages")]).toEqual([1, 0]);
    expect(warnings).toEqual([]);
  });

  it("waits as long as the closed form says where its coordinator fails", () => {
    const { figure } = latency({ interval: 60, outages: { kind: "random", mtbf: "10min", mttr: "2min", repair: "constant" } }, 400_000);
    expect(relativeError(figure("confirmation.latency.mean"), 29.5 + 120 ** 2 / 1440 + 0.2)).toBeLessThan(0.03);
    expect(Math.abs(figure("coordinator.availability") - 600 / 720)).toBeLessThan(0.02);
  });

  it("confirms nothing while its coordinator is down, attaches all the same, and confirms all of it at once when it is back", () => {
    const { kernel, recorder, ledger } = makeLedger({ duration: 1000, rate: 0.5, ledger: { kind: "milestones", interval: 10, network: { delay: 0 }, outages: { kind: "stated", plan: [{ at: 200, until: 500 }] } } });
    const confirmed: number[] = [], attached: number[] = [];
    const purpose = ledger.registerPurpose({ name: "test/post", device: "device", hear: (stage) => { if (stage === 4) confirmed.push(kernel.now); if (stage === 1) attached.push(kernel.now); } });
    const account = ledger.openAccount({ kind: "device" });
    const post = kernel.eventType("test/post", () => { ledger.post(account, purpose, 0); kernel.after(7, post); });
    kernel.after(3, post);
    recorder.start();
    kernel.run({ until: 1000 });
    expect(confirmed.filter((at) => at > 200 && at < 500)).toEqual([]);
    expect(attached.filter((at) => at > 200 && at < 500)).toHaveLength(42);
    expect(confirmed.filter((at) => at >= 500 && at < 510).length).toBeGreaterThan(40);
  });
});

describe("is refused", () => {
  it.each([
    ["a fluid level", { network: { kind: "fluid" } }, /ledger\.network\.kind: must be global or gossip/],
    ["a fluid level beside it", { network: { fluid: true } }, /ledger\.network\.fluid: has no effect on milestones/],
    ["an outage after the end, by the path that the user wrote", { outages: { kind: "stated", plan: [{ at: 100 }] } }, /^ledger\.outages\.plan\.0\.at: must be before the end of the run at 100 s/],
  ])("%s", (_, ledger, message) => {
    expect(() => makeLedger({ duration: 100, ledger: { kind: "milestones", ...ledger } })).toThrow(message);
  });
  it("an outage of a region, of which a coordinator has none", () => {
    expect(() => makeLedger({ duration: 100, ledger: { kind: "milestones", outages: { kind: "stated", plan: [{ at: 1, region: 0 }] } } })).toThrow(/region/);
  });
});
