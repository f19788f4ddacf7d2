/** A committee against its closed forms; the derivations are in docs/models/committee.md. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../harness.js";

const base = { kind: "committee", messages: { delay: "100ms" }, access: 0, leastRound: "1ms" };

function run(ledger: Record<string, unknown>, { duration = 60, rate = 40, warmup = 5, seed = "1" } = {}) {
  return makeLedger({ seed, duration, warmup, rate, ledger: { ...base, ...ledger } }).finish();
}

describe("nobody is faulty", () => {
  it.each([[4, 1], [4, 2], [10, 2], [13, 13]])("%i validators, %i leaders: three messages for leaders' blocks, four for others'", (validators, leaders) => {
    const { figure } = run({ validators, leaders });
    const blocks = 0.1 * (leaders * 3 + (validators - leaders) * 4) / validators;
    expect(figure("committee.commit.latency")).toBeCloseTo(blocks, 6);
    expect(figure("committee.round.mean")).toBeCloseTo(0.1, 6);
    // A transaction waits half a round for the next block.
    expect(relativeError(figure("confirmation.latency.mean"), blocks + 0.05)).toBeLessThan(0.01);
    expect(figure("committee.leaders.skipped")).toBe(0);
    expect(figure("committee.timeouts")).toBe(0);
  });

  it("adds the way to the validator", () => {
    const near = run({ validators: 4, leaders: 4 }).figure("confirmation.latency.mean"), far = run({ validators: 4, leaders: 4, access: "300ms" }).figure("confirmation.latency.mean");
    expect(far - near).toBeCloseTo(0.3, 2);
  });

  it("never goes faster than its least round", () => {
    const { figure } = run({ validators: 4, leaders: 4, messages: { delay: "1ms" }, leastRound: "200ms" });
    expect(figure("committee.round.mean")).toBeCloseTo(0.2, 6);
    // A block is certified by blocks that are made two rounds later.
    expect(figure("committee.commit.latency")).toBeCloseTo(0.401, 6);
  });
});

describe("one validator is down", () => {
  it.each([[4, 0.25], [7, 0.25], [10, 1]])("of %i, with a time-out of %f s: its turn costs a wait, and a round to the blocks before", (validators, timeout) => {
    const { figure } = run({ validators, leaders: 1, timeout, faults: { kind: "crash", count: 1 } }, { duration: 205, warmup: 5 });
    // Told turn by turn: the blocks of n rounds, the crashed validator's turn being round 0.
    const made = (round: number): number => 0.1 * round + timeout * Math.ceil(round / validators);
    const committed = (round: number): number => made(round + 2) + 0.1;
    let sum = 0;
    for (let round = validators; round < 2 * validators; round++) {
      const isDown = (r: number): boolean => r % validators === 0;
      if (!isDown(round)) sum += committed(round) - made(round);
      sum += (validators - (isDown(round) ? 1 : 2)) * (committed(isDown(round + 1) ? round + 2 : round + 1) - made(round));
    }
    expect(relativeError(figure("committee.commit.latency"), sum / (validators * (validators - 1)))).toBeLessThan(0.005);
    expect(relativeError(figure("committee.round.mean"), 0.1 + timeout / validators)).toBeLessThan(0.01);
    expect(figure("committee.leaders.skipped")).toBeCloseTo(1 / validators, 2);
    expect(figure("confirmation.share")).toBeGreaterThan(0.98);
  });

  it("with many leaders waits in every turn that it has", () => {
    const { figure } = run({ validators: 10, leaders: 3, faults: { kind: "crash" } });
    expect(relativeError(figure("committee.round.mean"), 0.1 + 0.25 * 3 / 10)).toBeLessThan(0.01);
  });
});

describe("capacity", () => {
  it.each([[4, 10], [7, 3]])("%i validators with %i transactions a block: both over the time of a round", (validators, blockSize) => {
    const capacity = validators * blockSize / 0.1, { figure, warnings } = run({ validators, leaders: 1, blockSize }, { rate: 1.5 * capacity, duration: 20 });
    expect(relativeError(figure("throughput.confirmed"), capacity)).toBeLessThan(0.01);
    expect(figure("committee.utilisation")).toBeCloseTo(1, 2);
    expect(warnings).toContain("growing-backlog");
  });
});

describe("more are down than it tolerates", () => {
  it("nothing is confirmed, and the run says why", () => {
    const { figure, warnings } = run({ validators: 10, faults: { kind: "crash", count: 4 } });
    expect(figure("throughput.confirmed")).toBe(0);
    expect(figure("committee.rounds")).toBeLessThan(2);
    expect(warnings).toContain("no-quorum");
  });

  it("as many as it tolerates stop nothing", () => {
    const { figure, warnings } = run({ validators: 10, faults: { kind: "crash", count: 3 } });
    expect(figure("confirmation.share")).toBeGreaterThan(0.95);
    expect(warnings).toEqual([]);
  });

  it("what waits for their return is confirmed after it", () => {
    const world = makeLedger({ duration: 60, rate: 40, interval: 1, ledger: { ...base, validators: 10, faults: { kind: "crash", count: 4, from: 20, until: 40 } } });
    const { figure, warnings } = world.finish();
    expect(figure("confirmation.share")).toBeGreaterThan(0.98);
    // A third of the transactions is issued while it stands still, and waits for 10 s on the average.
    expect(relativeError(figure("confirmation.latency.mean"), (20 * 10.4 + 40 * 0.4) / 60)).toBeLessThan(0.1);
    expect(warnings).toContain("no-quorum");
  });
});
