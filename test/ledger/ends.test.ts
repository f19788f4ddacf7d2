/** Ends of transactions, packed, against a plain array. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Ends } from "../../src/ledger/ends.js";

it("gives back each end, also one that was revised", () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 0, max: 3 })), { maxLength: 20 }),
    (runs, revisions) => {
      const ends = new Ends(), plain: number[] = [];
      for (const [length, code] of runs) for (let i = 0; i < length; i++) { ends.push(code); plain.push(code); }
      for (const [at, code] of revisions) { ends.revise(at % plain.length, code); plain[at % plain.length] = code; }
      for (let i = 0; i < 600; i++) { ends.push(i & 3); plain.push(i & 3); }
      expect(plain.map((_, id) => ends.at(id))).toEqual(plain);
    },
  ), { seed: 1, numRuns: 100 });
});
