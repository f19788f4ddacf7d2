/** A run of the cloud obeys the closed forms of queues, each written out here or in queue-theory.test.ts. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../harness.js";

function run(ledger: Record<string, unknown>, { duration, rate, seed = "1" }: { duration: number; rate: number; seed?: string }) {
  const world = makeLedger({ duration, warmup: duration / 20, rate, seed, ledger: { kind: "cloud", network: { delay: 0 }, ...ledger } });
  return { ...world, ...world.finish() };
}

describe("the wait for a server", () => {
  it("of several is Erlang's", () => {
    // C(3, 2.1) = 0.4923 by the definition; over c − a.
    const { figure, warnings } = run({ servers: 3, service: { mean: 1 } }, { duration: 50_000, rate: 2.1 });
    expect(relativeError(figure("cloud.wait.mean"), 0.4923 / 0.9)).toBeLessThan(0.08);
    expect(relativeError(figure("cloud.utilisation"), 0.7)).toBeLessThan(0.015);
    expect(relativeError(figure("cloud.queue.mean"), 2.1 * figure("cloud.wait.mean"))).toBeLessThan(0.01); // Little
    expect(warnings).toEqual([]);
  });

  it.each([
    ["constant", {}, 0.8, 0], ["uniform", { spread: 0.6 }, 0.8, 0.6 / Math.sqrt(3)], ["lognormal", { spread: 2 }, 0.5, 2],
  ])("of one with %s service is that of Pollaczek and Khinchine", (distribution, more, load, spread) => {
    const { figure } = run({ servers: 1, service: { mean: 1, distribution, ...more } }, { duration: 80_000, rate: load });
    expect(relativeError(figure("cloud.wait.mean"), load * (1 + spread ** 2) / (2 * (1 - load)))).toBeLessThan(0.08);
  });

  it("is nothing where servers are many, and the latency is two ways and a service", () => {
    const { figure } = run({ servers: 100, service: { mean: "40ms", distribution: "constant" }, network: { delay: "80ms", delayDistribution: "uniform" } }, { duration: 2000, rate: 5 });
    expect(figure("cloud.wait.mean")).toBe(0);
    expect(figure("confirmation.latency.mean")).toBeCloseTo(0.2, 2);
  });
});

describe("capacity is servers over service", () => {
  const { figure, warnings } = run({ servers: 5, service: { mean: "500ms" } }, { duration: 2000, rate: 15 });
  it("and no more is confirmed", () => {
    expect(figure("cloud.capacity")).toBe(10);
    expect(relativeError(figure("throughput.confirmed"), 10)).toBeLessThan(0.02);
    expect(figure("cloud.utilisation")).toBeCloseTo(1, 6);
  });
  it("and what goes beyond is told of", () => { expect(warnings).toEqual(expect.arrayContaining(["growing-backlog", "cloud-overloaded"])); });
});

describe("where nobody may wait", () => {
  it("as many are turned away as Erlang's loss formula says: 11.005 % of 3 erlangs at 5 servers", () => {
    const { figure } = run({ servers: 5, service: { mean: 1 }, overload: { kind: "shed", limit: 0 }, clients: { attempts: 1 } }, { duration: 30_000, rate: 3 });
    expect(relativeError(1 - figure("confirmation.share"), 0.11005)).toBeLessThan(0.04);
    expect(figure("cloud.refused")).toBe(figure("cloud.shed"));
    expect(figure("cloud.retries")).toBe(0);
    expect(figure("cloud.queue.max")).toBe(0);
  });

  it("and all come through in the end if they try again", () => {
    const { figure } = run({ servers: 5, service: { mean: 1 }, overload: { kind: "shed", limit: 0 } }, { duration: 4000, rate: 3 });
    expect(figure("confirmation.share")).toBeGreaterThan(0.99);
    expect(figure("cloud.retries")).toBeGreaterThan(1000);
  });
});

describe("each region", () => {
  it("is a pool of its own: three of one server wait longer than one of three", () => {
    const apart = run({ servers: 1, regions: 3, service: { mean: 1 } }, { duration: 30_000, rate: 1.8 }).figure("cloud.wait.mean");
    const together = run({ servers: 3, service: { mean: 1 } }, { duration: 30_000, rate: 1.8 }).figure("cloud.wait.mean");
    expect(relativeError(apart, 0.6 / 0.4)).toBeLessThan(0.08); // M/M/1: ρ/(1 − ρ)
    expect(relativeError(together, 0.3547 / 1.2)).toBeLessThan(0.08); // C(3, 1.8) = 0.3547
  });
});
