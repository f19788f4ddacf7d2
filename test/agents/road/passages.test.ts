import { describe, expect, it } from "vitest";
import { Mark, Passages } from "../../../src/agents/road/passages.js";

const trip = (device: number) => ({ traffic: 0, device, wallet: device, crossing: 0, approach: 0, valueOfTime: device / 8, bid: 10 * device });

describe("passages", () => {
  it("keep an index until the vehicle has left and its money is final", () => {
    const passages = new Passages();
    const first = passages.begin(trip(1), 0, 0);
    passages.mark(first, Mark.bid);
    passages.mark(first, Mark.left);
    passages.endIfOver(first);
    expect(passages.begin(trip(2), 0, 0)).not.toBe(first);
    passages.mark(first, Mark.settled);
    passages.endIfOver(first);
    expect(passages.count).toBe(1);
    expect(passages.begin(trip(3), 0, 0)).toBe(first);
    expect(passages.is(first, Mark.left)).toBe(false);
  });

  it("keep what they hold when they grow", () => {
    const passages = new Passages();
    for (let device = 0; device < 300; device++) passages.begin(trip(device), device % 10, device / 4);
    for (let passage = 0; passage < 300; passage++) {
      expect([passages.device[passage], passages.wallet[passage], passages.decile[passage], passages.valueOfTime[passage], passages.bid[passage], passages.offered[passage]])
        .toEqual([passage, passage, passage % 10, passage / 8, 10 * passage, passage / 4]);
    }
  });
});
