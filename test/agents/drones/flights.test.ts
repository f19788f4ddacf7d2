import { describe, expect, it } from "vitest";
import { Flights } from "../../../src/agents/drones/flights.js";

// 10 Wh/km and a second per 10 m; a headwind of w m/s adds w Wh/km, so the direction of the wind can be read off.
const flights = new Flights(
  { perKilometre: (payload, headwind) => 10 + payload + headwind, groundSpeed: (headwind) => 10 - headwind },
  { takeOffLanding: 0.005, takeOffLandingTime: 45 },
);

describe("flights", () => {
  it("take off, fly and land", () => {
    expect(flights.energy(3000, 4000, 2, 0)).toBeCloseTo(0.005 + 5 * 0.012, 12);
    expect(flights.time(3000, 4000, 0)).toBeCloseTo(545, 9);
  });
  it("have the west wind against them when they go west, behind them when they go east", () => {
    expect(flights.energy(-1000, 0, 0, 4)).toBeCloseTo(0.005 + 0.014, 12);
    expect(flights.energy(1000, 0, 0, 4)).toBeCloseTo(0.005 + 0.006, 12);
    expect(flights.energy(0, 1000, 0, 4)).toBeCloseTo(0.005 + 0.01, 12);
    expect(flights.time(-600, 0, 4)).toBeCloseTo(145, 9);
  });
  it("carry the parcel one way only", () => {
    expect(flights.mission(1000, 0, 3, 2)).toBeCloseTo(0.01 + 0.011 + 0.012, 12);
  });
  it("cost nothing where nothing is flown", () => {
    expect([flights.energy(0, 0, 1, 5), flights.time(0, 0, 5)]).toEqual([0, 0]);
  });
});
