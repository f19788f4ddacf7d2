/** Safety of the committee over many seeds, sizes, time-outs and networks: the long form of test/ledger/committee/safety.test.ts. */
import { describe, expect, it } from "vitest";
import { histories, moody } from "../ledger/committee/histories.js";

describe.each([[4, 1], [5, 1], [7, 2], [10, 3], [13, 4]])("%i validators of which %i equivocate", (validators, count) => {
  it.each([0, 0.1, 1])("time-out %f s: two hundred runs, one history each", { timeout: 600_000 }, (timeout) => {
    let committed = 0;
    for (let i = 0; i < 200; i++) {
      const seed = `${validators}/${i}`, run = histories(validators, count, seed, i % 4 === 0 ? () => 0.1 : moody(seed), timeout);
      expect(run.agree, seed).toBe(true);
      expect(run.forks, seed).toBe(0);
      committed += run.length;
    }
    expect(committed).toBeGreaterThan(200);
  });
});
