/** The quantile sketch keeps its stated error, merges in any order, and stays bounded. */
import { describe, expect, it } from "vitest";
import { QuantileSketch } from "../../src/sim/quantile-sketch.js";
import { RandomStream } from "../../src/sim/random.js";

const quantiles = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1];

function sampleOf(draw: (random: RandomStream) => number, count: number, name: string): number[] {
  const random = new RandomStream("1", name);
  return Array.from({ length: count }, () => draw(random));
}

const shapes: Record<string, (random: RandomStream) => number> = {
  exponential: (random) => random.exponential(12),
  "heavy tail": (random) => (1 - random.next()) ** -1.5,
  "whole seconds": (random) => random.integer(20),
  "both signs": (random) => random.uniform(-4, 9),
  "twelve decades": (random) => 10 ** random.uniform(-6, 6),
};

describe("quantile sketch", () => {
  it.each(Object.keys(shapes))("is within its relative error of the sorted sample: %s", (name) => {
    const sample = sampleOf(shapes[name]!, 20_000, name), sketch = new QuantileSketch(0.005);
    for (const x of sample) sketch.add(x);
    sample.sort((left, right) => left - right);
    for (const q of quantiles) {
      const exact = sample[Math.floor(q * (sample.length - 1))]!;
      expect(Math.abs(sketch.quantile(q) - exact)).toBeLessThanOrEqual(0.005 * Math.abs(exact) * (1 + 1e-9));
    }
    expect(sketch.mean).toBeCloseTo(sample.reduce((sum, x) => sum + x, 0) / sample.length, 6);
  });

  it.each(Object.keys(shapes))("gives the same quantiles when merged in any order: %s", (name) => {
    const sample = sampleOf(shapes[name]!, 3_000, name), whole = new QuantileSketch();
    const parts = [new QuantileSketch(), new QuantileSketch(), new QuantileSketch()];
    sample.forEach((x, index) => {
      whole.add(x);
      parts[index % 3]!.add(x);
    });
    for (const order of [[0, 1, 2], [2, 0, 1], [1, 2, 0]]) {
      const merged = new QuantileSketch();
      for (const part of order) merged.merge(parts[part]!);
      expect(merged.bins()).toEqual(whole.bins());
      expect(quantiles.map((q) => merged.quantile(q))).toEqual(quantiles.map((q) => whole.quantile(q)));
      expect(merged.count).toBe(3_000);
    }
  });

  it("merges a sketch whose highest bin is that of 1, which the library's own merge loses", () => {
    const low = new QuantileSketch(), upToOne = new QuantileSketch();
    low.add(0.001);
    for (const x of [0.01, 1]) upToOne.add(x);
    low.merge(upToOne);
    expect(low.quantile(1)).toBeCloseTo(1, 2);
    expect(low.bins().reduce((sum, bin) => sum + bin.count, 0)).toBe(3);
  });

  it("lists bins that hold what was added", () => {
    const sketch = new QuantileSketch(0.01);
    for (const x of [0, 0, 1.5, 1.5, 200, -3]) sketch.add(x);
    const bins = sketch.bins();
    expect(bins.map((bin) => bin.count)).toEqual([1, 2, 2, 1]);
    for (const [index, x] of [-3, 0, 1.5, 200].entries()) {
      expect(bins[index]!.low).toBeLessThanOrEqual(x);
      expect(bins[index]!.high).toBeGreaterThanOrEqual(x);
    }
  });

  it("is bounded whatever it is given, and refuses NaN", () => {
    const sketch = new QuantileSketch(0.005);
    for (let exponent = -308; exponent < 308; exponent += 0.001) sketch.add(10 ** exponent);
    sketch.add(Infinity);
    expect(sketch.bins().length).toBeLessThan(55 / 0.005);
    expect(() => sketch.add(NaN)).toThrow(RangeError);
    sketch.reset();
    expect([sketch.count, sketch.quantile(0.5), sketch.mean]).toEqual([0, NaN, NaN]);
  });
});
