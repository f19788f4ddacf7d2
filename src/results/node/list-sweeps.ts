/** The comparisons below a results folder, as the viewer lists them: what their plans say, and how far they are. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ListedSweep } from "../listed-sweep.js";
import { parsePlan } from "../sweep-plan.js";

/** Every sweep with a whole plan, the one that changed last first; named by its folder, by which its files are asked for. */
export async function listSweeps(root: string): Promise<ListedSweep[]> {
  const names = await readdir(root).catch(() => []);
  const found = await Promise.all(names.map(async (name): Promise<ListedSweep | undefined> => {
    const path = (file: string): string => join(root, name, file), text = (file: string): Promise<string> => readFile(path(file), "utf8").catch(() => "");
    const plan = parsePlan(await text("plan.json"));
    if (plan === undefined) return undefined;
    const [index, failures] = await Promise.all([text("index.csv"), text("failures.json")]);
    const changed = await stat(path("index.csv")).catch(() => stat(path("plan.json")));
    return {
      name, scenario: plan.scenario, question: plan.question, parameters: plan.parameters.map((parameter) => parameter.path), cells: plan.cells.length, replications: plan.replications,
      finished: Math.max(0, index.split("\n").length - 2), failed: failed(failures), engine: plan.engine, changedAt: changed.mtime.toISOString(),
    };
  }));
  return found.filter((sweep) => sweep !== undefined).sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

function failed(text: string): number {
  try {
    const data: unknown = JSON.parse(text);
    return Array.isArray(data) ? data.length : 0;
  } catch { return 0; }
}
