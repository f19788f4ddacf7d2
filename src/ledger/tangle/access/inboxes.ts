/**
 * What waits at each peer, an inbox for each issuer: chains of sites in one pool, in the order of arrival. An issuer is
 * *active* at a peer while something of it is ready, which is when all the parents have been taken in there.
 */
import type { Peer } from "../control.js";
import { NONE, type Site } from "../graph.js";

export class Inboxes {
  readonly peers: number;
  /** Sites that wait, by peer, and by peer × peers + issuer. */
  readonly total: Int32Array;
  readonly count: Int32Array;
  /** Sites of an issuer that wait, at all peers together. */
  readonly ofIssuer: Int32Array;
  /** The active issuers of each peer from peer × peers on, in no order that matters. */
  readonly active: Uint16Array;
  readonly activeCount: Int32Array;
  readonly #place: Uint16Array;
  readonly #ready: Int32Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  #site = new Int32Array(1024);
  #next = new Int32Array(1024);
  /** Arrivals at all peers, counted: who came first. */
  #arrival = new Float64Array(1024);
  #arrivals = 0;
  #isReady = new Uint8Array(1024);
  /** Whether the peer asked for it: then it is not dropped. */
  #isWanted = new Uint8Array(1024);
  #free: number = NONE;
  #used = 0;

  constructor(peers: number) {
    this.peers = peers;
    this.total = new Int32Array(peers);
    this.count = new Int32Array(peers * peers);
    this.ofIssuer = new Int32Array(peers);
    this.active = new Uint16Array(peers * peers);
    this.activeCount = new Int32Array(peers);
    this.#place = new Uint16Array(peers * peers);
    this.#ready = new Int32Array(peers * peers);
    this.#head = new Int32Array(peers * peers).fill(NONE);
    this.#tail = new Int32Array(peers * peers).fill(NONE);
  }

  add(site: Site, peer: Peer, issuer: Peer, isReady: boolean, isWanted: boolean): void {
    const item = this.#newItem(), at = peer * this.peers + issuer;
    this.#site[item] = site;
    this.#arrival[item] = this.#arrivals++;
    this.#isReady[item] = isReady ? 1 : 0;
    this.#isWanted[item] = isWanted ? 1 : 0;
    if (isWanted || this.#head[at] === NONE) {
      this.#next[item] = this.#head[at]!;
      if (this.#head[at] === NONE) this.#tail[at] = item;
      this.#head[at] = item;
    } else {
      this.#next[item] = NONE;
      this.#next[this.#tail[at]!] = item;
      this.#tail[at] = item;
    }
    this.count[at]!++;
    this.ofIssuer[issuer]!++;
    this.total[peer]!++;
    if (isReady) this.#becameReady(at, peer, issuer);
  }

  /** A site that waits in this inbox is ready from now on. */
  markReady(site: Site, peer: Peer, issuer: Peer): void {
    const at = peer * this.peers + issuer;
    let item = this.#head[at]!;
    while (item !== NONE && this.#site[item] !== site) item = this.#next[item]!;
    if (item === NONE || this.#isReady[item] === 1) return;
    this.#isReady[item] = 1;
    this.#becameReady(at, peer, issuer);
  }

  /** Takes the first ready site out of an inbox that has one. */
  takeReady(peer: Peer, issuer: Peer): Site {
    const at = peer * this.peers + issuer;
    let before: number = NONE, item = this.#head[at]!;
    while (this.#isReady[item] === 0) { before = item; item = this.#next[item]!; }
    return this.#take(before, item, at, peer);
  }

  /** Takes the first or the last site, ready or not, that the peer did not ask for out of an inbox; NONE if there is none. */
  takeUnwanted(peer: Peer, issuer: Peer, isLast: boolean): Site {
    const at = peer * this.peers + issuer;
    let found: number = NONE, beforeFound: number = NONE;
    for (let before: number = NONE, item = this.#head[at]!; item !== NONE && (isLast || found === NONE); before = item, item = this.#next[item]!) {
      if (this.#isWanted[item] === 1) continue;
      found = item;
      beforeFound = before;
    }
    return found === NONE ? NONE : this.#take(beforeFound, found, at, peer);
  }

  /** The active issuer whose first ready site came first. */
  oldest(peer: Peer): Peer {
    let best = -1, earliest = Infinity;
    for (let i = peer * this.peers, end = i + this.activeCount[peer]!; i < end; i++) {
      const issuer = this.active[i]!;
      let item = this.#head[peer * this.peers + issuer]!;
      while (this.#isReady[item] === 0) item = this.#next[item]!;
      if (this.#arrival[item]! < earliest) { earliest = this.#arrival[item]!; best = issuer; }
    }
    return best;
  }

  #take(before: number, item: number, at: number, peer: Peer): Site {
    const after = this.#next[item]!;
    if (before === NONE) this.#head[at] = after; else this.#next[before] = after;
    if (after === NONE) this.#tail[at] = before;
    this.#next[item] = this.#free;
    this.#free = item;
    this.count[at]!--;
    this.ofIssuer[at % this.peers]!--;
    this.total[peer]!--;
    if (this.#isReady[item] === 1 && --this.#ready[at]! === 0) {
      const first = peer * this.peers, last = this.active[first + --this.activeCount[peer]!]!, place = this.#place[at]!;
      this.active[first + place] = last;
      this.#place[first + last] = place;
    }
    return this.#site[item]!;
  }

  #becameReady(at: number, peer: Peer, issuer: Peer): void {
    if (this.#ready[at]!++ > 0) return;
    const place = this.activeCount[peer]!++;
    this.active[peer * this.peers + place] = issuer;
    this.#place[at] = place;
  }

  #newItem(): number {
    if (this.#free !== NONE) {
      const item = this.#free;
      this.#free = this.#next[item]!;
      return item;
    }
    if (this.#used === this.#site.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const length = 2 * this.#site.length;
    const site = new Int32Array(length), next = new Int32Array(length), arrival = new Float64Array(length), isReady = new Uint8Array(length), isWanted = new Uint8Array(length);
    site.set(this.#site);
    next.set(this.#next);
    arrival.set(this.#arrival);
    isReady.set(this.#isReady);
    isWanted.set(this.#isWanted);
    this.#site = site;
    this.#next = next;
    this.#arrival = arrival;
    this.#isReady = isReady;
    this.#isWanted = isWanted;
  }
}
