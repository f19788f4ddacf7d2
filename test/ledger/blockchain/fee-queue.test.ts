/** The mempool's heap against sorting. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { FeeQueue } from "../../../src/ledger/blockchain/fee-queue.js";

it("gives out the highest rate first, of equal ones the earliest, whatever comes in between", () => {
  fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 3000 }), (acts) => {
    const queue = new FeeQueue();
    let model: [rate: number, transaction: number][] = [];
    acts.forEach((rate, transaction) => {
      if (rate !== null) { queue.push(transaction, rate); model.push([rate, transaction]); return; }
      if (model.length === 0) return;
      const first = [...model].sort((a, b) => b[0] - a[0] || a[1] - b[1])[0]!;
      expect(queue.pop()).toBe(first[1]);
      model = model.filter((each) => each !== first);
    });
    expect(queue.size).toBe(model.length);
  }), { seed: 3, numRuns: 30 });
});
