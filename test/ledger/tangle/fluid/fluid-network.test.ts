/** The ledger without a graph agrees with the simulation of every transaction, under the same load. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../../harness.js";

function run(network: Record<string, unknown>, options: { rate: number; parents?: number; threshold?: number; duration?: number }) {
  const { rate, parents = 2, threshold = 100, duration = 500 } = options;
  const world = makeLedger({
    duration, warmup: duration / 5, interval: 10, rate,
    ledger: { kind: "tangle", network, tipSelection: { parents }, confirmation: { threshold }, ...(network["kind"] === "fluid" ? {} : { drawn: 0 }) },
  });
  return { ...world.finish(), rows: world.rows };
}

describe.each([{ rate: 100 }, { rate: 300, parents: 4 }, { rate: 100, threshold: 1000 }])("$rate/s, $parents parents, weight $threshold", (options) => {
  const events = run({ kind: "global", delay: 1 }, options).figure, fluid = run({ kind: "fluid", delay: 1, averaging: 5 }, options).figure;

  it.each([["tangle.tips.mean", 0.02], ["tangle.firstApproval.mean", 0.02], ["confirmation.latency.mean", 0.02], ["confirmation.latency.p50", 0.03], ["confirmation.latency.p95", 0.03]] as const)("%s within %f", (name, tolerance) => {
    expect(relativeError(fluid(name), events(name)), `${fluid(name)} against ${events(name)}`).toBeLessThan(tolerance);
  });
});

it("follows a load that changes: no confirmation while nothing is issued, and as many afterwards as were issued", () => {
  const world = makeLedger({ duration: 400, interval: 10, ledger: { kind: "tangle", network: { kind: "fluid", averaging: 5 }, confirmation: { threshold: 50 } } });
  const { kernel, ledger } = world;
  const purpose = ledger.registerPurpose({ name: "test/post", device: "test", hear: () => {} }), account = ledger.openAccount({ kind: "test" });
  const post = kernel.eventType("test/post", () => {
    ledger.post(account, purpose, 0);
    kernel.after(kernel.now > 100 && kernel.now < 200 ? 200 - kernel.now : 0.02, post);
  });
  kernel.after(0, post);
  world.finish();
  const series = world.rows("series"), confirmedAt = (time: number) => Number(series.find((row) => row["time"] === time)!["throughput.confirmed"]);
  expect([confirmedAt(150), confirmedAt(190)]).toEqual([0, 0]);
  expect(relativeError(confirmedAt(90), 50)).toBeLessThan(0.2);
  expect(relativeError(confirmedAt(390), 50)).toBeLessThan(0.2);
});

it("takes about a dozen events a transaction, however great the load and the threshold", () => {
  const world = makeLedger({ duration: 60, warmup: 20, interval: 10, rate: 5000, ledger: { kind: "tangle", network: { kind: "fluid", averaging: 2 }, confirmation: { threshold: 50_000 } } });
  const { figure } = world.finish();
  expect(relativeError(figure("tangle.tips.mean"), 10_000)).toBeLessThan(0.02);
  expect(world.kernel.events / world.ledger.sample.of).toBeLessThan(13);
});

it("confirms one side of a double spend, and takes weight 1 for seen", () => {
  const { figure } = run({ kind: "fluid", delay: 2 }, { rate: 10, threshold: 1 });
  expect(figure("confirmation.latency.mean")).toBeCloseTo(2, 9);
});

it("refuses to average over the whole run: it would know no rate until the end", () => {
  expect(() => run({ kind: "fluid", averaging: 500 }, { rate: 1 })).toThrow("ledger.network.averaging: must be shorter than the run of 500 s, found 500 s");
});

it.each([{ kind: "fluid" }, { kind: "global", fluid: true }])("knows of no work before the attachment: %o", (network) => {
  const { ledger } = makeLedger({ duration: 100, ledger: { kind: "tangle", network } });
  expect(() => ledger.openAccount({ kind: "sensor", workTime: 2 })).toThrow("ledger.work.kind: the fluid level leaves out that parents are chosen before the work, and a sensor works for 2 s (workTime); take ledger.work.kind none");
  expect(() => ledger.openAccount({ kind: "sensor", workTime: 0 })).not.toThrow();
  const idle = makeLedger({ duration: 100, ledger: { kind: "tangle", network, work: { kind: "none" } } }).ledger;
  expect(() => idle.openAccount({ kind: "sensor", workTime: 2 })).not.toThrow();
});
