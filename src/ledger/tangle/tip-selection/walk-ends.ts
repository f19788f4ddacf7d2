/**
 * Where walks end: of each tip the exact probability that a weighted walk reaches it, which whoever wants to be approved soon
 * looks at. Approvers are younger than what they approve, so one pass from the start to the newest site carries all
 * probability along.
 */
import { exp } from "../../../sim/portable-math.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";
import { startOf } from "./walk.js";

export class WalkEnds {
  #reached = new Float64Array(1024);

  /**
   * The `count` likeliest ends of a walk that starts `startDepth` back, the likeliest first; fewer where there are not so many,
   * none where there is nothing to start from.
   */
  likeliest(view: TangleView, startDepth: number, alpha: number, count: number): Site[] {
    const start = startOf(view, view.newest - startDepth), ends: Site[] = [], chances: number[] = [];
    if (start === NONE) return ends;
    this.visit(view, start, alpha, (site, chance) => {
      let place = ends.length;
      while (place > 0 && chances[place - 1]! < chance) place--;
      if (place >= count) return;
      ends.splice(place, 0, site);
      chances.splice(place, 0, chance);
      ends.length = chances.length = Math.min(ends.length, count);
    });
    return ends;
  }

  /** Tells each end of a walk from `start`, and the probability that it ends there. */
  visit(view: TangleView, start: Site, alpha: number, end: (site: Site, chance: number) => void): void {
    const length = view.newest - start + 1;
    if (length > this.#reached.length) this.#reached = new Float64Array(2 * length);
    const reached = this.#reached;
    reached.fill(0, 0, length);
    reached[0] = 1;
    for (let site = start; site <= view.newest; site++) {
      const chance = reached[site - start]!;
      if (chance === 0) continue;
      let heaviest = 0, total = 0;
      for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) {
        if (view.isAttachable(approver)) heaviest = Math.max(heaviest, view.weight(approver));
      }
      if (heaviest === 0) { end(site, chance); continue; }
      for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) {
        if (view.isAttachable(approver)) total += exp(alpha * (view.weight(approver) - heaviest));
      }
      for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) {
        if (view.isAttachable(approver)) reached[approver - start]! += chance * exp(alpha * (view.weight(approver) - heaviest)) / total;
      }
    }
  }
}
