/** Rules that judge from time to time, run in one view after the other. */
import type { Kernel } from "../../../../sim/kernel.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import type { TangleRules } from "../definition.js";
import type { PeerView } from "./peer-view.js";
import type { TangleViews } from "./tangle-views.js";

export interface AssessingSetup {
  readonly kernel: Kernel;
  readonly rules: TangleRules;
  readonly tangle: TangleViews;
  readonly view: PeerView;
  readonly isUp: (peer: Peer) => boolean;
  /** All views have been judged. */
  readonly done: () => void;
}

export function startAssessing({ kernel, rules: { tipSelection, confirmation }, tangle, view, isUp, done }: AssessingSetup): void {
  const { assessment } = confirmation, confirmed: Site[] = [];
  if (!assessment) return;
  const draw = (): Site => tipSelection.draw(view, 0);
  const confirm = (site: Site): void => { confirmed.push(site); };
  const assess = kernel.eventType("tangle/assess", () => {
    for (let peer = 0; peer < tangle.views.peers; peer++) {
      if (!isUp(peer)) continue;
      view.peer = peer;
      if (view.tipCount > 0) assessment.assess(view, draw, confirm);
      // Past before future, as the numbers of sites run.
      for (const site of confirmed.sort((a, b) => a - b)) tangle.confirm(site, peer);
      confirmed.length = 0;
    }
    done();
    kernel.after(assessment.every, assess);
  });
  kernel.after(assessment.every, assess);
}
