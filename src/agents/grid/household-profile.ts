/**
 * The electric load of an average household over the day, by season and kind of day: the German standard load profile
 * H0 (BDEW), as a Fourier series of eight harmonics fitted to its quarter hours (error 1.6 % of the mean, root mean
 * square), with the profile's dynamic factor over the year. Holidays are not known: they are ordinary days.
 */
import type { LocalTime } from "../environment/local-clock.js";
import { cos, sin } from "../../sim/portable-math.js";

const SEASONS = ["winter", "summer", "transition"] as const;
const DAYS = ["workday", "saturday", "sunday"] as const;
const QUARTERS = 96;

/** W for 1,000 kWh a year: mean, then cosine and sine of each harmonic of the day, seasons by days in the order above. */
const COEFFICIENTS: readonly (readonly number[])[] = [
  [106.5, -21.1, -37.3, -7, -37.7, -5.8, -2.4, -2.9, 14.7, 0.1, -6.3, 2.8, -4, 0, -0.4, -2.2, 1.4],
  [120.3, -32.8, -61.6, 1.5, -26.3, -10.7, 9.4, 2.2, 7.1, 7.9, -7.6, 0, -2.3, -2, -2.2, -0.4, -0.6],
  [111.9, -38.3, -48, 26.9, -24.2, -27.4, 5.6, 5.5, 2.9, 3.3, 0.9, 1, 0.3, -2.3, -2.1, 0.8, 2.5],
  [117.3, -24.7, -31.9, 7.3, -35.5, -3, -8.8, -3.7, 7.3, -1.8, -5.9, 1.4, -1.7, 0.5, -2.8, -1.8, 1.1],
  [126.4, -31.9, -48.9, 16.1, -26.8, -7.5, -0.2, -2, 0.6, 3.8, -4.7, 1.7, -0.4, -1.1, -3.8, -1.8, -0.2],
  [118.9, -37, -36.5, 35.1, -26.6, -19.2, -0.6, -0.5, -2.5, 1.8, 0.3, 1.6, 1.5, -2.2, -2.7, 0.4, 1.5],
  [112.3, -23.7, -33.3, 4.2, -37.2, -5.1, -8.4, -5.2, 10.3, -1.3, -5.5, 2.1, -2.6, 0.1, -1.5, -2.5, 2],
  [125.6, -35.2, -55.5, 11.2, -28.5, -10, 2.5, -1.4, 4.4, 5.2, -5.4, 2.5, -2, -1.1, -3.2, -1.8, -1.9],
  [115.4, -39.4, -38.9, 31.8, -28.1, -21.1, 3.9, 0.7, -0.5, 2.3, 0.7, 1.9, 1.4, -4, -2.5, 0.4, 3.1],
];

/** BDEW's dynamic factor of H0 by day of the year (1…366): more in winter, less in summer. */
export function dynamicFactor(dayOfYear: number): number {
  const d = dayOfYear;
  return (((-3.92e-10 * d + 3.2e-7) * d - 7.02e-5) * d + 0.0021) * d + 1.24;
}

/** Winter 1 November to 20 March, summer 15 May to 14 September, transition between. */
export function seasonOf(month: number, day: number): (typeof SEASONS)[number] {
  const date = 100 * month + day;
  if (date >= 1101 || date <= 320) return "winter";
  return date >= 515 && date <= 914 ? "summer" : "transition";
}

export class HouseholdProfile {
  /** kW for 1 kWh a year, before the dynamic factor: kinds of day × quarter hours. */
  readonly #quarters: Float64Array;

  constructor() {
    this.#quarters = new Float64Array(SEASONS.length * DAYS.length * QUARTERS);
    COEFFICIENTS.forEach((coefficients, kind) => {
      for (let quarter = 0; quarter < QUARTERS; quarter++) this.#quarters[kind * QUARTERS + quarter] = fourier(coefficients, (quarter + 0.5) / QUARTERS) / 1e6;
    });
    const year = this.#yearlyEnergy();
    for (let index = 0; index < this.#quarters.length; index++) this.#quarters[index]! /= year;
  }

  /** Load in kW of a household that needs 1 kWh a year. @param shift seconds by which it lives later than the average */
  power(time: LocalTime, shift = 0): number {
    const kind = 3 * SEASONS.indexOf(seasonOf(time.month, time.day)) + (time.weekday === 0 ? 2 : time.weekday === 6 ? 1 : 0);
    // Quarter hours around the clock: a shifted household keeps its kind of day, and with it its energy.
    const quarter = Math.floor((time.second - shift) / 900) % QUARTERS;
    return this.#quarters[kind * QUARTERS + (quarter < 0 ? quarter + QUARTERS : quarter)]! * dynamicFactor(time.dayOfYear);
  }

  /** kWh of a year of 365 days in which each date falls on each day of the week equally often. */
  #yearlyEnergy(): number {
    let energy = 0;
    for (let day = 1; day <= 365; day++) {
      const date = new Date(Date.UTC(2023, 0, day));
      const season = SEASONS.indexOf(seasonOf(date.getUTCMonth() + 1, date.getUTCDate()));
      const mean = (5 * COEFFICIENTS[3 * season]![0]! + COEFFICIENTS[3 * season + 1]![0]! + COEFFICIENTS[3 * season + 2]![0]!) / 7;
      energy += (mean / 1e6) * 24 * dynamicFactor(day);
    }
    return energy;
  }
}

/** @param phase share of the day that is over */
function fourier(coefficients: readonly number[], phase: number): number {
  let sum = coefficients[0]!;
  for (let harmonic = 1; 2 * harmonic < coefficients.length; harmonic++) {
    const angle = 2 * Math.PI * harmonic * phase;
    sum += coefficients[2 * harmonic - 1]! * cos(angle) + coefficients[2 * harmonic]! * sin(angle);
  }
  return sum;
}
