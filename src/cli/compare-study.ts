/** What `compare` is asked for: a scenario with `--vary`, or a study file, read and checked. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Better } from "../experiment/compare/comparison.js";
import { betterOf } from "../experiment/compare/directions.js";
import { metricsOf } from "../experiment/node/pilot.js";
import { scenarioOf } from "../experiment/study/check.js";
import { baseOf, isStudy, readStudy, type StudyOptions } from "../experiment/study/read.js";
import type { Cell, Study } from "../experiment/study/study.js";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import type { Source } from "../scenario/load.js";
import { readScenarioText } from "../scenario/node/open-scenario.js";
import { findScenario } from "./find-scenario.js";

export interface OpenedStudy {
  readonly study: Study;
  /** The base scenario. */
  readonly source: Source;
}

/** @throws InputErrors, InputError */
export async function openStudy(given: string, options: StudyOptions, metrics: readonly string[]): Promise<OpenedStudy> {
  const file = await sourceOf(findScenario(given)), study = isStudy(file);
  const source = study ? await sourceOf(beside(file)) : file;
  for (const name of metrics) if (directionOf(name) === undefined) throw await noDirection(name, source);
  const lower = metrics.filter((name) => directionOf(name) === "lower"), higher = metrics.filter((name) => directionOf(name) === "higher");
  const { minimize = [], maximize = [] } = options;
  return { study: readStudy(study ? file : undefined, source, { ...options, minimize: [...minimize, ...lower], maximize: [...maximize, ...higher] }), source };
}

async function sourceOf(file: string): Promise<Source> {
  return { file, text: await readScenarioText(file) };
}

/** The scenario of a study: beside it, or one of a known name. */
function beside(study: Source): string {
  const base = baseOf(study), path = join(dirname(study.file), base);
  if (existsSync(path)) return path;
  try { return findScenario(base); } catch (error) {
    throw error instanceof InputError ? new InputError(`neither ${path} nor a scenario of this name is there; a base is a file beside the study, or the name of a scenario`, { file: study.file, path: "base" }) : error;
  }
}

function directionOf(metric: string): Better | undefined {
  return betterOf(metric, { minimize: [], maximize: [] });
}

/** A name that is mistyped, or a figure of which neither more nor less is better in itself. */
async function noDirection(metric: string, source: Source): Promise<InputError> {
  const known = await metricsOf(scenarioOf(source, { label: "", overrides: [] }), source.file).catch((): readonly string[] => []);
  const near = known.includes(metric) ? undefined : nearest(metric, known);
  const sentence = near === undefined ? `which way is better is not known of this figure; say it with --minimize ${metric} or --maximize ${metric}` : `there is no figure of this name; did you mean "${near}"?`;
  return new InputError(sentence, { file: `--metric ${metric}` });
}

/** Cells looked at for a metric's name; where there are more, the comparison tells in the end. */
const MOST_LOOKED_AT = 30;

/** @throws InputError for a metric that no cell has, with the nearest that there is */
export async function refuseUnknownMetrics({ metrics: { minimize, maximize } }: Study, source: Source, cells: readonly Cell[]): Promise<void> {
  const wanted = new Set([...minimize, ...maximize]), known = new Set<string>();
  for (const cell of cells.slice(0, MOST_LOOKED_AT)) {
    if (wanted.size === 0) return;
    for (const name of await metricsOf(scenarioOf(source, cell), source.file)) { known.add(name); wanted.delete(name); }
  }
  const [missing] = wanted;
  if (missing === undefined || cells.length > MOST_LOOKED_AT) return;
  const near = nearest(missing, [...known]);
  throw new InputError(`no cell has a figure "${missing}"${near === undefined ? "" : `; did you mean "${near}"?`}`, { path: "metrics" });
}
