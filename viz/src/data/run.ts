/**
 * One run as the page shows it. Charts read series.csv, latency.csv and the small tables of a domain; the logs of single
 * transactions are never loaded here, so a run of a million transactions opens as fast as a small one.
 */
import { Columns } from "./columns.js";
import type { Manifest, Metric, RunEntry, Summary } from "./files.js";
import { readLatency, type LatencyOfKind } from "./latency.js";
import { ledgerKind } from "./ledger-kind.js";
import { fetchText } from "./server.js";

/** Small tables that charts read whole. */
const TABLES = ["road", "stations", "grid", "peers", "dissemination", "weight", "conflicts", "issuers", "congestion", "attack", "outages", "commit-rounds"] as const;
export type TableName = typeof TABLES[number];

export interface Run {
  readonly entry: RunEntry;
  readonly manifest: Manifest;
  readonly summary: Summary | undefined;
  readonly series: Columns;
  readonly latency: readonly LatencyOfKind[];
  readonly tables: Readonly<Partial<Record<TableName, Columns>>>;
  readonly ledger: string;
  readonly scenarioText: string;
  /** Simulated seconds that the charts shade, since the summary leaves them out. */
  readonly warmup: number;
  /** What is wrong with the folder, in sentences for its reader. */
  readonly notices: readonly string[];
}

export async function loadRun(entry: RunEntry): Promise<Run> {
  const notices: string[] = [];
  const manifest = parseJson<Manifest>(await fetchText(entry, "manifest.json"), "manifest.json", notices) ?? {};
  const finished = manifest.files !== undefined && manifest.status === "done";
  const always = (file: string): Promise<string | undefined> => fetchText(entry, file);
  // A finished run lists its tables, so none is asked for that it does not have.
  const listed = (file: string): Promise<string | undefined> =>
    finished && manifest.files?.[file] === undefined ? Promise.resolve(undefined) : fetchText(entry, file);
  const [[summaryText, seriesText, scenarioText], [latencyText, ...tableTexts]] = await Promise.all([
    Promise.all(["summary.json", "series.csv", "scenario.yaml"].map(always)), Promise.all(["latency.csv", ...TABLES.map((name) => `${name}.csv`)].map(listed)),
  ]);
  const summary = parseJson<Summary>(summaryText, "summary.json", finished ? notices : []);
  const table = (file: string, content: string | undefined): Columns => {
    const columns = new Columns(content ?? "");
    if (columns.cut) notices.push(`${file} ends inside a line: it is shown up to its last whole line.`);
    return columns;
  };
  if (finished && seriesText === undefined) notices.push("series.csv is missing from the run's folder, so there are no charts over time.");
  const tables: Partial<Record<TableName, Columns>> = {};
  TABLES.forEach((name, i) => { if (tableTexts[i] !== undefined) tables[name] = table(`${name}.csv`, tableTexts[i]); });
  const series = table("series.csv", seriesText);
  return {
    entry, manifest, summary, tables, notices, series,
    latency: latencyText === undefined ? [] : readLatency(table("latency.csv", latencyText)),
    scenarioText: scenarioText ?? "",
    ledger: ledgerKind(scenarioText ?? "", series),
    warmup: summary?.warmup ?? warmupOf(manifest),
  };
}

/** The warm-up of a run without a summary: its default is none, so it is told where it was changed. */
function warmupOf(manifest: Manifest): number {
  return Number(manifest.parametersChanged?.find((one) => one.path === "warmup")?.value ?? 0) || 0;
}

/** A figure of the summary, or undefined where the run has none or observed nothing. */
export function figure(run: Run, name: string): (Metric & { readonly value: number }) | undefined {
  const metric = run.summary?.metrics[name];
  return metric && metric.value !== null && Number.isFinite(metric.value) ? { ...metric, value: metric.value } : undefined;
}

function parseJson<T>(text: string | undefined, file: string, notices: string[]): T | undefined {
  if (text === undefined) { notices.push(`${file} is missing from the run's folder.`); return undefined; }
  try { return JSON.parse(text) as T; } catch { notices.push(`${file} is not complete, so what it says is not shown.`); return undefined; }
}
