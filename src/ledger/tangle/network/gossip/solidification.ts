/**
 * Only what has all its parents can be part of a view. What arrives before them waits, and asks for them; when a site
 * enters a view, those that waited for it may follow.
 */
import type { Peer } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import type { GossipSites } from "./sites.js";
import { ENTERED, FORGOTTEN, KNOWN, WANTED, type Views } from "./views.js";

export class Solidification {
  readonly #sites: GossipSites;
  readonly #views: Views;
  /** Asks for a parent that a peer lacks, first at the neighbour from whom it has the site. */
  readonly #request: (parent: Site, peer: Peer, neighbour: Peer) => void;
  /** Sites that wait for parents, by peer. */
  readonly waiting: Int32Array;
  /** Whether any peer ever let go of a site; only then is there more to do than to ask for what never came. */
  #forgets = false;
  readonly #wanted: Site[] = [];

  constructor(sites: GossipSites, views: Views, request: (parent: Site, peer: Peer, neighbour: Peer) => void) {
    this.#sites = sites;
    this.#views = views;
    this.#request = request;
    this.waiting = views.waiting;
  }

  /**
   * A site reaches a peer, which may have it already.
   * @param isWanted a site of another issuer that waits at the peer stands on it
   * @returns whether it is new there and all its parents are in the view
   */
  receive(site: Site, peer: Peer, from: Peer, isWanted = false): boolean {
    const { base, mask } = this.#sites, views = this.#views, { cells } = views;
    const slot = site & mask, at = views.at(peer, slot);
    if (site < base || cells[at] !== 0) return false;
    cells[at] = isWanted ? WANTED : KNOWN;
    if (this.#isSolid(slot, peer)) return true;
    this.waiting[peer]!++;
    this.#requestParents(slot, peer, from, isWanted);
    for (let next = this.#wanted.pop(); next !== undefined; next = this.#wanted.pop()) this.#requestParents(next & mask, peer, from, true);
    return false;
  }

  /**
   * Whether a site that waits at a peer and is of another issuer, or itself wanted by one, has this one as a parent. That
   * of its own issuer does not count: else a spammer could make peers fetch again whatever they have let go of.
   */
  isAwaited(site: Site, peer: Peer): boolean {
    if (this.waiting[peer] === 0) return false;
    const { mask, lastApprover, origin } = this.#sites, views = this.#views, { cells } = views;
    for (let approver = lastApprover[site & mask]!; approver !== NONE; approver = this.#sites.approverBefore(approver, site)) {
      const cell = cells[views.at(peer, approver & mask)];
      if (cell === WANTED || (cell === KNOWN && origin[approver & mask] !== origin[site & mask])) return true;
    }
    return false;
  }

  /** A peer lets go of a site that it has heard of and not taken in; it asks for it again once another stands on it. */
  forget(site: Site, peer: Peer): void {
    const slot = site & this.#sites.mask, views = this.#views, { cells } = views;
    this.#forgets = true;
    if (cells[views.at(peer, slot)] !== FORGOTTEN && !this.#isSolid(slot, peer)) this.waiting[peer]!--;
    cells[views.at(peer, slot)] = FORGOTTEN;
    if (!this.isAwaited(site, peer)) return;
    cells[views.at(peer, slot)] = 0;
    this.#request(site, peer, NONE);
  }

  /**
   * A site has just entered a view: adds to `solid` those that waited for nothing else. To be asked at once, before
   * another enters, so that each is found only once.
   */
  release(site: Site, peer: Peer, solid: Site[]): void {
    if (this.waiting[peer] === 0) return;
    const { mask, lastApprover } = this.#sites, views = this.#views, { cells } = views;
    for (let approver = lastApprover[site & mask]!; approver !== NONE; approver = this.#sites.approverBefore(approver, site)) {
      const slot = approver & mask, cell = cells[views.at(peer, slot)];
      if ((cell !== KNOWN && cell !== WANTED) || !this.#isSolid(slot, peer)) continue;
      this.waiting[peer]!--;
      solid.push(approver);
    }
  }

  #isSolid(slot: number, peer: Peer): boolean {
    const { base, mask, width, parents } = this.#sites, views = this.#views, { cells } = views;
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!;
      if (parent >= base && (cells[views.at(peer, parent & mask)]! & ENTERED) === 0) return false;
    }
    return true;
  }

  /** Asks for what is missing. @param isWanted an issuer's claim on its own sites counts as that of another */
  #requestParents(slot: number, peer: Peer, neighbour: Peer, isWanted: boolean): void {
    const { base, mask, width, parents, origin } = this.#sites, views = this.#views, { cells } = views;
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, at = views.at(peer, parent & mask);
      if (parent < base) continue;
      if (cells[at] === 0) { this.#request(parent, peer, neighbour); continue; }
      if (!this.#forgets || (!isWanted && origin[parent & mask] === origin[slot])) continue;
      if (cells[at] === FORGOTTEN) {
        cells[at] = 0;
        this.#request(parent, peer, neighbour);
      } else if (cells[at] === KNOWN) {
        cells[at] = WANTED;
        this.#wanted.push(parent);
      }
    }
  }
}
