/** Double spends, fees and mistakes of the cloud. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/parameter/input-error.js";
import { Stage, micro } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";

describe("of two transactions that spend the same funds", () => {
  /** The second is issued so many seconds after the first. @returns their stages at the end */
  function pair(after: number, ledger: Record<string, unknown> = {}, seed = "1"): Stage[] {
    const { kernel, ledger: port, finish } = makeLedger({ seed, duration: 100, ledger: { kind: "cloud", servers: 1, service: { mean: 1, distribution: "constant" }, network: { delay: 2 }, ...ledger } });
    const purpose = port.registerPurpose({ name: "test/pay", device: "device", hear: () => {} });
    const a = port.openAccount({ kind: "device", balance: 10 }), b = port.openAccount({ kind: "device" }), c = port.openAccount({ kind: "device" });
    const first = port.pay(a, b, 10, purpose, 0);
    let second = first;
    kernel.at(after, kernel.eventType("test/again", () => { second = port.doubleSpend(first, c, purpose, 0); }));
    finish();
    expect(port.total()).toBe(10);
    const ends = [port.stage(first), port.stage(second)];
    expect(port.balance(a)).toBe(ends.includes(Stage.confirmed) ? 0 : 10);
    expect(port.available(a)).toBe(port.balance(a));
    return ends;
  }

  it.each([0, 0.5, 2.5, 4])("the one served first stands, whether the other comes in the queue, in service or while the answer is under way: %d s later", (after) => {
    expect(pair(after)).toEqual([Stage.confirmed, Stage.conflicting]);
  });

  it("each may be first where ways differ", () => {
    const wins = Array.from({ length: 20 }, (_, i) => pair(0, { network: { delay: 2, delayDistribution: "exponential" } }, String(i))[0]);
    expect(new Set(wins)).toEqual(new Set([Stage.confirmed, Stage.conflicting]));
  });

  it("the other stands where the first is given up", () => {
    const lost = { outages: { kind: "stated", plan: [{ at: 0, until: 10 }] }, clients: { attempts: 1 } };
    expect(pair(3, lost)).toEqual([Stage.orphaned, Stage.orphaned]); // Both come to a closed door.
    expect(pair(3, { ...lost, outages: { kind: "stated", plan: [{ at: 0, until: 2.5 }] } })).toEqual([Stage.orphaned, Stage.confirmed]);
    expect(pair(9, { ...lost, outages: { kind: "stated", plan: [{ at: 0, until: 2.5 }] } })).toEqual([Stage.orphaned, Stage.conflicting]); // Its funds were free again.
  });
});

describe("a card", () => {
  /** Payments of so many tokens, of a payer with 100. */
  function pay(amounts: readonly number[], card: Record<string, unknown> = {}) {
    const { ledger, finish } = makeLedger({ duration: 50, ledger: { kind: "cloud", fees: { policy: "card", ...card } } });
    const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: () => {} });
    const a = ledger.openAccount({ kind: "device", balance: micro(100) }), b = ledger.openAccount({ kind: "device" });
    const made = amounts.map((amount) => ledger.pay(a, b, micro(amount), purpose, 0));
    return { ledger, a, b, ...finish(), stages: made.map((each) => ledger.stage(each)) };
  }

  it("takes 30 cents and 2.9 % from who pays", () => {
    const { ledger, a, b, figure } = pay([10]);
    expect([ledger.balance(a), ledger.balance(b)]).toEqual([micro(100 - 10 - 0.59), micro(10)]);
    expect(figure("fees.total")).toBeCloseTo(0.59, 9);
  });

  it("is not worth its fee for small payments, and nothing is asked of data", () => {
    const { stages, ledger, a, figure } = pay([0.3, 0.31, 0]);
    expect(stages).toEqual([Stage.rejected, Stage.confirmed, Stage.confirmed]);
    expect(ledger.balance(a)).toBe(micro(100 - 0.31 - 0.3) - Math.round(0.029 * micro(0.31)));
    expect(figure("cloud.dust")).toBe(1);
  });

  it("is paid all the same by who must", () => { expect(pay([0.05], { dust: "pay" }).stages).toEqual([Stage.confirmed]); });
});

describe("is refused", () => {
  const plan = (...items: Record<string, unknown>[]) => ({ outages: { kind: "stated", plan: items } });
  it.each([
    ["a uniform service that would be negative", { service: { distribution: "uniform", spread: 2 } }, /ledger\.service\.spread: must be at most 1 for a uniform time/],
    ["failover with nowhere to go", { ...plan({ at: 1 }), failover: true }, /ledger\.failover: has no effect with ledger\.regions 1/],
    ["failover without outages", { regions: 2, failover: true }, /ledger\.failover: has no effect with ledger\.outages\.kind none/],
    ["clients that never lose anything", { clients: { first: 2 } }, /ledger\.clients\.first: has no effect: no request is ever lost/],
    ["clients whose requests are kept", { ...plan({ at: 1 }), during: "wait", clients: { attempts: 2 } }, /ledger\.clients\.attempts: has no effect/],
    ["pauses that shrink", { overload: { kind: "shed" }, clients: { first: 10, most: 5 } }, /ledger\.clients\.most: must be at least ledger\.clients\.first \(10 s\), found 5 s/],
    ["a plan of nothing", plan(), /ledger\.outages\.plan: must have at least one outage/],
    ["an outage after the end", plan({ at: 100 }), /ledger\.outages\.plan\.0\.at: must be before the end of the run at 100 s, found 100 s/],
    ["an outage that ends too late", plan({ at: 1, until: 101 }), /ledger\.outages\.plan\.0\.until: must not be after the end of the run/],
    ["an outage that ends before it begins", plan({ at: 5, until: 5 }), /ledger\.outages\.plan\.0\.until: must be after its beginning at 5 s, found 5 s/],
    ["an outage of a region that is not there", plan({ at: 5, region: 1 }), /ledger\.outages\.plan\.0\.region: there is no region 1: there is 1, number 0/],
    ["two outages at once", plan({ at: 5 }, { at: 50, until: 60, region: 0 }), /ledger\.outages\.plan\.1\.at: overlaps item 0/],
  ])("%s", (_, ledger, message) => {
    const make = () => makeLedger({ duration: 100, ledger: { kind: "cloud", ...ledger } });
    expect(make).toThrow(message);
    expect(make).toThrow(InputError);
  });

  it.each([{ servers: 0 }, { service: { mean: 0 } }, { regions: 0 }, { outages: { kind: "random", mtbf: 0 } }, { outages: { kind: "random", plan: [] } }, { fees: { policy: "card", share: 2 } }])("%j", (ledger) => {
    expect(() => makeLedger({ duration: 100, ledger: { kind: "cloud", ...ledger } })).toThrow();
  });
});

it("outages that never came are told of", () => {
  expect(makeLedger({ duration: 100, rate: 1, ledger: { kind: "cloud", outages: { kind: "random" } } }).finish().warnings).toEqual(["no-outages"]);
});
