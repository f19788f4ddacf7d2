/**
 * The weighted random walk (MCMC): from a site in the past, step to an approver y of x with a probability that is
 * proportional to exp(−α(Hx − Hy)), until there is none. Popov, The Tangle (2018), equation 13.
 */
import { integer, number } from "../../../parameter/parameter.js";
import type { RandomStream } from "../../../sim/random.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";
import { defineTipSelection } from "./definition.js";
import { exp } from "../../../sim/portable-math.js";

export const weightedWalk = defineTipSelection({
  name: "weighted-walk",
  doc: "Random walk from the past to a tip, biased towards heavy approvers (MCMC).",
  params: {
    alpha: number({
      default: 0.005, min: 0, max: 10, unit: "1",
      doc: "Bias of the walk, per unit of cumulative weight: 0 ignores weight, large values follow the heaviest approver.",
    }),
    // 1,400 leave 0.03 to 0.04 % of the transactions behind at 100 a delay and α = 0.005; 1,000 leave 0.13 %, and 2,000 take half as much time again.
    startDepth: integer({
      default: 1400, min: 1, max: 1_000_000,
      doc: "How far back a walk starts: so many transactions before the newest, or the next older one that is approved. To be six times the number of tips or more, else tips are left behind.",
    }),
  },
  create: ({ alpha, startDepth }, random) => ({
    // A start that is a little older than asked for still finds exact weights; most sites have approvers by then, so a few sites will do.
    depth: Math.ceil(1.03 * startDepth),
    startDepth,
    weighs: alpha > 0,
    draw(view) {
      const step = alpha > 0 ? biasedStep : uniformStep;
      let site = startOf(view, view.newest - startDepth);
      if (site === NONE) {
        const tip = view.tip(random.integer(view.tipCount));
        return view.isAttachable(tip) ? tip : view.retreat(tip);
      }
      for (let next = site; next !== NONE; next = step(view, site, alpha, random)) site = next;
      return site;
    },
  }),
  /** The constant for the unweighted walk with two parents: Kusmierz et al.; 2.109 in runs of others at 100 transactions per delay. */
  theory: (parents, { alpha }) => alpha === 0 && parents === 2 ? 2.1 : undefined,
});

/** The latest site up to `wanted` that others approve; a site that nobody approved would be an end, not a start. */
function startOf(view: TangleView, wanted: Site): Site {
  const { oldest } = view;
  for (let site = Math.max(wanted, oldest); site >= oldest; site--) {
    if (view.hasVisibleApprover(site) && view.isAttachable(site)) return site;
  }
  return NONE;
}

/** One of the attachable approvers with equal probability, or NONE. */
function uniformStep(view: TangleView, site: Site, _alpha: number, random: RandomStream): Site {
  let chosen = NONE, met = 0;
  for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) {
    if (!view.isAttachable(approver)) continue;
    met++;
    if (met === 1 || random.next() * met < 1) chosen = approver;
  }
  return chosen;
}

/**
 * One of the attachable approvers by weight, or NONE. Weights are taken relative to the heaviest met so far, so that
 * the exponential neither overflows nor vanishes for all of them.
 */
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
