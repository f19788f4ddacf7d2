/** The closed forms of queues against published figures and against sums written out. */
import { describe, expect, it } from "vitest";
import { erlangB, erlangC, waitOfOne, waitOfPool } from "../../../src/ledger/cloud/queue-theory.js";

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

describe("Erlang", () => {
  it.each([[1, 0.5], [2, 1.2], [5, 3], [16, 14.5], [40, 30]])("B and C of %i servers under %d erlangs are the sums that define them", (servers, load) => {
    const terms = Array.from({ length: servers + 1 }, (_, n) => load ** n / factorial(n)), all = terms.reduce((sum, term) => sum + term, 0), last = terms[servers]!;
    expect(erlangB(servers, load)).toBeCloseTo(last / all, 12);
    const waiting = last * servers / (servers - load);
    expect(erlangC(servers, load)).toBeCloseTo(waiting / (all - last + waiting), 12);
  });

  it("B of 5 lines under 3 erlangs is the 11 % of the tables", () => { expect(erlangB(5, 3)).toBeCloseTo(0.11, 3); });

  it.each([
    ["4 pads, half an hour, 6 an hour", 4, 6 / 60, 30, 15.28], ["2 pads, 3 min, 30 an hour", 2, 30 / 60, 3, 3.86], ["the same with 10 s more", 2, 30 / 60, 3 + 1 / 6, 5.32],
  ])("C gives the waits on charging pads that were computed elsewhere: %s", (_, servers, rate, service, minutes) => {
    expect(waitOfPool(servers, rate, service)).toBeCloseTo(minutes, 2);
  });

  it("C has no finite wait at full load", () => { expect([waitOfPool(2, 2, 1), erlangC(2, 2)]).toEqual([Infinity, 1]); });
});

describe("Pollaczek and Khinchine", () => {
  it("agree with Erlang where service is exponential", () => { expect(waitOfOne(0.8, 1, 1)).toBeCloseTo(waitOfPool(1, 0.8, 1), 12); });
  it("halve it where service is constant: 2 s at 80 %, 4.5 s at 90 %", () => { expect([waitOfOne(0.8, 1, 0), waitOfOne(0.9, 1, 0)].map((wait) => Number(wait.toFixed(9)))).toEqual([2, 4.5]); });
  it("know no wait at full load", () => { expect(waitOfOne(1, 1, 0)).toBe(Infinity); });
});
