import { describe, expect, it } from "vitest";
import { byDayOfYear, repeating, secondOfYear, TimeSeries } from "../../../src/agents/environment/time-series.js";

const DAY = 86_400;

describe("time series", () => {
  const hours = new TimeSeries({ unit: "kW", step: 3600, values: Float64Array.from({ length: 24 }, (_, hour) => hour) });

  it("holds a value until the next and begins again after its length", () => {
    expect([hours.at(0), hours.at(3599.9), hours.at(3600), hours.at(DAY - 1), hours.at(DAY), hours.at(3 * DAY + 7200)]).toEqual([0, 0, 1, 23, 0, 2]);
  });

  it("averages over time, also across steps and its end", () => {
    expect(hours.mean(0, DAY)).toBeCloseTo(11.5, 12);
    expect(hours.mean(1800, 5400)).toBeCloseTo(0.5, 12);
    expect(hours.mean(DAY - 1800, DAY + 1800)).toBeCloseTo(11.5, 12);
    let sum = 0;
    for (let time = 500; time < 90_000; time += 10) sum += hours.at(time + 5) * 10;
    expect(hours.mean(500, 90_000)).toBeCloseTo(sum / 89_500, 9);
  });

  it("can begin before or after the run", () => {
    expect(repeating(DAY, 3600)(0)).toBe(DAY - 3600);
    expect(repeating(DAY, -3600)(0)).toBe(3600);
  });

  it("reads a year by month, day and hour, whatever the year; 29 February as the 28th", () => {
    const days = Float64Array.from({ length: 365 }, (_, day) => day + 1);
    const year = (start: string): TimeSeries => new TimeSeries({ unit: "1", step: DAY, values: days, clock: byDayOfYear(Date.parse(start), 0) });
    expect(year("2024-02-28T00:00:00Z").at(0)).toBe(59);
    expect(year("2024-02-29T12:00:00Z").at(0)).toBe(59);
    expect(year("2024-03-01T00:00:00Z").at(0)).toBe(60);
    expect(year("2023-03-01T00:00:00Z").at(0)).toBe(60);
    expect(year("2023-12-31T23:00:00Z").at(3600)).toBe(1);
    const fromAugust = new TimeSeries({ unit: "1", step: DAY, values: days, clock: byDayOfYear(Date.parse("2030-08-02T00:00:00Z"), secondOfYear(Date.parse("2019-08-01T00:00:00Z"))) });
    expect(fromAugust.at(0)).toBe(2);
  });
});
