import { expect, it } from "vitest";
import { expectedText, measuredText } from "../../../src/experiment/claims/figure.js";
import { cents, listed, percent, seconds, times } from "../../../src/experiment/claims/words.js";

it.each([[0.2808, "0.28 seconds"], [1, "1 second"], [18.3, "18 seconds"], [119, "120 seconds"], [161.6, "2.7 minutes"], [1255, "21 minutes"], [9000, "2.5 hours"]])("%d s is %s", (value, text) => { expect(seconds(value)).toBe(text); });

it("shares, factors and money have two digits", () => {
  expect([percent(0.99997), percent(0.0646), percent(-0.004), times(12.74), cents(-0.487)]).toEqual(["100 %", "6.5 %", "−0.4 %", "13 times", "−0.5 cents"]);
});

it("lists as people do", () => { expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]); });

it.each([
  [97.93412, 0.16, "97.93 ± 0.16"], [1193.3, 108, "1193 ± 108"], [0, 0, "0"], [-2.5680, 0.113, "−2.57 ± 0.11"], [325.38271, 0, "325.4"], [3, Infinity, "3 ± ?"],
])("%d ± %d is written %s", (mean, halfWidth, text) => { expect(measuredText({ what: "", unit: "", mean, halfWidth })).toBe(text); });

it("theory has three digits, or is silent", () => {
  expect([expectedText({ what: "", unit: "", mean: 0, halfWidth: 0, expected: -2.56 }), expectedText({ what: "", unit: "", mean: 0, halfWidth: 0 })]).toEqual(["−2.56", ""]);
});
