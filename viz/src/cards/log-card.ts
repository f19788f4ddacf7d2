/**
 * The logs of single transactions, deals and devices: the first rows only, read when asked for, so that a log of any
 * length neither delays the page nor fills its memory.
 */
import { h } from "../dom.js";
import { Columns } from "../data/columns.js";
import type { Run } from "../data/run.js";
import { fetchHead, fileAddress } from "../data/server.js";
import { bytes, number } from "../format/quantity.js";
import type { CardDefinition, DataTable } from "./card.js";
import { htmlTable } from "./table.js";

const BYTES = 65_536;
const ROWS = 200;
const LOGS = ["transactions.csv", "transactions.parquet", "deals.csv", "devices.csv", "tangle.csv"];

/** Log files of the run: those that the manifest lists, or all that a run may have while it is unfinished. */
export function logFiles(run: Pick<Run, "manifest">): string[] {
  const known = run.manifest.files;
  return known === undefined || run.manifest.status !== "done" ? LOGS.filter((file) => file.endsWith(".csv")) : LOGS.filter((file) => known[file] !== undefined);
}

interface Head { readonly table: DataTable; readonly rows: number | undefined }

async function readHead(run: Run, file: string): Promise<Head | undefined> {
  if (file.endsWith(".parquet")) {
    const { readParquetHead } = await import("../data/parquet.js");
    return await readParquetHead(new URL(fileAddress(run.entry, file), location.href).href, ROWS);
  }
  const head = await fetchHead(run.entry, file, BYTES);
  if (head === undefined) return undefined;
  const columns = new Columns(head.text);
  const complete = head.size !== undefined && head.size <= BYTES;
  return {
    table: { columns: columns.names.map((name, i) => (columns.units[i] ? `${name} [${columns.units[i]}]` : name)), rows: columns.rows.slice(0, ROWS) },
    rows: run.manifest.files?.[file]?.rows ?? run.manifest.tables?.[file.replace(".csv", "")]?.rows ?? (complete ? columns.length : undefined),
  };
}

export const logs: CardDefinition = {
  name: "logs",
  build(run) {
    const files = logFiles(run);
    if (files.length === 0) return undefined;
    const place = h("div", { class: "log-place" });
    const status = h("p", { class: "soft", role: "status" });
    let wanted = "";
    const show = async (file: string): Promise<void> => {
      wanted = file;
      status.textContent = `Reading the start of ${file} …`;
      const head = await readHead(run, file).catch(() => undefined);
      if (wanted !== file) return;
      if (head === undefined) { status.textContent = `${file} could not be read.`; place.replaceChildren(); return; }
      status.textContent = describe(run, file, head);
      place.replaceChildren(htmlTable(head.table, `First rows of ${file}`));
    };
    const buttons = files.map((file) => h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: (event: Event) => {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button === event.currentTarget));
      void show(file);
    } }, file));
    return {
      title: "The logs, row by row", note: "Choose a log to see its first rows; the whole file is in the run's folder.",
      body: h("div", {}, h("div", { class: "choices", role: "group", "aria-label": "Logs of the run" }, buttons), status, place),
    };
  },
};

function describe(run: Run, file: string, head: Head): string {
  const info = run.manifest.tables?.[file.replace(/\.\w+$/, "")];
  const size = run.manifest.files?.[file]?.bytes;
  const shownRows = head.table.rows.length;
  const parts = [head.rows === undefined ? `The first ${shownRows} rows` : head.rows <= shownRows ? `All ${number(head.rows)} rows` : `The first ${shownRows} of ${number(head.rows)} rows`];
  if (info?.sampled && info.sampled.every > 1) parts.push(`a sample of every ${info.sampled.every}th of ${number(info.sampled.of)}`);
  if (size !== undefined) parts.push(bytes(size));
  return `${parts.join(", ")}. ${info?.doc ?? ""}`;
}
