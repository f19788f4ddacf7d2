/** Names, changes and the command, in words. */
import { describe, expect, it } from "vitest";
import { change } from "../../../viz/src/compare/difference-card.js";
import { commandOf } from "../../../viz/src/compare/head.js";
import { byReplication } from "../../../viz/src/compare/pooled.js";
import { limited } from "../../../viz/src/compare/sweep-source.js";
import { fitted, listed, meanWords, shortPath, valueWords, writtenUnit } from "../../../viz/src/compare/words.js";

describe("words of a comparison", () => {
  it.each([["ledger.tipSelection.alpha", "alpha"], ["ledger.kind", "ledger.kind"], ["load.rate", "load.rate"], ["a.x.delay", "x.delay"], ["b.y.delay", "y.delay"]])("shortens %s to %s", (path, short) => {
    expect(shortPath(path, ["ledger.tipSelection.alpha", "ledger.kind", "load.rate", "a.x.delay", "b.y.delay"])).toBe(short);
  });

  it("writes shares in per cent, their differences in points, and intervals in the unit of their mean", () => {
    const share = writtenUnit("confirmation.share", "1");
    expect([share, writtenUnit("road.delayCost.ratio", "1"), writtenUnit("a.share", "s")]).toEqual(["share", "1", "s"]);
    expect(meanWords(0.452, 0.0149, share)).toBe("45.2 ± 1.5 %");
    expect(meanWords(7200, 360, "s")).toBe("120 ± 6 min");
    expect(meanWords(925e6, 18e6, "J")).toBe("925 ± 18 MJ");
    expect(meanWords(3, null, "1")).toBe("3");
    expect(change({ mean: -0.5342, significant: true, pHolm: 0.01 }, 0.9863, share)).toBe("−53.4 points");
    expect(change({ mean: 0.00015, significant: false, pHolm: 1 }, 0.9863, share)).toBe("+0.015 points n.s.");
  });

  it("lists names", () => { expect([["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d", "e", "f"]].map(listed)).toEqual(["a", "a and b", "a, b and c", "a, b, c and 3 more"]); });

  it("writes values with their units", () => {
    expect(valueWords({ path: "d", unit: "s", kind: "number", values: [] }, 0.05)).toBe("50 ms");
    expect(valueWords({ path: "d", kind: "flag", values: [] }, true)).toBe("true");
    expect(valueWords({ path: "d", kind: "text", values: [] }, null)).toBe("as in the scenario");
    expect(fitted("a name that is far too long", 70)).toBe("a name th…");
  });

  it.each([[-0.5, 10, true, "−5.00 %"], [5, 10, false, "+50.0 % n.s."], [990, 10, true, "×100"], [0, 10, false, "0"], [0.3, 0, true, "+0.3"], [-3, undefined, true, "−3"], [1e-9, 1, true, "≈ 0 %"], [1e8, 0.01, true, "×1.0·10¹⁰"]])("says of a difference of %d to %s: %s, %s", (mean, base, significant, words) => {
    expect(change({ mean, significant, pHolm: 0.5 }, base)).toBe(words);
  });

  it("does not call doubtful what a single replication cannot tell", () => {
    expect(change({ mean: 5, significant: false, pHolm: null }, 10)).toBe("+50.0 %");
  });

  it("repeats what is seen: another baseline, other metrics, in place of those that were planned", () => {
    const scene = (baseline: number, columns: string[]): Parameters<typeof commandOf>[0] => ({
      sweep: { plan: { commandLine: "tanglewood compare city --vary a=1,2 --baseline 'a 1' --metric=x --minimize y", baseline: 0 } }, choices: { columns },
      comparison: { baseline: { cell: baseline, label: ["a 1", "it's 2"][baseline] }, headline: ["x", "y"] },
    }) as unknown as Parameters<typeof commandOf>[0];
    expect(commandOf(scene(0, ["x"]))).toBe("npx tanglewood compare city --vary a=1,2 --baseline 'a 1' --metric=x --minimize y");
    expect(commandOf(scene(1, ["x", "y"]))).toBe("npx tanglewood compare city --vary a=1,2 --metric=x --minimize y --baseline 'it'\\''s 2'");
    expect(commandOf(scene(0, ["z.p95", "x"]))).toBe("npx tanglewood compare city --vary a=1,2 --baseline 'a 1' --metric z.p95 --metric x");
  });
});

describe("pooling", () => {
  it("averages cells within the replications that all of them have", () => {
    expect(byReplication([[1, 2, 3], [3, null, 5]])).toEqual([2, 4]);
    expect(byReplication([[1, null], [null, 5]])).toEqual([1, 5]);
    expect(byReplication([[null], []])).toEqual([]);
  });
});

describe("reading at once", () => {
  it("never runs more than allowed, and goes on after a failure", async () => {
    const turn = limited(2), ends: number[] = [];
    let running = 0, most = 0;
    const act = (i: number) => async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((done) => { setTimeout(done, 3); });
      running--;
      if (i === 1) throw new Error("gone");
      ends.push(i);
    };
    await Promise.allSettled([0, 1, 2, 3, 4].map((i) => turn(act(i))));
    expect([most, ends]).toEqual([2, [0, 2, 3, 4]]);
  });
});
