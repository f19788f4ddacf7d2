import { describe, expect, it } from "vitest";
import { thinned } from "../../src/results/thinned.js";

const csv = (...rows: readonly string[]): string => `${rows.join("\n")}\n`;

describe("a thinned series", () => {
  it("has the mean of each column at the last time of so many rows, and of what is left over", () => {
    expect(thinned(csv("time [s],rate [1/s],tips [1]", "10,4,1", "20,6,2", "30,5,9", "40,6,10", "50,1,3"), 2)).toBe(csv("time [s],rate [1/s],tips [1]", "20,5,1.5", "40,5.5,9.5", "50,1,3"));
  });

  it("leaves out of a mean what was not observed, and a line that is not whole", () => {
    expect(thinned(`${csv("time [s],latency [s]", "1,", "2,3", "3,", "4,")}5,9`, 2)).toBe(csv("time [s],latency [s]", "2,3", "4,"));
  });

  it("keeps the mean over the whole, whatever the width of its parts", () => {
    const values = Array.from({ length: 64 }, (_, i) => (i * 37) % 101), whole = values.reduce((sum, value) => sum + value, 0) / 64;
    const text = csv("time [s],x", ...values.map((value, i) => `${i + 1},${value}`));
    for (const every of [2, 4, 8, 64]) {
      const rows = thinned(text, every).trimEnd().split("\n").slice(1).map((line) => Number(line.split(",")[1]));
      expect(rows.length).toBe(64 / every);
      expect(rows.reduce((sum, value) => sum + value, 0) / rows.length).toBeCloseTo(whole, 4);
    }
  });
});
