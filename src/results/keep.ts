/**
 * Which tables of a run are kept. A single run keeps all; the many runs of a sweep keep what the compare page draws from,
 * since rows that nobody reads cost more than half of a run's files and a good part of its time.
 */
import type { Keep } from "./sweep-plan.js";

/** Tables of one row an interval, a bin, a station: small whatever the length of the run. */
const CHARTS: ReadonlySet<string> = new Set(["series", "latency", "stations", "peers", "dissemination"]);

/** Whether a table is written at all; what is not is not even formatted, and no digest covers it. */
export function keepsTable(keep: Keep, table: string): boolean {
  return keep === "all" || (keep === "charts" && CHARTS.has(table));
}
