import fc from "fast-check";
import { expect, it } from "vitest";
import { PairTable } from "../../../../../src/ledger/tangle/network/gossip/pair-table.js";

it("is a map of pairs, whatever is put in and taken out in whatever order", () => {
  const pair = { site: fc.integer({ min: 0, max: 40 }), peer: fc.integer({ min: 0, max: 6 }) };
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.record({ act: fc.constant("set" as const), ...pair, value: fc.double({ noNaN: true }) }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constant("delete" as const), ...pair, value: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("peer" as const), ...pair, value: fc.constant(0) }) },
  );
  fc.assert(fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
    const table = new PairTable(), map = new Map<string, number>();
    for (const { act: what, site, peer, value } of acts) {
      const key = `${site}/${peer}`;
      if (what === "set") { table.set(site, peer, value); map.set(key, value); }
      else if (what === "delete") expect(table.delete(site, peer)).toBe(map.delete(key));
      else {
        const gone = [...map.keys()].filter((each) => each.endsWith(`/${peer}`));
        expect(table.deletePeer(peer)).toBe(gone.length);
        for (const each of gone) map.delete(each);
      }
      expect(table.size).toBe(map.size);
    }
    for (let site = 0; site <= 40; site++) {
      for (let peer = 0; peer <= 6; peer++) {
        expect(table.get(site, peer)).toBe(map.get(`${site}/${peer}`));
        expect(table.has(site, peer)).toBe(map.has(`${site}/${peer}`));
      }
    }
  }), { seed: 5, numRuns: 150 });
});
