/** Checks laws: runs each one's scenario a few times with seeds of their own, and judges the mean against the target. */
import { loadScenario } from "../../scenario/load.js";
import type { Assets } from "../../scenario/world.js";
import { simulate } from "../simulation.js";
import { confidenceInterval, type Interval } from "../statistics/interval.js";
import { isComputed, reader, type Law, type ScenarioLaw } from "./law.js";

/**
 * *holds*: the mean is within the tolerance. *fails*: it is outside, and so is the whole interval. *unclear*: outside, but
 * the interval reaches into the tolerance; more replications would tell.
 */
export type Verdict = "holds" | "fails" | "unclear";

export interface Finding {
  readonly law: Law;
  readonly measured: Interval;
  /** 1 for a law that is computed: it has no chance in it, and its interval no width. */
  readonly replications: number;
  readonly verdict: Verdict;
}

export interface VerifyOptions {
  /** At least 2. */
  readonly replications: number;
  readonly assets: Assets;
  /** Puts the law's own planted fault in: the check must then fail. */
  readonly withFault?: boolean;
}

const NOWHERE = { open: () => () => {} };

export function check(law: Law, { replications, assets, withFault = false }: VerifyOptions): Finding {
  if (isComputed(law)) return findingOf(law, [withFault ? law.plantedFault() : law.compute()]);
  return findingOf(law, Array.from({ length: replications }, (_, i) => replicate(law, i, assets, withFault)));
}

/** The figure of one replication; the same for the same index on every machine. */
export function replicate(law: ScenarioLaw, index: number, assets: Assets, withFault = false): number {
  const overrides = withFault ? Object.entries(law.plantedFault).map(([path, value]) => ({ path, value })) : [];
  const scenario = loadScenario({ file: `law ${law.id}`, text: JSON.stringify(law.scenario) }, overrides);
  return law.read(reader(simulate(scenario, `verify ${index + 1}`, assets, NOWHERE).metrics));
}

/** @param values one a replication, or the one that was computed */
export function findingOf(law: Law, values: readonly number[]): Finding {
  const measured = isComputed(law) ? { mean: values[0]!, halfWidth: 0 } : confidenceInterval(values);
  return { law, measured, replications: values.length, verdict: judge(law, measured) };
}

export function judge({ target, tolerance, bound }: Law, { mean, halfWidth }: Interval): Verdict {
  const room = Math.abs(target) * tolerance;
  const off = bound === "at most" ? mean - target : bound === "at least" ? target - mean : Math.abs(mean - target);
  if (off <= room) return "holds";
  return off - halfWidth > room || Number.isNaN(off) ? "fails" : "unclear";
}
