/** What an outage does to requests on their way, in the queue and in service, event by event. */
import { describe, expect, it } from "vitest";
import { Stage } from "../../../src/ledger/port.js";
import { makeLedger, relativeError } from "../harness.js";

/** One server that needs 10 s and is down from 4 to 6 s; payments at the times given. @returns when each was confirmed */
function confirmedAt(ledger: Record<string, unknown>, times: readonly number[], duration = 400): number[] {
  const { kernel, ledger: port, finish } = makeLedger({
    duration, ledger: { kind: "cloud", servers: 1, service: { mean: 10, distribution: "constant" }, network: { delay: 0 }, outages: { kind: "stated", plan: [{ at: 4, until: 6 }] }, ...ledger },
  });
  const at: number[] = [];
  const purpose = port.registerPurpose({ name: "test/pay", device: "device", hear: (stage, reference) => { if (stage === Stage.confirmed) at[reference] = kernel.now; } });
  const wallets = times.map(() => port.openAccount({ kind: "device", balance: 10 }));
  const pay = kernel.eventType("test/pay", (i) => { port.pay(wallets[i]!, wallets[0]!, 1, purpose, i); });
  times.forEach((time, i) => { kernel.at(time, pay, i); });
  finish();
  return at;
}

describe("requests that are kept", () => {
  it("are served anew from the repair on, in their order", () => {
    // The first was 4 s in service, the second in the queue, the third came to a closed door.
    expect(confirmedAt({ during: "wait" }, [0, 1, 5])).toEqual([16, 26, 36]);
  });
});

describe("requests that are lost", () => {
  it("come again after pauses, none before the repair, and all are served", () => {
    const at = confirmedAt({ clients: { first: 1, most: 2 } }, [0, 1, 5]).sort((a, b) => a - b);
    expect(at).toHaveLength(3);
    expect(at[0]).toBeGreaterThanOrEqual(16);
    expect(at[0]).toBeLessThan(16 + 2);
    expect([at[1]! - at[0]!, at[2]! - at[1]!].map((gap) => Number(gap.toFixed(9)))).toEqual([10, 10]);
  });

  it("are given up after so many attempts, and their money is free again", () => {
    const { ledger, finish } = makeLedger({ duration: 60, ledger: { kind: "cloud", outages: { kind: "stated", plan: [{ at: 0, until: 50 }] }, clients: { attempts: 3 } } });
    const stages: Stage[] = [];
    const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage) => { stages.push(stage); } });
    const a = ledger.openAccount({ kind: "device", balance: 10 });
    ledger.pay(a, ledger.openAccount({ kind: "device" }), 10, purpose, 0);
    const { figure } = finish();
    expect(stages).toEqual([Stage.orphaned]);
    expect([ledger.available(a), figure("cloud.retries"), figure("cloud.refused")]).toEqual([10, 2, 1]);
  });

  it("turn to the next region at once where they may", () => {
    const outages = { kind: "stated", plan: [{ at: 4, until: 100, region: 0 }] };
    // The first account belongs to region 0, the second to region 1, which serves its own from 1 to 11.
    expect(confirmedAt({ regions: 2, outages, failover: true }, [0, 1, 30])).toEqual([21, 11, 40]);
    expect(confirmedAt({ regions: 2, outages, failover: false }, [0, 1])[1]).toBe(11);
    expect(confirmedAt({ regions: 2, outages, failover: false }, [0, 1])[0]).toBeGreaterThan(110);
  });
});

describe("a service that is down now and then", () => {
  it("is available for MTBF / (MTBF + MTTR) of the time", () => {
    const { figure } = run({ kind: "random", mtbf: 100, mttr: 25 }, 200_000);
    expect(figure("cloud.availability")).toSatisfy((share: number) => Math.abs(share - 0.8) < 0.01);
    expect(relativeError(figure("cloud.outages"), 190_000 / 125)).toBeLessThan(0.06);
  });

  it("makes whoever waits for it wait E[D²] / (2 (MTBF + MTTR)) longer", () => {
    // Of constant repair D²; the queue empties within seconds.
    const { figure } = run({ kind: "random", mtbf: 1000, mttr: 100, repair: "constant" }, 400_000, "wait");
    expect(relativeError(figure("confirmation.latency.mean"), 0.2 + 100 ** 2 / 2200)).toBeLessThan(0.06);
    const one = run({ kind: "stated", plan: [{ at: 5000, until: 5200 }] }, 10_000, "wait", 5);
    expect(relativeError(one.figure("confirmation.latency.mean"), 0.2 + 200 ** 2 / (2 * 9500))).toBeLessThan(0.1);
  });
});

function run(outages: Record<string, unknown>, duration: number, during = "retry", rate = 0.5) {
  return makeLedger({ duration, warmup: duration / 20, rate, ledger: { kind: "cloud", servers: 100, outages, during } }).finish();
}
