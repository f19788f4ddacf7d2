/** What a report is asked for: a comparison or a run, by folder, by name, or by the beginning of a run's address. */
import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { isRunFolder, isScenarioFolder, listRuns } from "../results/node/list-runs.js";
import { listSweeps } from "../results/node/list-sweeps.js";

export interface Subject {
  readonly kind: "sweep" | "run";
  /** Its folder. */
  readonly path: string;
  /** Of the comparison; of a run the scenario or comparison below which it is listed. */
  readonly name: string;
}

/** Names told in an error. */
const MOST_NAMES = 12;

/** @throws InputError that names the nearest, or what there is to choose from */
export async function findSubject(asked: string, results: string): Promise<Subject> {
  if (existsSync(asked)) {
    if (!statSync(asked).isDirectory()) throw new InputError("is a file; report takes the folder or the name of a comparison or of a run", { file: asked });
    return subjectAt(asked) ?? await onlyOne(asked);
  }
  const [first = "", second, ...more] = asked.replace(/\/+$/, "").split("/"), folder = join(results, first);
  if (isScenarioFolder(first) && more.length === 0 && existsSync(folder)) {
    const found = second === undefined ? subjectAt(folder) ?? await newestRun(results, first) : await runBelow(folder, first, second);
    if (found !== undefined) return found;
  }
  const runs = await listRuns(results), sweeps = (await listSweeps(results)).map(({ name }) => name);
  const alone = runs.filter(({ folder: name }) => second === undefined && first.length >= 4 && name.startsWith(first));
  if (alone.length === 1) return { kind: "run", name: alone[0]!.scenario, path: join(results, alone[0]!.scenario, alone[0]!.folder) };
  const names = [...new Set([...sweeps, ...runs.map(({ scenario }) => scenario), ...runs.map(({ scenario, folder: name }) => `${scenario}/${name}`)])], near = nearest(asked, names);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  const all = names.length === 0 ? NOTHING : `${sweeps.length === 0 ? "" : ` Comparisons: ${some(sweeps)}.`}${runs.length === 0 ? "" : ` Runs of: ${some([...new Set(runs.map(({ scenario }) => scenario))])}.`}`;
  throw new InputError(`there is no such comparison or run in ${results}.${hint}${all}`, { file: asked });
}

const NOTHING = " Nothing was run there yet: start with tanglewood compare city --vary ledger.kind=ideal,tangle";

function some(names: readonly string[]): string {
  return names.length <= MOST_NAMES ? names.join(", ") : `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
}

/** A folder that is that of a comparison or of a run. */
function subjectAt(folder: string): Subject | undefined {
  const path = resolve(folder), above = dirname(path);
  if (existsSync(join(path, "plan.json"))) return { kind: "sweep", path, name: basename(path) };
  if (!existsSync(join(path, "manifest.json"))) return undefined;
  return { kind: "run", path, name: basename(above) === "runs" ? basename(dirname(above)) : basename(above) };
}

/** A folder of results, where there is only one thing in it to report. */
async function onlyOne(folder: string): Promise<Subject> {
  const sweeps = (await listSweeps(folder)).map(({ name }) => name), runs = sweeps.length === 0 ? await listRuns(folder) : [];
  const inside = sweeps.length + runs.length === 0 ? await newestRun(dirname(resolve(folder)), basename(resolve(folder))) : undefined;
  if (inside !== undefined) return inside;
  if (sweeps.length === 1) return subjectAt(join(folder, sweeps[0]!))!;
  if (sweeps.length === 0 && runs.length === 1) return subjectAt(join(folder, runs[0]!.scenario, runs[0]!.folder))!;
  if (sweeps.length + runs.length === 0) throw new InputError(`holds neither a comparison nor a run.${NOTHING}`, { file: folder });
  throw new InputError(`holds more than one to report: name one of ${some(sweeps.length > 0 ? sweeps : runs.map(({ scenario, folder: name }) => `${scenario}/${name}`))}`, { file: folder });
}

/** Of a scenario the run that changed last, a finished one if there is any. */
async function newestRun(results: string, scenario: string): Promise<Subject | undefined> {
  const runs = (await listRuns(results)).filter((run) => run.scenario === scenario), run = runs.find(({ status }) => status === "done") ?? runs[0];
  return run && { kind: "run", path: join(results, scenario, run.folder), name: scenario };
}

/** A run by its address or the beginning of it, of a scenario or of a comparison. */
async function runBelow(folder: string, name: string, asked: string): Promise<Subject | undefined> {
  for (const place of [folder, join(folder, "runs")]) {
    const found = (await readdir(place).catch(() => [])).filter((each) => isRunFolder(each) && each.startsWith(asked));
    if (found.length > 1) throw new InputError(`begins the addresses of ${found.length} runs: ${some(found)}`, { file: `${name}/${asked}` });
    if (found.length === 1) return { kind: "run", name, path: join(place, found[0]!) };
  }
  return undefined;
}
