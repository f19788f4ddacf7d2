/**
 * Who is linked to whom: an undirected graph without loops or parallel links, as neighbour lists in one array. Each link has
 * two halves, one a direction, and a number that both share, so that what is drawn for a link holds in both directions.
 */
import type { Peer } from "../../control.js";

export class PeerGraph {
  readonly peers: number;
  /** Number of links. */
  readonly links: number;
  /** Halves of peer p are those from `start[p]` to before `start[p + 1]`; neighbours ascend. */
  readonly start: Int32Array;
  /** The peer at the far end of each half. */
  readonly neighbour: Int32Array;
  /** The peer at the near end of each half. */
  readonly owner: Int32Array;
  /** The other half of each half's link. */
  readonly twin: Int32Array;
  /** The link that each half belongs to. */
  readonly link: Int32Array;
  /** The two ends of each link, the lower peer first. */
  readonly ends: Int32Array;

  /** @param pairs the two ends of each link, one link after the other; each pair of peers at most once */
  constructor(peers: number, pairs: ArrayLike<number>) {
    const links = pairs.length / 2;
    this.peers = peers;
    this.links = links;
    this.start = new Int32Array(peers + 1);
    this.neighbour = new Int32Array(2 * links);
    this.owner = new Int32Array(2 * links);
    this.twin = new Int32Array(2 * links);
    this.link = new Int32Array(2 * links);
    this.ends = new Int32Array(2 * links);
    const keys = new Float64Array(links);
    for (let i = 0; i < links; i++) {
      const a = pairs[2 * i]!, b = pairs[2 * i + 1]!;
      keys[i] = Math.min(a, b) * peers + Math.max(a, b);
    }
    keys.sort();
    for (let link = 0; link < links; link++) {
      const low = Math.floor(keys[link]! / peers), high = keys[link]! - low * peers;
      if (low === high || keys[link] === keys[link - 1]) throw new Error(`link ${low}–${high} is a loop or there twice`);
      this.ends[2 * link] = low;
      this.ends[2 * link + 1] = high;
      this.start[low + 1]!++;
      this.start[high + 1]!++;
    }
    for (let peer = 0; peer < peers; peer++) this.start[peer + 1]! += this.start[peer]!;
    const next = this.start.slice(0, peers), first = new Int32Array(links);
    // Links ascend by their lower end, so writing the lower neighbours of all peers first keeps each list in order.
    for (const side of [0, 1]) {
      for (let link = 0; link < links; link++) {
        const peer = this.ends[2 * link + 1 - side]!, half = next[peer]!++;
        this.neighbour[half] = this.ends[2 * link + side]!;
        this.owner[half] = peer;
        this.link[half] = link;
        if (side === 0) { first[link] = half; continue; }
        this.twin[half] = first[link]!;
        this.twin[first[link]!] = half;
      }
    }
  }

  degree(peer: Peer): number { return this.start[peer + 1]! - this.start[peer]!; }

  /** The half from `peer` to `neighbour`, or −1 where they are not linked. */
  half(peer: Peer, neighbour: Peer): number {
    let low = this.start[peer]!, high = this.start[peer + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1, found = this.neighbour[middle]!;
      if (found === neighbour) return middle;
      if (found < neighbour) low = middle + 1; else high = middle - 1;
    }
    return -1;
  }

  /**
   * The connected part that each peer belongs to, numbered from 0 by their lowest peer.
   * @param joins whether a link counts; by default all do
   */
  parts(joins: (a: Peer, b: Peer) => boolean = () => true): Int32Array {
    const part = new Int32Array(this.peers).fill(-1), stack: Peer[] = [];
    let parts = 0;
    for (let first = 0; first < this.peers; first++) {
      if (part[first] !== -1) continue;
      part[first] = parts;
      stack.push(first);
      for (let peer = stack.pop(); peer !== undefined; peer = stack.pop()) {
        for (let half = this.start[peer]!; half < this.start[peer + 1]!; half++) {
          const other = this.neighbour[half]!;
          if (part[other] !== -1 || !joins(peer, other)) continue;
          part[other] = parts;
          stack.push(other);
        }
      }
      parts++;
    }
    return part;
  }

  get isConnected(): boolean { return this.parts().every((part) => part === 0); }
}
