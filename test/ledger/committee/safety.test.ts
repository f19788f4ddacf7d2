/** Two honest validators never commit different histories while at most f of 3f + 1 equivocate; beyond that they may. */
import { describe, expect, it } from "vitest";
import { makeLedger } from "../harness.js";
import { histories } from "./histories.js";

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
