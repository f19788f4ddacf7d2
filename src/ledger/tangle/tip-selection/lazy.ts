/**
 * Lazy selection: parents are any of the tips as they were `back` transactions ago. Somebody who does not keep up with
 * the tangle, or an adversary who wants its tips left alone; where everybody is lazy, it is as if the delay were as long as
 * `back` transactions take.
 */
import { integer } from "../../../parameter/parameter.js";
import type { RandomStream } from "../../../sim/random.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";
import { defineTipSelection } from "./definition.js";
import { uniformTip } from "./uniform-tip.js";

/** Tips are looked for so many times `back` before: one in e^15 is older, if everybody is lazy. */
const REACH = 16;
/** Draws before chance is given up for a look at all. */
const TRIES = 512;

export const lazy = defineTipSelection({
  name: "lazy",
  doc: "Each parent is any of the tips of a while ago, approved since or not.",
  params: {
    back: integer({ default: 100, min: 1, max: 100_000, doc: "How long ago: so many transactions before the newest. Meant for adversaries." }),
  },
  create: ({ back }, random) => ({
    depth: (REACH + 1) * back,
    weighs: false,
    draw(view) {
      const then = view.newest - back, oldest = Math.max(view.oldest, then - REACH * back);
      return then < oldest ? uniformTip(view, random) : formerTip(view, oldest, then, random);
    },
  }),
});

/** Any of the attachable sites that none up to `then` approved. */
function formerTip(view: TangleView, oldest: Site, then: Site, random: RandomStream): Site {
  for (let tries = 0; tries < TRIES; tries++) {
    const site = oldest + random.integer(then - oldest + 1);
    if (wasTip(view, site, then)) return site;
  }
  let chosen = NONE, met = 0;
  for (let site = oldest; site <= then; site++) if (wasTip(view, site, then) && random.next() * ++met < 1) chosen = site;
  return chosen === NONE ? view.retreat(then) : chosen;
}

function wasTip(view: TangleView, site: Site, then: Site): boolean {
  if (!view.isAttachable(site)) return false;
  // Approvers are met from the latest to the first, which tells.
  let first = NONE;
  for (let approver = view.lastApprover(site); approver !== NONE; approver = view.approverBefore(approver, site)) first = approver;
  return first === NONE || first > then;
}
