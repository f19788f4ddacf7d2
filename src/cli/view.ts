/** `tanglewood view`: the charts of the runs in a results folder, in the browser. */
import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { InputError } from "../parameter/input-error.js";
import { isRunFolder, listRuns } from "../results/node/list-runs.js";
import { portOption } from "./port-option.js";
import { serveViewer } from "./serve-viewer.js";

interface Options { readonly port: number; readonly browser: boolean }

/** The results folder that is meant: itself, or the one above when a single run or a scenario's runs are named. */
function resultsOf(folder: string): { results: string; at: string } {
  const path = resolve(folder);
  if (existsSync(join(path, "manifest.json"))) {
    return { results: dirname(dirname(path)), at: `#/run/${encodeURIComponent(basename(dirname(path)))}/${encodeURIComponent(basename(path))}` };
  }
  const ofScenario = readdirSync(path).some((name) => isRunFolder(name) && existsSync(join(path, name, "manifest.json")));
  return { results: ofScenario ? dirname(path) : path, at: "" };
}

/** Whether a folder can be looked into; one that is not there yet can. */
function readable(folder: string): boolean {
  try { accessSync(folder, constants.R_OK | constants.X_OK); } catch (error) { return (error as NodeJS.ErrnoException).code !== "EACCES"; }
  return true;
}

export function addView(program: Command): void {
  program.command("view")
    .summary("see the charts of results in the browser")
    .description("Serves the viewer on this machine until Ctrl-C, and opens it on a desktop.")
    .argument("[folder]", "results folder, or the folder of one run", "results")
    .addOption(portOption())
    .option("--no-browser", "only print the address")
    .addHelpText("after", `
Examples:
  tanglewood view
  tanglewood view results/city/0123456789ab --port 9000`)
    .action(async (folder: string, { port, browser }: Options, command: Command) => {
      const named = command.args.length > 0;
      if (existsSync(folder) && !statSync(folder).isDirectory()) throw new InputError("is a file; view takes a folder of results", { file: folder });
      if (!readable(folder)) throw new InputError("may not be read by this user", { file: folder });
      if (named && !existsSync(folder)) throw new InputError("there is no such folder; runs write into results/ unless --out says otherwise", { file: folder });
      const { results, at } = existsSync(folder) ? resultsOf(folder) : { results: resolve(folder), at: "" };
      if (!isRunFolder(basename(resolve(folder))) && (await listRuns(results)).length === 0) console.error(`There are no runs in ${folder} yet. Make one with: tanglewood run city`);
      await serveViewer({ results, port, at, browser });
    });
}
