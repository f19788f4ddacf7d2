/** A draw with equal probability, for the rules that begin or end with one. */
import type { RandomStream } from "../../../sim/random.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";

/** Draws before chance is given up for a look at every tip, or for a walk back from one that is not attachable. */
const TRIES = 64;

/** Any of the attachable tips, exactly uniform; where there is none, an attachable site below one of the tips. */
export function uniformTip(view: TangleView, random: RandomStream): Site {
  for (let tries = 0; tries < TRIES; tries++) {
    const tip = view.tip(random.integer(view.tipCount));
    if (view.isAttachable(tip)) return tip;
  }
  // The tips of sides that are not preferred may be many: a conflict that is kept open must not keep honest issuers from the other tips.
  let chosen = NONE, met = 0;
  for (let index = 0; index < view.tipCount; index++) {
    const tip = view.tip(index);
    if (view.isAttachable(tip) && random.next() * ++met < 1) chosen = tip;
  }
  return chosen === NONE ? view.retreat(view.tip(random.integer(view.tipCount))) : chosen;
}

/** Any of the attachable tips attached at `since` or later, exactly uniform; else the youngest that is attachable; else a site below the youngest. */
export function youngTip(view: TangleView, random: RandomStream, since: number): Site {
  for (let tries = 0; tries < TRIES; tries++) {
    const tip = view.tip(random.integer(view.tipCount));
    if (view.attachedAt(tip) >= since && view.isAttachable(tip)) return tip;
  }
  let young = NONE, met = 0, youngest = NONE, newest = view.tip(0);
  for (let index = 0; index < view.tipCount; index++) {
    const tip = view.tip(index);
    // Sites are numbered in the order of attachment, so the youngest has the highest number.
    if (tip > newest) newest = tip;
    if (!view.isAttachable(tip)) continue;
    if (tip > youngest) youngest = tip;
    if (view.attachedAt(tip) >= since && random.next() * ++met < 1) young = tip;
  }
  if (young !== NONE) return young;
  return youngest !== NONE ? youngest : view.retreat(newest);
}
