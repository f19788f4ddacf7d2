/**
 * Which peers run and who can reach whom, at this moment. A peer may be down for several reasons at once (a planned crash,
 * churn) and is up when none is left; a partition puts peers into groups that do not hear each other; an eclipsed peer
 * hears only what its adversary lets through.
 */
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";

/** Whether an adversary lets a site through to or from the peer it has eclipsed. */
export type Lets = (site: Site, leaves: boolean) => boolean;

export class PeerStates {
  readonly #now: () => number;
  /** Reasons for which each peer is down. */
  readonly #reasons: Uint16Array;
  /** The group of each peer in the partition that holds now; all 0 without one. */
  readonly #group: Int16Array;
  readonly #eclipsed = new Map<Peer, Lets>();
  readonly #downSince: Float64Array;
  readonly #downSeconds: Float64Array;
  #since = 0;
  #down = 0;
  /** Told after a peer went down or came up. */
  turned: (peer: Peer, isUp: boolean) => void = () => {};

  constructor(peers: number, now: () => number) {
    this.#now = now;
    this.#reasons = new Uint16Array(peers);
    this.#group = new Int16Array(peers);
    this.#downSince = new Float64Array(peers);
    this.#downSeconds = new Float64Array(peers);
  }

  /** Peers that are down. */
  get down(): number { return this.#down; }

  isUp(peer: Peer): boolean { return this.#reasons[peer] === 0; }

  /** Whether a link between two peers carries anything, be they up or not. */
  joins(a: Peer, b: Peer): boolean { return this.#group[a] === this.#group[b]; }

  /** Whether a site may go from a neighbour `a` to its neighbour `b`. */
  lets(a: Peer, b: Peer, site: Site): boolean {
    if (!this.joins(a, b)) return false;
    if (this.#eclipsed.size === 0) return true;
    return (this.#eclipsed.get(a)?.(site, true) ?? true) && (this.#eclipsed.get(b)?.(site, false) ?? true);
  }

  /** One reason more, or one less, for which a peer is down. */
  turn(peer: Peer, isUp: boolean): void {
    const before = this.#reasons[peer]!, after = before + (isUp ? -1 : 1);
    this.#reasons[peer] = after;
    if ((before === 0) === (after === 0)) return;
    if (isUp) {
      this.#down--;
      this.#downSeconds[peer]! += this.#now() - Math.max(this.#since, this.#downSince[peer]!);
    } else {
      this.#down++;
      this.#downSince[peer] = this.#now();
    }
    this.turned(peer, isUp);
  }

  /** Puts each peer into a group; undefined heals the partition. */
  partition(groupOf: Int16Array | undefined): void {
    if (groupOf) this.#group.set(groupOf); else this.#group.fill(0);
  }

  /** Only what `lets` lets through reaches a peer or leaves it from now on; undefined sets it free. */
  eclipse(peer: Peer, lets: Lets | undefined): void {
    if (lets) this.#eclipsed.set(peer, lets); else this.#eclipsed.delete(peer);
  }

  /** Seconds that a peer was down since the start or the last `forget`. */
  downSeconds(peer: Peer): number {
    const running = this.isUp(peer) ? 0 : this.#now() - Math.max(this.#since, this.#downSince[peer]!);
    return this.#downSeconds[peer]! + running;
  }

  /** Share of peers' time that they were down since the start or the last `forget`. */
  get downShare(): number {
    let seconds = 0;
    for (let peer = 0; peer < this.#reasons.length; peer++) seconds += this.downSeconds(peer);
    return seconds / (this.#reasons.length * (this.#now() - this.#since));
  }

  /** Counts seconds from now on. */
  forget(): void {
    this.#since = this.#now();
    this.#downSeconds.fill(0);
  }
}
