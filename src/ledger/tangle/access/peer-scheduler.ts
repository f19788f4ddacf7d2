/**
 * The scheduler of each peer: what arrives waits in an inbox by issuer, and is taken in one by one at a fixed rate, in
 * the order of deficit round robin with quanta in proportion to mana. Credit is earned whether or not an issuer has
 * something waiting, up to one transaction, so whoever stays below its share is served at once (Cullen et al., arXiv 2005.07778).
 *
 * Rounds are not walked through: how many visits an issuer still needs is a division, so the next to be served is
 * found among those who wait, at one kernel event a transaction and peer.
 */
import type { EventType, Kernel } from "../../../sim/kernel.js";
import type { Peer } from "../control.js";
import { NONE, type Site } from "../graph.js";
import { Inboxes } from "./inboxes.js";

export interface SchedulerOptions {
  readonly peers: number;
  /** Share of mana of each peer as an issuer; they sum to 1. */
  readonly shares: Float64Array;
  /** Transactions that a peer takes in per second. */
  readonly rate: number;
  /** Transactions that wait at a peer at most. */
  readonly buffer: number;
  /** Which of the worst inbox goes when the buffer is full: the one that waits longest, or the one that came last. */
  readonly drop: "head" | "tail";
  /** By deficits and mana, or first come, first served. */
  readonly order: "deficit-round-robin" | "first-come";
  /** Transactions of one issuer over its share of mana beyond which a peer takes no more of it for `blacklistFor` seconds; Infinity: never. */
  readonly blacklistAt: number;
  readonly blacklistFor: number;
}

/** Told of what becomes of what waits. */
export interface SchedulerReceiver {
  /** It is the site's turn at the peer. May admit others before it returns. */
  scheduled(site: Site, peer: Peer): void;
  /** The peer let go of the site, for want of room. */
  dropped(site: Site, peer: Peer): void;
  blacklisted(issuer: Peer, peer: Peer, seconds: number): void;
}

/** Rounding must not make an issuer wait for one visit more. */
const SLACK = 1e-9;

export class PeerScheduler {
  readonly inboxes: Inboxes;
  readonly #kernel: Kernel;
  readonly #options: SchedulerOptions;
  readonly #receiver: SchedulerReceiver;
  readonly #serve: EventType;
  readonly #gap: number;
  /** When each peer may serve again, and whether an event is pending for it. */
  readonly #freeAt: Float64Array;
  readonly #isWaiting: Uint8Array;
  readonly #isDown: Uint8Array;
  /** Visits that each peer's round robin has made so far, and of each issuer's inbox. */
  readonly #visits: Float64Array;
  readonly #seen: Float64Array;
  readonly #deficit: Float64Array;
  readonly #bannedUntil: Float64Array;
  readonly #bans: boolean;

  constructor(kernel: Kernel, options: SchedulerOptions, receiver: SchedulerReceiver) {
    const { peers, rate, blacklistAt } = options;
    this.#kernel = kernel;
    this.#options = options;
    this.#receiver = receiver;
    this.#gap = 1 / rate;
    this.#bans = blacklistAt < Infinity;
    this.inboxes = new Inboxes(peers);
    this.#freeAt = new Float64Array(peers);
    this.#isWaiting = new Uint8Array(peers);
    this.#isDown = new Uint8Array(peers);
    this.#visits = new Float64Array(peers);
    this.#seen = new Float64Array(peers * peers);
    this.#deficit = new Float64Array(peers * peers);
    this.#bannedUntil = new Float64Array(this.#bans ? peers * peers : 0);
    this.#serve = kernel.eventType("access/serve", (peer) => {
      this.#isWaiting[peer] = 0;
      this.#next(peer);
    });
  }

  /**
   * A site arrives at a peer. If the peer is idle and the site ready, it is scheduled before this returns.
   * @param isReady whether all its parents have been taken in; else `ready` tells when
   * @param isWanted the peer asked for it, since a transaction of another issuer stands on it: it goes to the front of
   *   its inbox and is not dropped
   */
  admit(site: Site, peer: Peer, issuer: Peer, isReady: boolean, isWanted: boolean): void {
    const { inboxes } = this;
    inboxes.add(site, peer, issuer, isReady, isWanted);
    if (inboxes.total[peer]! > this.#options.buffer) this.#drop(peer);
    if (this.#bans) this.#checkBan(peer * inboxes.peers + issuer, peer, issuer);
    this.#wake(peer);
  }

  /** Whether a peer refuses what an issuer sends, other than what it asked for. */
  isBanned(issuer: Peer, peer: Peer): boolean {
    return this.#bans && this.#kernel.now < this.#bannedUntil[peer * this.inboxes.peers + issuer]!;
  }

  /** The last parent of a site that waits at a peer has been taken in. */
  ready(site: Site, peer: Peer, issuer: Peer): void {
    this.inboxes.markReady(site, peer, issuer);
    this.#wake(peer);
  }

  /** A peer has crashed, and takes nothing in until it is back; what waits there waits on. */
  turned(peer: Peer, isUp: boolean): void {
    this.#isDown[peer] = isUp ? 0 : 1;
    this.#wake(peer);
  }

  #wake(peer: Peer): void {
    if (this.#isDown[peer] === 1 || this.#isWaiting[peer] === 1 || this.inboxes.activeCount[peer] === 0) return;
    const { now } = this.#kernel;
    if (now >= this.#freeAt[peer]!) { this.#next(peer); return; }
    this.#isWaiting[peer] = 1;
    this.#kernel.at(this.#freeAt[peer]!, this.#serve, peer);
  }

  #next(peer: Peer): void {
    const { inboxes } = this;
    if (this.#isDown[peer] === 1 || inboxes.activeCount[peer] === 0) return;
    const issuer = this.#options.order === "first-come" ? inboxes.oldest(peer) : this.#choose(peer);
    const site = inboxes.takeReady(peer, issuer);
    this.#freeAt[peer] = this.#kernel.now + this.#gap;
    if (inboxes.activeCount[peer]! > 0) {
      this.#isWaiting[peer] = 1;
      this.#kernel.after(this.#gap, this.#serve, peer);
    }
    this.#receiver.scheduled(site, peer);
  }

  /** The issuer whose credit the round robin fills first, of those with something ready. */
  #choose(peer: Peer): Peer {
    const { peers, active, activeCount } = this.inboxes, { shares } = this.#options;
    const first = peer * peers, visits = this.#visits[peer]!;
    let best = -1, earliest = Infinity;
    for (let i = first, end = first + activeCount[peer]!; i < end; i++) {
      const issuer = active[i]!, deficit = this.#credit(first + issuer, issuer, visits, shares[issuer]!);
      const grants = deficit >= 1 ? 1 : Math.max(1, Math.ceil((1 - deficit) / shares[issuer]! - SLACK));
      const visit = (this.#seen[first + issuer]! + grants - 1) * peers + issuer;
      if (visit < earliest) { earliest = visit; best = issuer; }
    }
    const at = first + best;
    this.#credit(at, best, earliest + 1, shares[best]!);
    this.#deficit[at] = Math.max(0, this.#deficit[at]! - 1);
    this.#visits[peer] = earliest + 1;
    return best;
  }

  /** Grants an issuer its quantum for each visit before `visits` that it has not been granted one for. @returns its credit */
  #credit(at: number, issuer: Peer, visits: number, quantum: number): number {
    const due = Math.ceil((visits - issuer) / this.inboxes.peers), missed = due - this.#seen[at]!;
    let deficit = this.#deficit[at]!;
    if (missed > 0) {
      if (deficit < 1) deficit += Math.min(missed, Math.ceil((1 - deficit) / quantum - SLACK)) * quantum;
      this.#seen[at] = due;
      this.#deficit[at] = deficit;
    }
    return deficit;
  }

  /** Lets go of a transaction in the inbox that is longest for its issuer's mana. */
  #drop(peer: Peer): void {
    const { inboxes } = this, { peers, count } = inboxes, { shares } = this.#options;
    let worst = 0, longest = -1;
    for (let issuer = 0, at = peer * peers; issuer < peers; issuer++, at++) {
      const scaled = count[at]! / shares[issuer]!;
      if (scaled > longest) { longest = scaled; worst = issuer; }
    }
    const site = inboxes.takeUnwanted(peer, worst, this.#options.drop === "tail");
    if (site !== NONE) this.#receiver.dropped(site, peer);
  }

  #checkBan(at: number, peer: Peer, issuer: Peer): void {
    const { blacklistAt, blacklistFor, shares } = this.#options, { now } = this.#kernel;
    if (issuer === peer || this.inboxes.count[at]! <= blacklistAt * shares[issuer]! || now < this.#bannedUntil[at]!) return;
    this.#bannedUntil[at] = now + blacklistFor;
    this.#receiver.blacklisted(issuer, peer, blacklistFor);
  }
}
