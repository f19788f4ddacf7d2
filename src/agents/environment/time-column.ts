/**
 * Reads the time column of a user's CSV file. Its header and first cell decide how: a number of seconds, minutes, hours
 * or days since the series began; a date and time as in ISO 8601 (without a zone: local standard time of the
 * scenario's place); or PVGIS's `time(UTC)` in the form 20180101:0000.
 */
import { zoneOffset } from "./local-clock.js";
import type { Place } from "../context.js";

export interface TimeReader {
  /** Whether times are dates (milliseconds since 1970 UTC / 1000) or seconds since the series began. */
  readonly calendar: boolean;
  /** Seconds, or undefined where the cell cannot be read. */
  read(cell: string): number | undefined;
  /** What a cell must look like, for error messages. */
  readonly form: string;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 };
const NAMED: Readonly<Record<string, number>> = { second: 1, seconds: 1, minute: 60, minutes: 60, hour: 3600, hours: 3600, day: 86_400, days: 86_400, time: 1, t: 1 };
const CALENDAR_NAMES = new Set(["time", "t", "date", "datetime", "timestamp", "time(utc)", ""]);
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[-+]\d\d(?::?\d\d)?)?$/;
const PVGIS = /^(\d{4})(\d\d)(\d\d):(\d\d)(\d\d)$/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A decimal number written with a point, or undefined. */
export function readNumber(cell: string): number | undefined {
  if (!NUMBER.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** Name and unit of a header cell such as `load [kW]`. */
export function readHeader(cell: string): { readonly name: string; readonly unit: string | undefined } {
  const match = /^(.*?)\s*\[([^\]]*)\]$/.exec(cell);
  return match ? { name: match[1]!, unit: match[2]!.trim() } : { name: cell, unit: undefined };
}

/** How to read the time column; undefined where header and first cell do not say. */
export function timeReader(header: string, firstCell: string, place: Place): TimeReader | undefined {
  const { name, unit } = readHeader(header);
  const lower = name.toLowerCase();
  const utc = lower.includes("utc") || unit === "UTC";
  if (PVGIS.test(firstCell)) return { calendar: true, read: readPvgis, form: "YYYYMMDD:HHMM, e.g. 20180101:0000" };
  if (ISO.test(firstCell) && CALENDAR_NAMES.has(lower)) {
    const zone = utc ? 0 : zoneOffset(place.longitude);
    return { calendar: true, read: (cell) => readIso(cell, zone), form: "YYYY-MM-DD HH:MM:SS, e.g. 2024-01-31 13:45:00" };
  }
  const scale = unit === undefined ? NAMED[lower] : CALENDAR_NAMES.has(lower) || Object.hasOwn(NAMED, lower) ? SECONDS[unit] : undefined;
  if (scale === undefined) return undefined;
  return {
    calendar: false,
    read: (cell) => { const value = readNumber(cell); return value === undefined ? undefined : value * scale; },
    form: "a number, e.g. 1.5",
  };
}

function readPvgis(cell: string): number | undefined {
  const match = PVGIS.exec(cell);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number);
  return instant(year!, month!, day!, hour!, minute!, 0);
}

/** @param zone seconds that a time without a zone is ahead of UTC */
function readIso(cell: string, zone: number): number | undefined {
  const match = ISO.exec(cell);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const written = instant(year!, month!, day!, hour!, minute!, second!);
  if (written === undefined) return undefined;
  const offset = match[8];
  const ahead = offset === undefined ? zone : offset === "Z" ? 0
    : (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(3).replace(":", "") || 0) * 60);
  return written + Number((match[7] ?? "").padEnd(3, "0")) / 1000 - ahead;
}

/** Seconds since 1970 UTC, or undefined where there is no such date or time (31 April, 25:00). */
function instant(year: number, month: number, day: number, hour: number, minute: number, second: number): number | undefined {
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(milliseconds);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return same ? milliseconds / 1000 : undefined;
}
