import fc from "fast-check";
import { expect, it } from "vitest";
import { IdleSet } from "../../../src/agents/road/idle-set.js";

it("holds what a plain set holds, whatever is added, removed and taken", () => {
  const step = fc.record({ act: fc.constantFrom("add", "remove", "take"), device: fc.nat(19) });
  fc.assert(fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    const idle = new IdleSet(20), plain = new Set<number>();
    for (const { act, device } of steps) {
      if (act === "add") { idle.add(device); plain.add(device); }
      else if (act === "remove") { idle.remove(device); plain.delete(device); }
      else if (idle.count > 0) expect(plain.delete(idle.take(device % idle.count))).toBe(true);
      expect(idle.count).toBe(plain.size);
      for (let each = 0; each < 20; each++) expect(idle.has(each)).toBe(plain.has(each));
    }
  }), { seed: 5, numRuns: 200 });
});
