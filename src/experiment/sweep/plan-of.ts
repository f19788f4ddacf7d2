/** The plan of a sweep from its study: what is computed, under which name, and what makes two sweeps the same. */
import { isRecord } from "../../parameter/record.js";
import { canonicalJson } from "../../results/canonical-json.js";
import { sha256Hex } from "../../results/digest.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { LoadedScenario } from "../../scenario/load.js";
import type { Cell, Study } from "../study/study.js";

export interface PlanParts {
  readonly engine: string;
  readonly study: Study;
  readonly cells: readonly Cell[];
  readonly baseline: number;
  /** The scenario of the first cell. */
  readonly scenario: LoadedScenario;
  readonly scenarioFile: string;
  readonly assets: Readonly<Record<string, string>>;
  readonly commandLine: string;
  readonly name?: string | undefined;
}

export function planOf({ engine, study, cells, baseline, scenario, scenarioFile, assets, commandLine, name }: PlanParts): SweepPlan {
  const seed = study.seed ?? scenario.resolved.seed;
  const runs = { scenarioFile, assets, seed, keep: study.keep, warmup: study.warmup, cells: cells.map(({ overrides }) => overrides) };
  const identity = sha256Hex(canonicalJson(runs));
  return {
    format: 1, engine, name: name ?? `${study.name ?? scenario.name}-${identity.slice(0, 6)}`, identity, scenario: scenario.name,
    question: study.question === "" ? scenario.question : study.question, lookFor: study.lookFor === "" ? scenario.lookFor : study.lookFor, scenarioFile, assets, study, commandLine,
    parameters: study.parameters.map(({ path, unit, doc, kind, values }) => ({ path, ...(unit === undefined ? {} : { unit }), ...(doc === undefined ? {} : { doc }), kind, values: values.map(({ value }) => value) })),
    cells, replications: study.replications, seed, baseline, metrics: study.metrics,
    ...(study.precision === undefined ? {} : { precision: study.precision }), keep: study.keep,
  };
}

/** What of two plans under one name differs, in a few words; nothing where they are the same sweep. */
export function difference(there: SweepPlan, asked: SweepPlan): string | undefined {
  if (there.identity === asked.identity) return undefined;
  const parts: readonly (readonly [what: string, of: (plan: SweepPlan) => unknown])[] = [
    ["another base scenario", ({ scenarioFile }) => scenarioFile], ["other data files", ({ assets }) => assets], ["another seed", ({ seed }) => seed],
    ["other tables kept (--keep)", ({ keep }) => keep], ["other varied parameters", ({ parameters }) => parameters.map(({ path }) => path)],
    ["other values of the varied parameters", ({ parameters }) => parameters.map(({ values }) => values)],
    ["other settings of all cells (--set)", ({ study }) => part(study, "set")], ["another choice of the warm-up (--warmup)", ({ study }) => part(study, "warmup")],
  ];
  const found = parts.filter(([, of]) => canonicalJson(of(there)) !== canonicalJson(of(asked))).map(([what]) => what);
  return found.length === 0 ? "other cells" : found.join(", ");
}

function part(study: unknown, key: string): unknown {
  return isRecord(study) ? study[key] : undefined;
}
