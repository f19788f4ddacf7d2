/**
 * Where files come from: the viewer's server, or the page itself where it is a report. All reading goes through `ask`, so
 * no chart knows the difference.
 */
import type { REPORT_DATA, ReportData, ReportHead } from "../../../src/results/report.js";

/** The server did not answer at all. */
export class ServerGone extends Error {}

/** Of the element that holds the data. */
const ID: typeof REPORT_DATA = "report-data";

let carried: ReportData | undefined | null = null;

/** What travels in this page; undefined in the viewer. */
function data(): ReportData | undefined {
  if (carried === null) {
    const text = document.getElementById(ID)?.textContent;
    carried = text ? JSON.parse(text) as ReportData : undefined;
  }
  return carried;
}

/** What is told of the report that this page is; undefined in the viewer. */
export function report(): ReportHead | undefined { return data()?.head; }

/** As `fetch`. @throws ServerGone where nobody answers */
export async function ask(address: string, init?: RequestInit): Promise<Response> {
  const files = data()?.files;
  if (files !== undefined) return part(await unpacked(files[address]), new Headers(init?.headers).get("range"));
  try { return await fetch(address, init); } catch (cause) { throw new ServerGone(`no answer from ${location.origin}`, { cause }); }
}

/** A file for a worker, which knows no page: its whole address or, out of a report, itself, as no worker may read an address of a page from the disk. */
export async function forWorker(address: string): Promise<string | Blob> {
  return await unpacked(data()?.files[address]) ?? new URL(address, document.baseURI).href;
}

async function unpacked(packed: string | undefined): Promise<Blob | undefined> {
  if (packed === undefined) return undefined;
  const { body } = await fetch(`data:application/gzip;base64,${packed}`);
  return await new Response(body!.pipeThrough(new DecompressionStream("gzip"))).blob();
}

function part(file: Blob | undefined, range: string | null): Response {
  if (file === undefined) return new Response(null, { status: 404 });
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (from === undefined) return new Response(file);
  const end = Math.min(Number(to), file.size - 1);
  return new Response(file.slice(Number(from), end + 1), { status: 206, headers: { "content-range": `bytes ${from}-${end}/${file.size}` } });
}
