/** Starts a rule that judges from time to time, in one view after the other; a tangle that all see alike has one view. */
import type { Kernel } from "../../../sim/kernel.js";
import type { Peer } from "../control.js";
import type { Site } from "../graph.js";
import type { TipSelection } from "../tip-selection/definition.js";
import type { TangleView } from "../view.js";
import type { Confirmation } from "./definition.js";

export interface AssessingSetup {
  readonly kernel: Kernel;
  readonly tipSelection: TipSelection;
  readonly assessment: Confirmation["assessment"];
  readonly peers: number;
  readonly isUp: (peer: Peer) => boolean;
  readonly viewOf: (peer: Peer) => TangleView;
  readonly confirm: (site: Site, peer: Peer) => void;
  /** Told how much of what confirms each site has come in, where anybody asks. */
  readonly graded: () => ((site: Site, peer: Peer, share: number) => void) | undefined;
  /** All views have been judged. */
  readonly done: () => void;
}

export function startAssessing({ kernel, tipSelection, assessment, peers, isUp, viewOf, confirm, graded, done }: AssessingSetup): void {
  if (!assessment) return;
  const confirmed: Site[] = [];
  const assess = kernel.eventType("tangle/assess", () => {
    for (let peer = 0; peer < peers; peer++) {
      if (!isUp(peer)) continue;
      const view = viewOf(peer), grade = graded();
      if (view.tipCount > 0) assessment.assess(view, () => tipSelection.draw(view, 0), (site) => { confirmed.push(site); }, grade && ((site, share) => { grade(site, peer, share); }));
      // Past before future, as the numbers of sites run.
      for (const site of confirmed.sort((a, b) => a - b)) confirm(site, peer);
      confirmed.length = 0;
    }
    done();
    kernel.after(assessment.every, assess);
  });
  kernel.after(assessment.every, assess);
}
