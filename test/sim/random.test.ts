/** Random streams: the sequence is seedrandom's, the streams are apart, and the ziggurat draws what theory says. */
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { Kernel } from "../../src/sim/kernel.js";
import { RandomStream } from "../../src/sim/random.js";

const draws = (stream: RandomStream, count: number): number[] => Array.from({ length: count }, () => stream.next());

describe("random stream", () => {
  it("draws the sequence of seedrandom's alea under `seed/name`", () => {
    const theirs = seedrandom.alea("42/road/arrivals");
    expect(draws(new RandomStream("42", "road/arrivals"), 1000)).toEqual(Array.from({ length: 1000 }, () => theirs()));
  });

  it("takes seed 1 and seed \"1\" as one seed", () => {
    expect(draws(new RandomStream(1, "x"), 5)).toEqual(draws(new RandomStream("1", "x"), 5));
  });

  it("does not depend on which other streams there are, or on their order", () => {
    const one = new Kernel({ seed: "7" }), other = new Kernel({ seed: "7" });
    one.stream("a").next();
    const expected = draws(one.stream("b"), 20);
    expect(draws(other.stream("b"), 20)).toEqual(expected);
    expect(other.stream("b")).toBe(other.stream("b"));
    expect(draws(other.stream("a"), 20)).not.toEqual(expected);
  });

  it("has no correlation between streams of neighbouring names", () => {
    const count = 20_000, a = draws(new RandomStream("1", "device/1"), count), b = draws(new RandomStream("1", "device/2"), count);
    const covariance = a.reduce((sum, x, index) => sum + (x - 0.5) * (b[index]! - 0.5), 0) / count;
    expect(Math.abs(12 * covariance)).toBeLessThan(4 / Math.sqrt(count));
  });

  it("draws whole numbers evenly, and uniform numbers within their bounds", () => {
    const stream = new RandomStream("1", "dice"), counts = new Array<number>(6).fill(0);
    for (let roll = 0; roll < 60_000; roll++) counts[stream.integer(6)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(20.5); // 0.999 quantile of chi-square with 5 degrees of freedom
    for (let draw = 0; draw < 1000; draw++) expect(Math.abs(stream.uniform(-3, 5) - 1)).toBeLessThanOrEqual(4);
  });

  it("gives d3-random one bound source", () => {
    const stream = new RandomStream("1", "source");
    expect(stream.source).toBe(stream.source);
    expect(stream.source()).toBe(new RandomStream("1", "source").next());
  });
});

describe("exponential by ziggurat", () => {
  const count = 400_000, stream = new RandomStream("1", "exponential");
  const sample = Float64Array.from({ length: count }, () => stream.exponential(3)).sort();

  it("has mean 3, variance 9 and third moment 162, each within four standard errors", () => {
    const moment = (power: number): number => sample.reduce((sum, x) => sum + x ** power, 0) / count;
    expect(Math.abs(moment(1) - 3)).toBeLessThan(4 * 3 / Math.sqrt(count));
    expect(Math.abs(moment(2) - 18)).toBeLessThan(4 * 9 * Math.sqrt(20 / count));
    expect(Math.abs(moment(3) - 162)).toBeLessThan(4 * 27 * Math.sqrt(684 / count));
  });

  it("passes a Kolmogorov-Smirnov test at the 0.1 % level", () => {
    let distance = 0;
    sample.forEach((x, index) => {
      const expected = 1 - Math.exp(-x / 3);
      distance = Math.max(distance, Math.abs(expected - index / count), Math.abs(expected - (index + 1) / count));
    });
    expect(distance * Math.sqrt(count)).toBeLessThan(1.95);
  });

  it("reaches the tail beyond the ziggurat as often as it should", () => {
    const beyond = sample.filter((x) => x > 3 * 7.697117470131487).length, expected = count * Math.exp(-7.697117470131487);
    expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});
