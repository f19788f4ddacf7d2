/**
 * When all views agree. A site that every peer that runs has confirmed is settled, whatever those think that are down: they
 * learn it from the others when they are back, as from a snapshot. So a peer that is away for long keeps nobody from
 * forgetting what is settled.
 */
import type { Transaction } from "../../../port.js";
import type { Side } from "../../conflicts.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import { Outcome } from "../../outcome.js";
import { AGREED, SETTLED } from "./sites.js";
import { CONFIRMED, ENTERED, TIP } from "./views.js";
import type { ViewsState } from "./views-state.js";

export class Unanimity {
  readonly #tangle: ViewsState;
  readonly #isDown: Uint8Array;
  #down = 0;
  /** Transactions that were settled and forgotten while the peer that decides for them was down. */
  readonly #untold: (Transaction[] | undefined)[] = [];

  constructor(tangle: ViewsState, peers: number) {
    this.#tangle = tangle;
    this.#isDown = new Uint8Array(peers);
  }

  /** Whether every peer that runs has confirmed the site at this slot. */
  isConfirmed(slot: number): boolean {
    const { sites: { confirmations }, views } = this.#tangle, { peers, cells } = views;
    if (this.#down === 0) return confirmations[slot] === peers;
    if (confirmations[slot]! < peers - this.#down) return false;
    for (let peer = 0; peer < peers; peer++) if (this.#isDown[peer] === 0 && (cells[views.at(peer, slot)]! & CONFIRMED) === 0) return false;
    return true;
  }

  /** Whether a side has won in the views of all peers that run. */
  hasWon(side: Side): boolean {
    const { branches, conflicts, views: { peers } } = this.#tangle, set = branches.setOfSide[side]!;
    if (this.#down === 0) return conflicts.wins(side) === peers;
    for (let peer = 0; peer < peers; peer++) if (this.#isDown[peer] === 0 && conflicts.won(set, peer) !== side) return false;
    return true;
  }

  /** Whether nobody needs a settled site any more. Peers that are down lose their tips, and are told of their transactions when they are back. */
  isUnneeded(slot: number): boolean {
    const { sites, views } = this.#tangle;
    if (this.#down === 0) return !views.isTipAnywhere(slot);
    const { peers, cells } = views;
    for (let peer = 0; peer < peers; peer++) if (this.#isDown[peer] === 0 && (cells[views.at(peer, slot)]! & TIP) !== 0) return false;
    for (let peer = 0; peer < peers; peer++) {
      if ((cells[views.at(peer, slot)]! & TIP) !== 0) views.removeTip(peer, sites.base, sites.mask, 0);
    }
    const home = sites.home[slot]!;
    if (this.#isDown[home] === 1 && (sites.state[slot]! & SETTLED) !== 0 && (cells[views.at(home, slot)]! & CONFIRMED) === 0) (this.#untold[home] ??= []).push(sites.transaction[slot]!);
    return true;
  }

  /** Whether a settled site has entered and is confirmed in all views, and is no tip: then none can tell whether it is still known. */
  isAlike(slot: number): boolean {
    const { sites: { entries, confirmations }, views } = this.#tangle;
    return confirmations[slot] === views.peers && entries[slot] === views.peers && !views.isTipAnywhere(slot);
  }

  turned(peer: Peer, isUp: boolean): void {
    this.#isDown[peer] = isUp ? 0 : 1;
    this.#down += isUp ? -1 : 1;
    if (isUp) this.#catchUp(peer); else this.#look();
  }

  /** A peer that is back confirms what the others have settled. */
  #catchUp(peer: Peer): void {
    const tangle = this.#tangle, { sites, views } = tangle;
    for (const transaction of this.#untold[peer] ?? []) tangle.tell(transaction, Outcome.confirmed);
    this.#untold[peer] = undefined;
    for (let site = sites.base; site < sites.next; site++) {
      const slot = site & sites.mask;
      if ((sites.state[slot]! & SETTLED) !== 0 && (views.cells[views.at(peer, slot)]! & ENTERED) !== 0) tangle.confirm(site, peer);
    }
  }

  /** Without the peer that went down, others may agree. */
  #look(): void {
    const { sites } = this.#tangle;
    for (let site: Site = sites.base; site < sites.next; site++) {
      const slot = site & sites.mask;
      if ((sites.state[slot]! & AGREED) === 0 && this.isConfirmed(slot)) this.#tangle.agree(site, slot);
    }
    this.#tangle.settleConflicts();
  }
}
