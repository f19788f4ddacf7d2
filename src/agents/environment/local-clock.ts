/**
 * The clock on the wall at the scenario's place. A scenario has no table of time zones: local standard time is UTC plus
 * one hour for every 15° of longitude, rounded to whole hours, and there is no daylight saving.
 */
import type { Place } from "../context.js";

const MS_PER_DAY = 86_400_000;

export interface LocalTime {
  /** Day of a year of 366 days, from 0: 29 February is always day 59, 1 March always day 60. */
  readonly leapDay: number;
  /** Day of the year as it is, from 1. */
  readonly dayOfYear: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
  /** Month from 1 and day of the month from 1. */
  readonly month: number;
  readonly day: number;
  /** Seconds since local midnight. */
  readonly second: number;
}

/** Seconds by which local standard time is ahead of UTC. */
export function zoneOffset(longitude: number): number {
  return Math.round(longitude / 15) * 3600;
}

/** Local standard time at simulated `time` [s]. */
export function localTime(place: Place, time: number): LocalTime {
  const shown = place.startsAt + 1000 * (time + zoneOffset(place.longitude));
  const date = new Date(shown);
  const year = date.getUTCFullYear(), month = date.getUTCMonth(), day = date.getUTCDate();
  return {
    leapDay: (Date.UTC(2012, month, day) - Date.UTC(2012, 0, 1)) / MS_PER_DAY,
    dayOfYear: (Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / MS_PER_DAY + 1,
    weekday: date.getUTCDay(),
    month: month + 1,
    day,
    second: (((shown % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / 1000,
  };
}
