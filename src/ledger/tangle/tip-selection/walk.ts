/**
 * A walk from the past to a tip, the part that rules share: where it starts, and one step. From x it goes to an approver
 * y with a probability proportional to exp(−α(Hx − Hy)): Popov, The Tangle (2018), equation 13.
 */
import { integer, number } from "../../../parameter/parameter.js";
import { exp } from "../../../sim/portable-math.js";
import type { RandomStream } from "../../../sim/random.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";
import { uniformTip } from "./uniform-tip.js";

/** What a walk is told; the defaults of the bias differ from rule to rule. */
export function walkParameters(defaultAlpha: number) {
  return {
    alpha: number({
      default: defaultAlpha, min: 0, max: 10, unit: "1",
      doc: "Bias of the walk, per unit of cumulative weight: 0 ignores weight, large values follow the heaviest approver.",
    }),
    // 1,400 leave 0.03 to 0.04 % of the transactions behind at 100 a delay and α = 0.005; 1,000 leave 0.13 %, and 2,000 take half as much time again.
    startDepth: integer({
      default: 1400, min: 1, max: 1_000_000,
      doc: "How far back a walk starts: so many transactions before the newest, or the next older one that is approved. To be six times the number of tips or more, else tips are left behind.",
    }),
  };
}

/** Sites that must keep exact weights for walks from `startDepth` back: a start that is a little older is found soon, since most sites have approvers by then. */
export function depthOf(startDepth: number): number { return Math.ceil(1.03 * startDepth); }

/** One whole walk. Where there is no site to start from, any tip. */
export function walk(view: TangleView, startDepth: number, alpha: number, random: RandomStream): Site {
  let site = startOf(view, view.newest - startDepth);
  if (site === NONE) return uniformTip(view, random);
  const step = stepOf(alpha);
  for (let next = site; next !== NONE; next = step(view, site, alpha, random)) site = next;
  return site;
}

/** The latest site up to `wanted` that others approve, or NONE; a site that nobody approved would be an end, not a start. */
export function startOf(view: TangleView, wanted: Site): Site {
  const { oldest } = view;
  for (let site = Math.max(wanted, oldest); site >= oldest; site--) {
    if (view.hasVisibleApprover(site) && view.isAttachable(site)) return site;
  }
  return NONE;
}

/** A step to an attachable approver of a site; NONE where there is none. */
export type Step = (view: TangleView, site: Site, alpha: number, random: RandomStream) => Site;

export function stepOf(alpha: number): Step { return alpha > 0 ? biasedStep : uniformStep; }

function uniformStep(view: TangleView, site: Site, _alpha: number, random: RandomStream): Site {
  let chosen = NONE, met = 0;
  for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) {
    if (!view.isAttachable(approver)) continue;
    met++;
    if (met === 1 || random.next() * met < 1) chosen = approver;
  }
  return chosen;
}

/** Weights are taken relative to the heaviest met so far, so that the exponential neither overflows nor vanishes for all of them. */
function biasedStep(view: TangleView, site: Site, alpha: number, random: RandomStream): Site {
  let chosen = NONE, heaviest = 0, total = 0;
  for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) {
    if (!view.isAttachable(approver)) continue;
    const weight = view.weight(approver);
    let share = 1;
    if (chosen === NONE) { heaviest = weight; total = 1; chosen = approver; continue; }
    if (weight > heaviest) { total *= exp(alpha * (heaviest - weight)); heaviest = weight; }
    else share = exp(alpha * (weight - heaviest));
    total += share;
    if (random.next() * total < share) chosen = approver;
  }
  return chosen;
}
