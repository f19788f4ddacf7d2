/** The closed forms against published tables, and against the same probabilities got in another way. */
import { describe, expect, it } from "vitest";
import { naturalForks, nakamoto, rosenfeld } from "../../../src/ledger/blockchain/chain-theory.js";

describe("Nakamoto", () => {
  // The Bitcoin paper, section 11, to its seven digits.
  it.each([[0.1, 0, 1], [0.1, 1, 0.2045873], [0.1, 5, 0.0009137], [0.1, 6, 0.0002428], [0.1, 10, 0.0000012], [0.3, 5, 0.1773523], [0.3, 10, 0.0416605]])("q = %f, z = %i: %f", (q, z, target) => {
    expect(Math.abs(nakamoto(q, z) - target)).toBeLessThan(5.1e-8);
  });
});

describe("Rosenfeld", () => {
  it.each([[0.1, 1, 0.2], [0.1, 2, 0.056], [0.1, 6, 0.00059], [0.3, 6, 0.15645]])("q = %f, n = %i: %f", (q, n, target) => {
    expect(Math.abs(rosenfeld(q, n) - target)).toBeLessThan(5.1e-6);
  });

  it("is the walk of the race, step by step", () => {
    // State: confirmations so far and lead of the attacker, which has one block in hand; every block is the attacker's with chance q.
    for (const [q, n] of [[0.1, 3], [0.25, 4], [0.4, 2]] as const) {
      const catches = (behind: number): number => (behind < 0 ? 1 : (q / (1 - q)) ** (behind + 1));
      let at = new Map([[1, 1]]), won = 0;
      for (let confirmed = 0; confirmed < n; confirmed++) {
        const next = new Map<number, number>();
        for (const [own, chance] of at) {
          for (let more = 0; more < 120; more++) next.set(own + more, (next.get(own + more) ?? 0) + chance * q ** more * (1 - q));
        }
        at = next;
      }
      for (const [own, chance] of at) won += chance * catches(n - own);
      expect(rosenfeld(q, n)).toBeCloseTo(won, 9);
    }
  });

  it("leaves nothing to a majority's victims, and nothing to be feared of nobody", () => {
    expect(rosenfeld(0.5, 6)).toBe(1);
    expect(nakamoto(0.6, 6)).toBe(1);
    expect(rosenfeld(0, 1)).toBe(0);
  });
});

it("natural forks are about the time to hear over the interval", () => {
  expect(naturalForks(600, 0)).toBe(0);
  expect(naturalForks(1000, 10)).toBeCloseTo(1 - 0.999 ** 10, 12);
});
