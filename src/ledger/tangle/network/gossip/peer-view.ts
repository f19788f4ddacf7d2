/** One peer's view for those who choose and judge: a window on the cells of that peer, pointed at another by setting `peer`. */
import type { RandomStream } from "../../../../sim/random.js";
import { CLEAN, type Side } from "../../conflicts.js";
import type { Peer } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import { retreat } from "../../retreat.js";
import type { TangleView } from "../../view.js";
import type { ConflictViews } from "./conflict-views.js";
import type { GossipSites } from "./sites.js";
import { CONFIRMED, DEAD, ENTERED, TIP, type Views } from "./views.js";

export class PeerView implements TangleView {
  peer: Peer = 0;
  /** The side that the issuer at hand holds with, against the preference of others; NONE for the honest. */
  issuer: Side = NONE;
  readonly #now: () => number;
  readonly #sites: GossipSites;
  readonly #views: Views;
  readonly #conflicts: ConflictViews;
  readonly #random: RandomStream;
  readonly #weight: (site: Site, peer: Peer) => number;

  constructor(now: () => number, sites: GossipSites, views: Views, conflicts: ConflictViews, random: RandomStream, weight: (site: Site, peer: Peer) => number) {
    this.#now = now;
    this.#sites = sites;
    this.#views = views;
    this.#conflicts = conflicts;
    this.#random = random;
    this.#weight = weight;
  }

  /** This view, pointed at a peer. */
  of(peer: Peer): this { this.peer = peer; return this; }
  get now(): number { return this.#now(); }
  get tipCount(): number { return this.#views.tipCount[this.peer]!; }
  tip(index: number): Site { return this.#views.tip(this.peer, index); }
  get newest(): Site { return this.#sites.next - 1; }
  get oldest(): Site { return this.#sites.base; }
  get windowSize(): number { return this.#sites.mask + 1; }

  isAttachable(site: Site): boolean {
    if (site < this.#sites.base) return true;
    if ((this.#cell(site) & (ENTERED | DEAD)) !== ENTERED) return false;
    const branch = this.#sites.branch[site & this.#sites.mask]!;
    return branch === CLEAN || this.#conflicts.isPreferred(branch, this.peer, this.issuer);
  }

  /** Whether a site is on a side that lost in this view, or left behind. */
  isDead(site: Site): boolean { return site >= this.#sites.base && (this.#cell(site) & DEAD) !== 0; }
  isConfirmed(site: Site): boolean { return site < this.#sites.base || (this.#cell(site) & CONFIRMED) !== 0; }
  attachedAt(site: Site): number { return site < this.#sites.base ? 0 : this.#sites.attachedAt[site & this.#sites.mask]!; }
  weight(site: Site): number {
    return this.#weight(site, this.peer);
  }
  hasVisibleApprover(site: Site): boolean { return (this.#cell(site) & (ENTERED | TIP)) === ENTERED; }
  lastApprover(site: Site): Site { return this.#sites.lastApprover[site & this.#sites.mask]!; }
  approverBefore(approver: Site, site: Site): Site { return this.#sites.approverBefore(approver, site); }

  /** Whether a site has entered a peer's view, be it on a side that was lost there or not. */
  knows(site: Site, peer: Peer): boolean {
    return site < this.#sites.base || (this.#views.cells[this.#views.at(peer, site & this.#sites.mask)]! & ENTERED) !== 0;
  }

  retreat(site: Site): Site { return retreat(site, this.#sites, (stands) => this.isAttachable(stands), this.#random); }

  visitUnconfirmedPast(from: Site, visit: (site: Site) => void): void {
    const { base, mask, width, parents, stamp, stack } = this.#sites, views = this.#views, { cells } = views;
    if (this.isConfirmed(from)) return;
    const pass = this.#sites.newPass();
    let top = 0;
    stamp[from & mask] = pass;
    stack[top++] = from;
    while (top > 0) {
      const site = stack[--top]!;
      visit(site);
      for (let edge = (site & mask) * width, end = edge + width; edge < end; edge++) {
        const parent = parents[edge]!, above = parent & mask;
        if (parent < base || stamp[above]! >= pass || (cells[views.at(this.peer, above)]! & CONFIRMED) !== 0) continue;
        stamp[above] = pass;
        stack[top++] = parent;
      }
    }
  }

  #cell(site: Site): number { return this.#views.cells[this.#views.at(this.peer, site & this.#sites.mask)]!; }
}
