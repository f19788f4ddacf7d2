import { describe, expect, it } from "vitest";
import { readColumns, readSeries } from "../../../src/agents/environment/csv-series.js";
import { InputError } from "../../../src/parameter/input-error.js";

const place = { startsAt: Date.parse("2024-06-01T00:00:00Z"), latitude: 47, longitude: 0 };
const read = (text: string, more: { column?: string; unit?: string; duration?: number; longitude?: number } = {}) =>
  readSeries({ file: "load.csv", text }, { column: more.column, unit: more.unit ?? "kW", place: { ...place, longitude: more.longitude ?? 0 }, duration: more.duration ?? 3600 });

/** A day of 24 rows, one of which may be replaced. */
function day(header: string, row: (hour: number) => string, replaced: Record<number, string> = {}): string {
  return [header, ...Array.from({ length: 24 }, (_, hour) => replaced[hour] ?? row(hour)), ""].join("\n");
}
const plain = (replaced: Record<number, string> = {}): string => day("time [h],load [kW]", (hour) => `${hour},${hour / 10}`, replaced);

function message(text: string, more: Parameters<typeof read>[1] = {}): string {
  try { read(text, more); } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error("no error");
}

describe("csv series", () => {
  it("reads numbers of hours, minutes, seconds and days", () => {
    expect(read(plain()).at(5 * 3600)).toBe(0.5);
    expect(read("time [min],load [kW]\n0,1\n15,2\n30,3\n45,4\n").at(1800)).toBe(3);
    expect(read("time,load [kW]\n0,1\n1800,2\n").at(1800)).toBe(2);
    expect(read("time [d],load [kW]\n0,1\n1,2\n2,3\n3,4\n4,5\n5,6\n6,7\n").at(8 * 86_400)).toBe(2);
  });

  it("reads dates with and without zone; without one they are local standard time of the place", () => {
    const dates = (zone: string): string => day("time,load [kW]", (hour) => `2024-06-01T${String(hour).padStart(2, "0")}:00:00${zone},${hour}`);
    expect(read(dates("Z")).at(0)).toBe(0);
    expect(read(dates("+02:00")).at(0)).toBe(2);
    expect(read(dates(""), { longitude: -122.3 }).at(0)).toBe(16);
    expect(read(dates("").replaceAll("T", " ")).at(3600)).toBe(1);
  });

  it("converts units, takes energy in a step as power, and a column without a unit as wanted", () => {
    expect(read(plain().replace("[kW]", "[W]")).at(36_000)).toBeCloseTo(0.001, 12);
    expect(read("time [min],load [kWh]\n0,1\n15,2\n30,1\n45,1\n").at(900)).toBe(8);
    expect(read(plain().replace(" [kW]", "")).at(36_000)).toBe(1);
    expect(read(plain().replace("[kW]", "[W/m²]"), { unit: "kW/kWp | W/m²" }).unit).toBe("W/m²");
  });

  it("copes with a byte order mark, carriage returns, quotes and a missing final newline", () => {
    expect(read(`\uFEFF${plain().replaceAll("\n", "\r\n")}`).at(3600)).toBe(0.1);
    expect(read(plain().replace("3,0.3", '"3","0.3"').trimEnd()).at(10_800)).toBe(0.3);
  });

  it("reads a leap year of dates by month, day and hour, without its 29 February", () => {
    const days = Array.from({ length: 366 }, (_, day) => `${new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)},${day}`);
    const text = ["date,load [kW]", ...days, ""].join("\n");
    const from = (start: string) => readSeries({ file: "f", text }, { unit: "kW", place: { ...place, startsAt: Date.parse(start) }, duration: 1e9 }).at(0);
    expect([from("2025-01-01T12:00:00Z"), from("2025-02-28T12:00:00Z"), from("2025-03-01T12:00:00Z"), from("2028-02-29T12:00:00Z"), from("2031-12-31T12:00:00Z")]).toEqual([0, 58, 60, 58, 365]);
  });

  it("gives each column of a file, or the one named", () => {
    const text = day("time [h],a [kW],b [kW]", (hour) => `${hour},1,${hour}`);
    const both = readColumns({ file: "f", text }, { unit: "kW", place, duration: 3600 });
    expect(both.map((one) => one.at(7200))).toEqual([1, 2]);
    expect(read(text, { column: "b" }).at(7200)).toBe(2);
    expect(message(text)).toBe("load.csv:1:10: the file has 2 columns beside the time; say which with `column`: a, b");
  });

  it.each([
    ["a gap", plain({ 7: "8,0.8", 8: "9,0.9" }), 'load.csv:9:1: from "6" to "8" are 7200 s, but the first rows are 3600 s apart; the series must have no gap and one step'],
    ["time that does not rise", plain({ 7: "6,0.7" }), 'load.csv:9:1: time "6" does not come after "6"; times must rise from row to row'],
    ["a bad number", plain({ 7: "7,0.7x" }), 'load.csv:9:3: found "0.7x"; it must be a number, e.g. 1.5'],
    ["NaN", plain({ 7: "7,NaN" }), 'load.csv:9:3: found "NaN"; it must be a number, e.g. 1.5'],
    ["an empty cell", plain({ 7: "7," }), "load.csv:9:3: found an empty cell; it must be a number, e.g. 1.5"],
    ["a decimal comma", plain({ 7: "7,0,7" }), "load.csv:9:5: the row has 3 cells, the header 2"],
    ["a bad time", plain({ 7: "seven,1" }), 'load.csv:9:1: found "seven" for a time; it must be a number, e.g. 1.5'],
    ["an unknown unit", plain().replace("[kW]", "[furlong]"), 'load.csv:1:10: column "load" has the unit "furlong"; allowed: kW, W, MW, kWh/h, kWh, Wh, MWh'],
    ["a unit of another kind", plain().replace("[kW]", "[°C]"), 'load.csv:1:10: column "load" has the unit "°C"; allowed: kW, W, MW, kWh/h, kWh, Wh, MWh'],
    ["an empty line", plain({ 7: "" }), "load.csv:9:1: an empty line stands between the rows"],
    ["semicolons", plain().replaceAll(",", ";"), "load.csv:1:1: the columns are separated by semicolons; they must be separated by commas, and decimals written with a point"],
    ["no header", plain().split("\n").slice(1).join("\n"), "load.csv:1:1: the first line holds numbers; it must name the columns, e.g. `time [h],load [kW]`"],
    ["nothing", "", "load.csv:1:1: the file is empty; a header such as `time [h],load [kW]` and rows must stand there"],
    ["one row", "time [h],load [kW]\n0,1\n", "load.csv:1:1: at least two rows are needed, to know how long a value holds"],
    ["an open quote", plain({ 7: '7,"0.7' }), "load.csv:9:3: a quote is opened and not closed on the same line"],
  ])("tells where there is %s", (_, text, expected) => {
    expect(message(text)).toBe(expected);
  });

  it("suggests the nearest column, and rejects a time column that it cannot read", () => {
    expect(message(plain(), { column: "laod" })).toBe('load.csv:1:1: there is no column "laod"; did you mean "load"? Columns: load');
    expect(message(plain().replace("time [h]", "zeit"))).toContain('load.csv:1:1: the first column is "zeit" and begins with "0"; it must be the time');
    expect(message(plain().replace("time [h]", "time [parsec]"))).toContain("it must be the time");
    expect(message("time,load [kW]\n2024-02-30 00:00,1\n2024-03-01 00:00,2\n")).toContain('found "2024-02-30 00:00" for a time');
  });

  it("must cover the run unless it is a day, a week or a year long", () => {
    expect(read(plain(), { duration: 1e9 }).at(86_400)).toBe(0);
    expect(message("time [h],load [kW]\n0,1\n1,2\n", { duration: 8000 })).toBe(
      "load.csv:3:1: the series lasts from 0 s to 7200 s and the run from 0 s to 8000 s; it must hold the whole run, or be a day, a week or a year long and so repeat");
    expect(message("time [h],load [kW]\n1,1\n2,2\n")).toContain("load.csv:2:1: the series lasts from 3600 s to 10800 s and the run from 0 s to ");
    expect(message("time,load [kW]\n2007-01-01 00:00,1\n2007-01-01 01:00,2\n")).toContain("the series lasts from 2007-01-01T00:00:00Z to 2007-01-01T02:00:00Z and the run from 20");
  });
});
