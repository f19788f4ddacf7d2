/** Tries that are drawn when the region is back are those that would have been events. */
import { expect, it } from "vitest";
import { Dormant } from "../../../src/ledger/cloud/dormant.js";
import { makeLedger, relativeError } from "../harness.js";

it("a client tries after pauses and ways, and the first try that finds the region up arrives", () => {
  let retries = 0;
  const dormant = new Dormant({ pause: (tries) => 10 * tries, network: () => 1, retried: () => { retries++; } });
  dormant.add(7, 1, 100); // Arrives at 111, is answered at 112, arrives at 112 + 20 + 1 = 133, at 134 + 30 + 1 = 165.
  dormant.add(8, 3, 120); // Arrives at 151.
  const arrivals: number[][] = [];
  dormant.wake(140, (transaction, tries, at) => { arrivals.push([transaction, tries, at]); });
  expect([arrivals, retries]).toEqual([[[7, 3, 165], [8, 3, 151]], 2]);
  dormant.wake(200, () => { throw new Error("all have gone"); });
});

it("is as if each try were an event, which it is for clients that may give up", () => {
  const outages = { kind: "stated", plan: [{ at: 100, until: 700 }] };
  const figures = (clients: Record<string, unknown>) => {
    const { figure } = makeLedger({ duration: 1500, rate: 5, ledger: { kind: "cloud", outages, clients } }).finish();
    return [figure("confirmation.latency.mean"), figure("confirmation.latency.p95"), figure("cloud.retries")] as const;
  };
  const drawn = figures({ most: 30 }), events = figures({ most: 30, attempts: 1000 });
  expect(drawn).not.toEqual(events);
  drawn.forEach((value, i) => { expect(relativeError(value, events[i]!)).toBeLessThan(0.02); });
});

it("counts tries in an outage that never ends", () => {
  const retries = (attempts: number) => makeLedger({ duration: 600, rate: 1, ledger: { kind: "cloud", outages: { kind: "stated", plan: [{ at: 0 }] }, clients: { most: 10, attempts } } }).finish().figure("cloud.retries");
  expect(relativeError(retries(0), retries(1000))).toBeLessThan(0.03);
});
