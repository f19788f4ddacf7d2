/** Grades of payments in the views of peers: what the peer of a payee counts for it. */
import type { TransactionBook } from "../../../book.js";
import type { Confirmation } from "../../confirmation/definition.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import { Grades } from "../../grades.js";
import type { PeerView } from "./peer-view.js";
import type { TangleViews } from "./tangle-views.js";

/** @returns undefined where a single vote is enough: that leaves nothing between seen and confirmed */
export function startGrading(book: TransactionBook, tangle: TangleViews, view: PeerView, { assessment, votes }: Confirmation): Grades | undefined {
  const { sites } = tangle, homeOf = (site: Site): Peer => sites.home[site & sites.mask]!;
  if (votes && tangle.votes!.weights.length === 1) return undefined;
  return new Grades(book, {
    viewFor: (site) => view.of(homeOf(site)),
    share: assessment ? undefined : (site) => site < sites.base ? 1 : tangle.support(site, homeOf(site)) / tangle.threshold,
  });
}

/** What an assessment of a view tells: it counts where the payee's peer has made it. */
export function assessedBy(grades: Grades, { sites }: TangleViews): (site: Site, peer: Peer, share: number) => void {
  return (site, peer, share) => { if (sites.home[site & sites.mask] === peer) grades.assessed(sites.transaction[site & sites.mask]!, site, share); };
}
