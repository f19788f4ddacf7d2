/**
 * What devices do whose peer is down: they go to the nearest peer that is up, or wait, and issue what waited, in its
 * order, when their peer is back. Work that was done before is done again: what it was done for is stale.
 */
import type { Transaction } from "../../../port.js";
import type { Peer } from "../../control.js";
import type { Placement } from "./placement.js";

export class Outage {
  readonly #isUp: (peer: Peer) => boolean;
  readonly #refuges: Placement | undefined;
  readonly #waiting = new Map<Peer, Transaction[]>();

  /** @param refuges where peers stand, if devices go elsewhere */
  constructor(isUp: (peer: Peer) => boolean, refuges: Placement | undefined) {
    this.#isUp = isUp;
    this.#refuges = refuges;
  }

  /** The peer that a device of `home` talks to now; `home` where it waits for it. */
  peerFor(home: Peer): Peer {
    if (this.#refuges === undefined || this.#isUp(home)) return home;
    const { x, y } = this.#refuges, refuge = this.#refuges.nearest(x[home]!, y[home]!, this.#isUp);
    return refuge === -1 ? home : refuge;
  }

  /** Whether a transaction has to wait for its peer, which it then does. */
  holds(transaction: Transaction, peer: Peer): boolean {
    if (this.#isUp(peer)) return false;
    const waiting = this.#waiting.get(peer);
    if (waiting) waiting.push(transaction); else this.#waiting.set(peer, [transaction]);
    return true;
  }

  /** A peer is back: calls `issue` for what has waited for it. */
  end(peer: Peer, issue: (transaction: Transaction) => void): void {
    const waiting = this.#waiting.get(peer);
    this.#waiting.delete(peer);
    for (const transaction of waiting ?? []) issue(transaction);
  }
}
