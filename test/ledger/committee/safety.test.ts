/** Two honest validators never commit different histories while at most f of 3f + 1 equivocate; beyond that they may. */
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../src/sim/random.js";
import { makeLedger } from "../harness.js";
import { runCommittee } from "./bench.js";

/** A network that is slow or quick by moods, so that blocks come early, late, and in any order. */
function moody(seed: string): () => number {
  const random = new RandomStream(seed, "safety");
  return () => (random.next() < 0.3 ? random.exponential(0.3) : random.uniform(0.02, 0.1));
}

/** Runs a committee of which `count` equivocate; whether all honest histories are beginnings of one. */
function histories(validators: number, count: number, seed: string, network = moody(seed), timeout = 0.1) {
  const random = new RandomStream(seed, "faulty"), equivocating: number[] = [];
  while (equivocating.length < count) { const one = random.integer(validators); if (!equivocating.includes(one)) equivocating.push(one); }
  const run = runCommittee({ validators, leaders: 2, network, until: 12, seed, timeout, faults: { crashed: [], from: 0, until: 0, equivocating } });
  const told = run.commits.filter((_, validator) => !equivocating.includes(validator)).map((commits) => commits.map(({ leader, blocks }) => `${leader}: ${blocks.join(" ")}`));
  const longest = told.reduce((best, each) => (each.length > best.length ? each : best));
  return { agree: told.every((each) => each.every((commit, i) => commit === longest[i])), length: longest.length, forks: run.engine.sequence.forks, longest };
}

describe.each([[4, 1], [7, 2], [10, 3]])("%i validators of which %i equivocate", (validators, count) => {
  const runs = Array.from({ length: 12 }, (_, i) => histories(validators, count, String(i)));

  it("honest validators commit one history", () => {
    for (const run of runs) {
      expect(run.agree).toBe(true);
      expect(run.forks).toBe(0);
      expect(run.length).toBeGreaterThan(1);
    }
  });

  it("the attack was one: second blocks stand in that history", () => {
    expect(runs.filter(({ longest }) => longest.some((commit) => commit.includes("b"))).length).toBeGreaterThan(6);
  });
});

describe("one more than is tolerated", () => {
  it.each([[4, 2], [7, 3], [10, 4]])("of %i, %i: histories come apart, and that is seen", (validators, count) => {
    for (const seed of ["1", "2", "3"]) {
      const { agree, forks } = histories(validators, count, seed, () => 0.1, 0);
      expect(forks).toBeGreaterThan(0);
      expect(agree).toBe(false);
    }
  });

  it("the run says that its figures mean nothing", () => {
    const { warnings, figure } = makeLedger({ duration: 30, rate: 5, ledger: { kind: "committee", validators: 7, timeout: 0, faults: { kind: "equivocate", count: 3 } } }).finish();
    expect(figure("committee.forks")).toBeGreaterThan(0);
    expect(warnings).toContain("committee-disagrees");
  });
});
