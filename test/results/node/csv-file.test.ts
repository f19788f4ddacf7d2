import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatHeader, formatLine, formatRow } from "../../../src/results/csv.js";
import { CsvFile } from "../../../src/results/node/csv-file.js";
import type { Cell } from "../../../src/sim/recorder.js";
import { table, temporary } from "./support.js";

describe("fast-csv", () => {
  it("writes exactly the bytes of the pure formatter, whatever the cells", async () => {
    const path = join(temporary(), "rows.csv");
    const text = fc.oneof(fc.string(), fc.constantFrom("=a", 'q"', "a|b", "a,b", "\r\n", "\0", "Zoë", "'", ""));
    const cell: fc.Arbitrary<Cell> = fc.oneof(fc.double(), fc.integer(), text, fc.constant(undefined));
    const rows = fc.sample(fc.tuple(cell, cell, cell), { seed: 7, numRuns: 3_000 });
    const file = new CsvFile(path, table);
    for (const row of rows) file.write(row);
    const { rows: count, bytes } = await file.close();
    const expected = formatLine(table.columns.map(formatHeader)) + rows.map(formatRow).join("");
    expect(readFileSync(path, "utf8")).toBe(expected);
    expect([count, bytes]).toEqual([3_000, Buffer.byteLength(expected)]);
  });
});

describe.skipIf(!existsSync("/dev/full"))("a full disk", () => {
  it("is one sentence, and rows after it are dropped without harm", async () => {
    const file = new CsvFile("/dev/full", table);
    for (let i = 0; i < 20_000; i++) file.write([i, "x", 1]);
    await expect(file.drained().then(() => file.close())).rejects.toThrow("The disk is full: /dev/full could not be written. Free some space or choose another folder with --out.");
    file.write([1, "x", 1]);
    await expect(file.drained()).rejects.toThrow("The disk is full");
  });
});
