import { describe, expect, it } from "vitest";
import { bytes, number, percent, percentTick, sentence, time } from "../../../viz/src/format/quantity.js";
import { timeUnit } from "../../../viz/src/format/time-unit.js";

describe("quantities as people read them", () => {
  it.each([[0.71342, "0.713"], [12.04, "12"], [104.2, "104"], [4_812_233, "4,812,233"], [-2.5, "−2.5"], [Number.NaN, "–"]])("number %s is %s", (value, text) => { expect(number(value)).toBe(text); });
  it.each([[0.9931, "99.3 %"], [1, "100 %"], [0, "0 %"], [0.0084, "0.84 %"], [0.00001, "< 0.01 %"], [0.05, "5.00 %"]])("share %s is %s", (value, text) => { expect(percent(value)).toBe(text); });
  it("writes a share on an axis without needless digits", () => { expect([0.6, 0.125].map(percentTick)).toEqual(["60 %", "12.5 %"]); });
  it.each([[0.0213, "21.3", "ms"], [19.7, "19.7", "s"], [3600, "60", "min"], [86_400, "24", "h"], [864_000, "10", "days"]])("%s s is %s %s", (value, figure, unit) => { expect(time(value)).toEqual({ figure, unit }); });
  it("leaves the unit 1 away", () => { expect([sentence(3, "1"), sentence(3, "kWh"), sentence(3, "1/s")]).toEqual(["3", "3 kWh", "3 per s"]); });
  it("gives energies a prefix", () => { expect([0.0236, 219, 4.5e6, 9e13].map((joules) => sentence(joules, "J"))).toEqual(["0.0236 J", "219 J", "4.5 MJ", "90 TJ"]); expect(sentence(15e9, "W")).toBe("15 GW"); });
  it("writes sizes of files", () => { expect([bytes(65_536), bytes(92_100_000)]).toEqual(["65.5 kB", "92.1 MB"]); });
});

describe("unit of a time axis", () => {
  it.each([[60, "s"], [3600, "min"], [86_400, "h"], [30 * 86_400, "d"]])("%s s are drawn in %s", (duration, unit) => { expect(timeUnit(duration).short).toBe(unit); });
});
