/** The pads against Erlang's formula C, an independent source for both the share that waits and the mean wait. */
import { describe, expect, it } from "vitest";
import { PadServer, type PadWatch } from "../../../src/agents/drones/pad-server.js";
import { Kernel } from "../../../src/sim/kernel.js";

const silent: PadWatch = { busy: () => {}, queued: () => {}, waited: () => {} };

/** Erlang C: the probability of waiting with offered load `a` and `c` servers, by the recursion of Erlang B. */
function erlangC(a: number, c: number): number {
  let b = 1;
  for (let servers = 1; servers <= c; servers++) b = a * b / (servers + a * b);
  return b / (1 - a / c * (1 - b));
}

/** Mean wait in the queue of M/M/c, in the unit of `service`. */
function meanWait(ratePerUnit: number, service: number, c: number): number {
  const a = ratePerUnit * service;
  return erlangC(a, c) * service / (c - a);
}

/** Poisson arrivals, exponential service, through the real pads. */
function simulate(pads: number, interarrival: number, service: number, customers: number, seed: string) {
  const kernel = new Kernel({ seed });
  let waited = 0, waiting = 0, admitted = 0;
  const release = kernel.eventType("release", () => { server.release(); });
  const chance = kernel.stream("service"), arrivals = kernel.stream("arrivals");
  const server = new PadServer(pads, () => kernel.now, () => { kernel.after(chance.exponential(service), release); }, {
    ...silent,
    waited: (seconds) => { admitted++; waiting += seconds; if (seconds > 0) waited++; },
  });
  let left = customers;
  const arrive = kernel.eventType("arrive", () => {
    server.arrive(0);
    if (--left > 0) kernel.after(arrivals.exponential(interarrival), arrive);
  });
  kernel.after(0, arrive);
  kernel.run();
  return { share: waited / admitted, wait: waiting / admitted };
}

describe("pad server", () => {
  it("agrees with the published table: C(3 erlang, 4 pads) = 0.5094, and waits with the payment time added", () => {
    expect(erlangC(3, 4)).toBeCloseTo(0.5094, 4);
    for (const [held, minutes] of [[30, 15.28], [30 + 1 / 6, 15.84], [31, 19.0], [32, 23.9]] as const) {
      expect(meanWait(6 / 60, held, 4)).toBeCloseTo(minutes, 1);
    }
    // Battery swap, 3 min, 2 pads, 30 drones an hour.
    for (const [held, minutes] of [[3, 3.86], [3 + 1 / 6, 5.32]] as const) expect(meanWait(30 / 60, held, 2)).toBeCloseTo(minutes, 2);
  });

  it("makes Erlang's share of drones wait Erlang's time (a = 3, c = 4)", () => {
    const { share, wait } = simulate(4, 600, 1800, 1_000_000, "pads");
    expect(Math.abs(share / erlangC(3, 4) - 1)).toBeLessThan(0.02);
    expect(Math.abs(wait / 60 / 15.28 - 1)).toBeLessThan(0.03);
  });

  it("lets slow payments cost as much as slow charging: one minute on a pad turns 15.3 into 19.0 minutes in the queue", () => {
    const { wait } = simulate(4, 600, 1860, 1_000_000, "payments");
    expect(Math.abs(wait / 60 / 19.0 - 1)).toBeLessThan(0.03);
  });

  it("serves first come, first served, and counts who is there", () => {
    const admitted: number[] = [];
    let queue = 0, busy = 0;
    const server = new PadServer(2, () => 0, (customer) => { admitted.push(customer); },
      { waited: () => {}, queued: (change) => { queue += change; }, busy: (change) => { busy += change; } });
    for (const customer of [7, 3, 9, 1]) server.arrive(customer);
    expect([admitted, queue, busy, server.waiting]).toEqual([[7, 3], 2, 2, 2]);
    server.release();
    expect([admitted, queue, busy]).toEqual([[7, 3, 9], 1, 2]);
  });

  it("does not stack up calls when each admission ends at once", () => {
    const server = new PadServer(1, () => 0, () => { if (open) server.release(); }, silent);
    let open = false;
    for (let customer = 0; customer < 20_000; customer++) server.arrive(customer);
    open = true;
    server.release();
    expect([server.busy, server.waiting]).toEqual([0, 0]);
  });

  it("refuses to release a pad that nobody holds", () => {
    expect(() => { new PadServer(1, () => 0, () => {}, silent).release(); }).toThrow(/nobody held/);
  });
});
