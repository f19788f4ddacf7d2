import { describe, expect, it } from "vitest";
import { readSeattleWeather, SEATTLE_DAYS, SEATTLE_HOURS } from "../../../src/agents/environment/seattle-weather.js";
import { makeWorld } from "../../support/world.js";

const { world } = makeWorld();
const weather = readSeattleWeather(world.asset(SEATTLE_HOURS), world.asset(SEATTLE_DAYS));

describe("Seattle's weather", () => {
  it("has 8,760 hours; the first missing midnight takes the next hour's values", () => {
    expect(weather.temperature).toHaveLength(8760);
    expect([weather.temperature[0], weather.temperature[1], weather.wind[1]]).toEqual([4, 4, 3.8]);
    // The last line of the file: 31 December, 23:00.
    const last = world.asset(SEATTLE_HOURS).trim().split("\n").at(-1)!.split(",");
    expect([weather.temperature[8759], weather.wind[8759]]).toEqual([Number(last[2]), Number(last[3])]);
  });

  it("has 366 days, each between overcast and clear, and clearer where the day warms up more", () => {
    expect(weather.clearness).toHaveLength(366);
    const days = world.asset(SEATTLE_DAYS).split("\n").filter((line) => line.startsWith("2012")).map((line) => line.split(","));
    const mean = (kind: string): number => {
      const shares = days.flatMap((day, index) => day[5]!.trim() === kind ? [weather.clearness[index]!] : []);
      return shares.reduce((a, b) => a + b, 0) / shares.length;
    };
    // The weather in words is not used by the estimate, so it is a witness.
    expect(mean("sun")).toBeGreaterThan(mean("rain") + 0.1);
    for (const share of weather.clearness) { expect(share).toBeGreaterThanOrEqual(1 / 3); expect(share).toBeLessThanOrEqual(1); }
  });
});
