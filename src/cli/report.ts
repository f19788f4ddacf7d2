/** `tanglewood report`: a comparison or a run as one HTML file with everything inside, to be sent and opened from the disk. */
import { open, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { InputError } from "../parameter/input-error.js";
import { ResultsError, writeFailure } from "../results/node/file-failure.js";
import { makeFolder } from "../results/node/make-folder.js";
import { writeAtomically } from "../results/node/write-atomically.js";
import { REPORT_DATA, REPORT_MARK, REPORT_PLACE, type ReportData } from "../results/report.js";
import { size } from "./bytes-option.js";
import { onOutput as colour } from "./colours.js";
import { packageRoot, version } from "./package.js";
import { contentsOf, type Contents } from "./report-contents.js";
import { findSubject } from "./report-subject.js";

interface Options { readonly out?: string; readonly results: string; readonly limit: number; readonly force?: true }

const MEGABYTE = 1e6;
/** What mail takes as an attachment; and what browsers still open at ease. */
const USUAL = "20MB", LEAST = 2 * MEGABYTE, MOST = 300 * MEGABYTE;

export function addReport(program: Command): void {
  program.command("report")
    .summary("write a comparison or a run as one HTML file")
    .description("Writes the charts of a comparison or of a run, with all their data, as one HTML file that opens from the disk, without network.")
    .argument("<what>", "name of a comparison, scenario or scenario/run, or a folder of results")
    .option("--out <file.html>", "where to write it; its name otherwise says what it is of")
    .option("--results <folder>", "where results are", "results")
    .addOption(new Option("--limit <size>", `the file's most bytes, ${LEAST / MEGABYTE}MB to ${MOST / MEGABYTE}MB; what does not fit is left out, and the page says what`).argParser(limit).default(limit(USUAL), USUAL))
    .option("--force", "overwrite a file that is no report")
    .addHelpText("after", `
Examples:
  tanglewood report ledgers                    the comparison results/ledgers, to ledgers.html
  tanglewood report city                       the newest run of scenarios/city.yaml
  tanglewood report city/0123456789ab --out city.html`)
    .action(async (what: string, { out, results, limit: most, force }: Options) => {
      const page = await template(join(packageRoot, "dist", "report", "report.html")), subject = await findSubject(what, results);
      const file = out ?? `${subject.kind === "sweep" ? subject.name : `${subject.name}-${subject.path.slice(-12)}`}.html`;
      await mayWrite(file, force === true);
      const contents = await contentsOf(subject, most - page.length - 4096);
      const html = reportPage(page, contents, `tanglewood report ${what}`);
      try { await makeFolder(dirname(resolve(file))); } catch (error) { throw writeFailure(error, dirname(file)); }
      await writeAtomically(file, html);
      for (const sentence of [contents.partial ?? [], contents.left].flat()) console.error(`${colour.yellow("note")}: ${sentence}`);
      process.stdout.write(`${contents.holds}\nReport: ${colour.underline(shown(file))}, ${(html.length / MEGABYTE).toFixed(1)} MB\n`);
    });
}

/** A path as the user would type it. */
function shown(file: string): string {
  const path = relative(process.cwd(), resolve(file));
  return path.startsWith("..") ? resolve(file) : path;
}

function limit(written: string): number {
  const value = size(written);
  if (!(value >= LEAST && value <= MOST)) throw new InvalidArgumentError(`It must be from ${LEAST / MEGABYTE}MB to ${MOST / MEGABYTE}MB.`);
  return value;
}

async function template(path: string): Promise<string> {
  try { return await readFile(path, "utf8"); } catch { throw new ResultsError(`The page of reports has not been built: ${path} is missing. Run npm run build.`); }
}

/** @throws InputError where something is there that is no report */
async function mayWrite(file: string, force: boolean): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  if (there === undefined || (force && there.isFile())) return;
  if (!there.isFile()) throw new InputError(`is a folder: --out names the file to write, e.g. ${join(file, "report.html")}`, { file });
  if (!(await beginning(file)).includes(REPORT_MARK)) throw new InputError("is there already and is no report of tanglewood: name another file with --out, or overwrite it with --force", { file });
}

async function beginning(file: string): Promise<string> {
  const handle = await open(file).catch((error: unknown) => { throw writeFailure(error, file); });
  try { return (await handle.read(Buffer.alloc(1024), 0, 1024, 0)).buffer.toString("latin1"); } finally { await handle.close(); }
}

/** The page with the data in it. Nothing in it can end the element early: base64 has no such letters, and of the head they are escaped. */
export function reportPage(page: string, { files, bytes, left, pagesOfRuns, holds, title, home }: Contents, command: string): string {
  const data: ReportData = { head: { format: 1, engine: version, name: title, home, holds, command, bytes, left, pagesOfRuns }, files };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return page.replace(REPORT_PLACE, () => `<script type="application/json" id="${REPORT_DATA}">${json}</script>`);
}
