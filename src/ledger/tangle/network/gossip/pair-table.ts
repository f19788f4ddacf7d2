/**
 * A table of pairs of a site and a peer and a number for each: what one peer waits for of one site. It
 * holds only what is out of the ordinary (asked for, in a queue), so it is small however many sites there are. Open
 * addressing in typed arrays: nothing is allocated for a pair.
 */
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";

export class PairTable {
  #sites = new Int32Array(64).fill(-1);
  #peers = new Int32Array(64);
  #values = new Float64Array(64);
  #size = 0;

  get size(): number { return this.#size; }

  /** The value of a pair, or undefined where it is not in the table. */
  get(site: Site, peer: Peer): number | undefined {
    const place = this.#find(site, peer);
    return this.#sites[place] === -1 ? undefined : this.#values[place];
  }

  has(site: Site, peer: Peer): boolean { return this.#size > 0 && this.#sites[this.#find(site, peer)] !== -1; }

  set(site: Site, peer: Peer, value: number): void {
    if (2 * this.#size >= this.#sites.length) this.#grow();
    const place = this.#find(site, peer);
    if (this.#sites[place] === -1) this.#size++;
    this.#sites[place] = site;
    this.#peers[place] = peer;
    this.#values[place] = value;
  }

  /** Takes a pair out; false if it was not there. */
  delete(site: Site, peer: Peer): boolean {
    if (this.#size === 0) return false;
    const sites = this.#sites, mask = sites.length - 1;
    let hole = this.#find(site, peer);
    if (sites[hole] === -1) return false;
    this.#size--;
    // Those behind the hole move up, so that each is still met on the way from where it belongs.
    for (let next = (hole + 1) & mask; sites[next] !== -1; next = (next + 1) & mask) {
      const home = this.#home(sites[next]!, this.#peers[next]!);
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      sites[hole] = sites[next]!;
      this.#peers[hole] = this.#peers[next]!;
      this.#values[hole] = this.#values[next]!;
      hole = next;
    }
    sites[hole] = -1;
    return true;
  }

  /** Takes all pairs of a peer out. @returns how many there were */
  deletePeer(peer: Peer): number {
    const gone: Site[] = [];
    for (let place = 0; place < this.#sites.length; place++) if (this.#sites[place] !== -1 && this.#peers[place] === peer) gone.push(this.#sites[place]!);
    for (const site of gone) this.delete(site, peer);
    return gone.length;
  }

  /** Where a pair is, or the empty place where it would be. */
  #find(site: Site, peer: Peer): number {
    const sites = this.#sites, mask = sites.length - 1;
    let place = this.#home(site, peer);
    while (sites[place] !== -1 && (sites[place] !== site || this.#peers[place] !== peer)) place = (place + 1) & mask;
    return place;
  }

  #home(site: Site, peer: Peer): number {
    const mixed = Math.imul(site ^ Math.imul(peer, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.#sites.length - 1);
  }

  #grow(): void {
    const sites = this.#sites, peers = this.#peers, values = this.#values;
    this.#sites = new Int32Array(2 * sites.length).fill(-1);
    this.#peers = new Int32Array(2 * sites.length);
    this.#values = new Float64Array(2 * sites.length);
    this.#size = 0;
    for (let place = 0; place < sites.length; place++) if (sites[place] !== -1) this.set(sites[place]!, peers[place]!, values[place]!);
  }
}
