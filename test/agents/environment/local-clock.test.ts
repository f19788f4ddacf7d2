import { describe, expect, it } from "vitest";
import { localTime, zoneOffset } from "../../../src/agents/environment/local-clock.js";

const at = (start: string, longitude = 0) => ({ startsAt: Date.parse(start), latitude: 0, longitude });

describe("local clock", () => {
  it("is an hour ahead for every 15° of longitude", () => {
    expect([0, 13.4, -122.3, -7.4, 151.2].map(zoneOffset)).toEqual([0, 3600, -8 * 3600, -0, 10 * 3600]);
  });

  it("shows date, day of the week and second of the day", () => {
    expect(localTime(at("2026-06-21T20:15:00Z", -122.3), 60)).toEqual({ leapDay: 172, dayOfYear: 172, weekday: 0, month: 6, day: 21, second: 12 * 3600 + 16 * 60 });
    expect(localTime(at("2026-01-01T02:00:00Z", -122.3), 0)).toMatchObject({ month: 12, day: 31, weekday: 3, second: 18 * 3600 });
  });

  it("keeps 1 March on one place of the leap calendar, in leap years and others", () => {
    expect(localTime(at("2023-03-01T00:00:00Z"), 0)).toMatchObject({ leapDay: 60, dayOfYear: 60 });
    expect(localTime(at("2024-03-01T00:00:00Z"), 0)).toMatchObject({ leapDay: 60, dayOfYear: 61 });
    expect(localTime(at("2024-02-29T00:00:00Z"), 0)).toMatchObject({ leapDay: 59 });
  });
});
