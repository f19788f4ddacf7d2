/** The first rows of a Parquet file, by ranges; loaded only when such a log is opened. */
import { asyncBufferFromUrl, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

export async function readParquetHead(url: string, rows: number): Promise<{ table: { columns: string[]; rows: (string | number)[][] }; rows: number }> {
  const file = await asyncBufferFromUrl({ url });
  const metadata = await parquetMetadataAsync(file);
  const objects = await parquetReadObjects({ file, metadata, rowStart: 0, rowEnd: rows });
  const columns = Object.keys(objects[0] ?? {});
  const cell = (value: unknown): string | number => (typeof value === "number" ? value : value === undefined || value === null ? "" : String(value));
  return { table: { columns, rows: objects.map((row) => columns.map((name) => cell(row[name]))) }, rows: Number(metadata.num_rows) };
}
