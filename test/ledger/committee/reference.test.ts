/** The engine against the protocol told plainly: the same commits of the same blocks at the same times. */
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../src/sim/random.js";
import { runCommittee } from "./bench.js";
import { simulate } from "./reference.js";

interface Case { validators: number; leaders: number; spread: number; crashed: number[]; timeout: number; rounds: number }

const cases: Case[] = [
  { validators: 4, leaders: 1, spread: 0.3, crashed: [], timeout: 0.25, rounds: 30 },
  { validators: 4, leaders: 4, spread: 0.9, crashed: [], timeout: 0, rounds: 40 },
  { validators: 4, leaders: 2, spread: 0.9, crashed: [2], timeout: 0.05, rounds: 40 },
  { validators: 5, leaders: 3, spread: 0.95, crashed: [], timeout: 0.02, rounds: 40 },
  { validators: 7, leaders: 2, spread: 0.9, crashed: [1, 5], timeout: 0.1, rounds: 30 },
  { validators: 7, leaders: 3, spread: 0.98, crashed: [3], timeout: 0, rounds: 30 },
];

/** The k-th message from one to another takes the same time in both, whatever the order in which each comes to send it; no two paths take equally long. */
function delays(validators: number, spread: number, seed: string): (from: number, to: number) => number {
  const streams = Array.from({ length: validators ** 2 }, (_, pair) => new RandomStream(seed, `reference/${pair}`));
  return (from, to) => streams[from * validators + to]!.uniform(0.1 * (1 - spread), 0.1 * (1 + spread));
}

describe.each(cases)("$validators validators, $leaders leaders, time-out $timeout s, spread $spread, crashed $crashed", ({ validators, leaders, spread, crashed, timeout, rounds }) => {
  it.each(["1", "2", "3"])("seed %s", (seed) => {
    const expectedDelay = delays(validators, spread, seed), foundDelay = delays(validators, spread, seed);
    const until = 0.1 * rounds, crashAt = until / 3;
    const expected = simulate({ validators, leaders, delay: expectedDelay, timeout, leastRound: 0.001, crashed, crashAt, until });
    const found = runCommittee({ validators, leaders, network: foundDelay, until, timeout, faults: { crashed, from: crashAt, until: Infinity, equivocating: [] } });
    for (let validator = 0; validator < validators; validator++) {
      expect(found.commits[validator]!.map(({ leader, blocks }) => ({ leader, blocks }))).toEqual(expected[validator]!.commits.map(({ leader, blocks }) => ({ leader, blocks })));
      expect(found.commits[validator]!.map(({ time }) => time.toFixed(9))).toEqual(expected[validator]!.commits.map(({ time }) => time.toFixed(9)));
    }
    expect(expected[(crashed[0] ?? 0) === 0 ? 1 : 0]!.commits.length).toBeGreaterThan(4);
  });
});

it("has skipped and late leaders in the cases above", () => {
  const { figure } = runCommittee({ validators: 7, leaders: 3, network: delays(7, 0.98, "1"), until: 5, timeout: 0 });
  expect(figure("committee.leaders.skipped")).toBeGreaterThan(0.05);
  expect(figure("committee.leaders.indirect")).toBeGreaterThan(0);
});
