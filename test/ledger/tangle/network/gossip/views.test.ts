/** Cells, pools and pages against plain maps: how wide they are, and where they lie, changes nothing. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { ENTERED, ONE, PAGE, SHIFT, TIP, Views } from "../../../../../src/ledger/tangle/network/gossip/views.js";

const PEERS = 3;

it("keeps what is put in, in cells of two bytes and of four, while pages come and go", () => {
  fc.assert(fc.property(
    fc.record({
      mostWeight: fc.constantFrom(5, 2047, 2048, Infinity), pages: fc.integer({ min: 1, max: 24 }), kept: fc.integer({ min: 1, max: 30 }),
      /** Beyond 2,047 tips a place does not fit into two bytes. */
      tips: fc.constantFrom(0.02, 0.5, 1), seed: fc.nat(1e6),
    }),
    ({ mostWeight, pages, kept, tips, seed }) => {
      const views = new Views(PEERS, () => 0, { mostWeight, mostVotes: undefined });
      const size = 2048, weights = new Map<number, number>(), pools: number[][] = Array.from({ length: PEERS }, () => []);
      let state = seed, base = 0;
      const chance = (): number => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
      views.resize(0, 0, size);
      for (let first = 0; first < pages * PAGE && first < size; first += PAGE) {
        views.open(first, first & (size - 1));
        for (let site = first; site < first + PAGE; site++) {
          for (let peer = 0; peer < PEERS; peer++) {
            if (views.cells[views.at(peer, site)] !== 0) throw new Error(`site ${site} is known before it came`);
            const weight = 1 + Math.floor(chance() * 4);
            views.cells[views.at(peer, site)] = ENTERED | (weight << SHIFT);
            weights.set(site * PEERS + peer, weight + 1);
            if (chance() < tips) {
              views.addTip(peer, site, site);
              pools[peer]!.push(site);
            } else views.cells[views.at(peer, site)]! += ONE;
            const tip = pools[peer]![Math.floor(chance() * pools[peer]!.length)];
            if (tip === undefined || chance() > 0.3) continue;
            views.removeTip(peer, tip, size - 1, 1);
            const pool = pools[peer]!, place = pool.indexOf(tip), last = pool.pop()!;
            if (last !== tip) pool[place] = last;
            weights.set(tip * PEERS + peer, 1);
          }
        }
        while (first + PAGE - base > kept * PAGE) {
          for (let peer = 0; peer < PEERS; peer++) {
            for (const tip of pools[peer]!.filter((site) => site < base + PAGE)) {
              views.removeTip(peer, tip, size - 1, 1);
              const pool = pools[peer]!, place = pool.indexOf(tip), last = pool.pop()!;
              if (last !== tip) pool[place] = last;
            }
          }
          views.close(base & (size - 1));
          base += PAGE;
        }
        for (let peer = 0; peer < PEERS; peer++) {
          expect(Array.from({ length: views.tipCount[peer]! }, (_, place) => views.tip(peer, place))).toEqual(pools[peer]);
          const isTip = new Set(pools[peer]);
          const wrong: number[] = [];
          for (let site = base; site < first + PAGE; site++) {
            const cell = views.cells[views.at(peer, site)]!;
            if (isTip.has(site) ? (cell & (ENTERED | TIP)) !== (ENTERED | TIP) : cell !== (ENTERED | (weights.get(site * PEERS + peer)! << SHIFT))) wrong.push(site);
          }
          expect(wrong).toEqual([]);
        }
      }
    },
  ), { seed: 3, numRuns: 12 });
});
