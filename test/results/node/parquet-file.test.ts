import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { ParquetFile } from "../../../src/results/node/parquet-file.js";
import { table, temporary } from "./support.js";

describe("a Parquet file", () => {
  it("reads back as the rows that were written, in row groups", async () => {
    const path = join(temporary(), "transactions.parquet");
    const file = new ParquetFile(path, table, 100);
    for (let i = 0; i < 250; i++) {
      file.write([i, i % 2 === 0 ? undefined : `Zoë ${i}`, i === 3 ? NaN : i / 7]);
      if (i % 60 === 0) await file.drained();
    }
    expect((await file.close()).rows).toBe(250);
    const bytes = new Uint8Array(readFileSync(path)).buffer;
    expect(parquetMetadata(bytes).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([100, 100, 50]);
    const rows = await parquetReadObjects({ file: bytes });
    expect(rows.length).toBe(250);
    expect(rows[249]).toEqual({ id: 249, payer: "Zoë 249", "amount [token]": 249 / 7 });
    expect(rows[3]!["amount [token]"] ?? null).toBeNull();
    expect(rows[2]!["payer"] ?? null).toBeNull();
  });
  it("is whole when it has no rows", async () => {
    const path = join(temporary(), "transactions.parquet");
    await new ParquetFile(path, table).close();
    expect(await parquetReadObjects({ file: new Uint8Array(readFileSync(path)).buffer })).toEqual([]);
  });
});
