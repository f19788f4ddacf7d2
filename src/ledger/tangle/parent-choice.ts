/** How an issuer comes by its parents: tips that the rule draws in a view, each once unless the rules allow more. */
import type { TangleRules } from "./network/definition.js";
import { GENESIS, type Site } from "./graph.js";
import type { TangleView } from "./view.js";

/** Extra draws, for each parent, in search of a tip that was not drawn before. */
const REDRAWS = 4;

/** Chooses parents into `chosen`. @returns how many */
export function chooseParents(view: TangleView, { parents, repetition, tipSelection }: TangleRules, chosen: Int32Array): number {
  if (view.tipCount === 0) { chosen[0] = GENESIS; return 1; }
  let count = 0;
  for (let draws = 0; count < parents && draws < REDRAWS * parents; draws++) {
    const tip = tipSelection.draw(view, count);
    if (!repetition && includes(chosen, count, tip)) continue;
    chosen[count++] = tip;
  }
  return count;
}

/** Has a promotion approve what it promotes: beside the tips that were chosen, or in the place of the last of them. @returns how many parents there are */
export function chooseAlso(site: Site, places: number, chosen: Int32Array, count: number): number {
  if (includes(chosen, count, site)) return count;
  const place = Math.min(count, places - 1);
  chosen[place] = site;
  return place + 1;
}

function includes(chosen: Int32Array, count: number, tip: Site): boolean {
  for (let i = 0; i < count; i++) if (chosen[i] === tip) return true;
  return false;
}
