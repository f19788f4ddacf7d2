/**
 * One row of transactions.csv, found by bisection: the log is in the order of identifiers and may have hundreds of
 * megabytes, so it is asked for in pieces of a few thousand bytes. Undefined where the log has no such row.
 */
import { csvParseRows } from "d3";
import type { RunEntry } from "../data/files.js";
import { ask as reading } from "../data/origin.js";
import { fileAddress } from "../data/server.js";

const PIECE = 4096;
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export async function findTransaction(entry: RunEntry, id: number, ask: Fetch = reading): Promise<Readonly<Record<string, string>> | undefined> {
  const address = fileAddress(entry, "transactions.csv");
  const piece = async (from: number): Promise<{ text: string; size: number } | undefined> => {
    const response = await ask(address, { headers: { range: `bytes=${from}-${from + PIECE - 1}` } });
    const size = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
    return response.status === 206 && Number.isFinite(size) ? { text: await response.text(), size } : undefined;
  };
  const head = await piece(0);
  if (head === undefined) return undefined;
  const names = (csvParseRows(head.text.slice(0, head.text.indexOf("\n")))[0] ?? []).map((name) => name.replace(/ \[[^\]]*\]$/, ""));
  // A row starts between low and high; each look halves what is between.
  let low = 0, high = head.size;
  while (low < high) {
    const middle = low === 0 && high <= PIECE ? 0 : Math.floor((low + high) / 2), found = await piece(middle);
    if (found === undefined) return undefined;
    const begin = found.text.indexOf("\n") + 1, end = found.text.lastIndexOf("\n");
    const rows = csvParseRows(found.text.slice(begin, end + 1)).filter((row) => row.length === names.length);
    const row = rows.find((each) => Number(each[0]) === id);
    if (row) return Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""]));
    const first = Number(rows[0]?.[0] ?? Number.NaN), last = Number(rows.at(-1)?.[0] ?? Number.NaN);
    if (id > last) low = middle + Math.max(1, end);
    else if (id < first || Number.isNaN(first)) high = middle;
    else return undefined;
  }
  return undefined;
}
