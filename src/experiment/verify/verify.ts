/** Checks laws: runs each one's scenario a few times with seeds of their own, and judges the mean against the target. */
import { loadScenario } from "../../scenario/load.js";
import type { Assets } from "../../scenario/world.js";
import { simulate } from "../simulation.js";
import { confidenceInterval, type Interval } from "./interval.js";
import { reader, type Law } from "./law.js";

/**
 * *holds*: the mean is within the tolerance. *fails*: it is outside, and so is the whole interval. *unclear*: outside, but
 * the interval reaches into the tolerance; more replications would tell.
 */
export type Verdict = "holds" | "fails" | "unclear";

export interface Finding {
  readonly law: Law;
  readonly measured: Interval;
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
  const overrides = withFault ? Object.entries(law.plantedFault).map(([path, value]) => ({ path, value })) : [];
  const scenario = loadScenario({ file: `law ${law.id}`, text: JSON.stringify(law.scenario) }, overrides);
  const values = Array.from({ length: replications }, (_, i) => law.read(reader(simulate(scenario, `verify ${i + 1}`, assets, NOWHERE).metrics)));
  const measured = confidenceInterval(values);
  return { law, measured, replications, verdict: judge(law, measured) };
}

export function judge({ target, tolerance }: Law, { mean, halfWidth }: Interval): Verdict {
  const room = Math.abs(target) * tolerance, off = Math.abs(mean - target);
  if (off <= room) return "holds";
  return off - halfWidth > room || Number.isNaN(off) ? "fails" : "unclear";
}
