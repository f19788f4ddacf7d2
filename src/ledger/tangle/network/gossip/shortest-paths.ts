/**
 * When a message that everybody passes on at once reaches each peer: shortest paths from one peer at a time (Dijkstra),
 * kept once they were asked for. Peers that are equally far are ordered by their number.
 */
import type { Peer } from "../../control.js";
import type { PeerGraph } from "./peer-graph.js";

/** The peers that one peer reaches, itself left out, the nearest first. */
export interface Reach {
  readonly peers: Uint16Array;
  /** The neighbour that each of them hears it from. */
  readonly from: Uint16Array;
  /** Seconds until each of them hears it; ascending. */
  readonly after: Float64Array;
}

export class ShortestPaths {
  readonly #graph: PeerGraph;
  readonly #latency: Float64Array;
  readonly #reaches: (Reach | undefined)[];

  constructor(graph: PeerGraph, latency: Float64Array) {
    this.#graph = graph;
    this.#latency = latency;
    this.#reaches = new Array<Reach | undefined>(graph.peers).fill(undefined);
  }

  from(source: Peer): Reach { return (this.#reaches[source] ??= this.#search(source)); }

  #search(source: Peer): Reach {
    const { start, neighbour, link, peers: count } = this.#graph, latency = this.#latency;
    const after = new Float64Array(count).fill(Infinity), from = new Uint16Array(count), order = new Uint16Array(count);
    // A heap of peers by distance, then number; `place` is where each peer stands in it, −1 before it was met.
    const heap = new Int32Array(count), place = new Int32Array(count).fill(-1);
    const isBefore = (a: Peer, b: Peer): boolean => after[a]! < after[b]! || (after[a] === after[b] && a < b);
    let size = 0, found = 0;
    const rise = (peer: Peer, at: number): void => {
      for (; at > 0 && isBefore(peer, heap[(at - 1) >> 1]!); at = (at - 1) >> 1) place[heap[at] = heap[(at - 1) >> 1]!] = at;
      place[heap[at] = peer] = at;
    };
    const sink = (peer: Peer): void => {
      let at = 0;
      for (let child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) child++;
        if (!isBefore(heap[child]!, peer)) break;
        place[heap[at] = heap[child]!] = at;
        at = child;
      }
      place[heap[at] = peer] = at;
    };
    after[source] = 0;
    rise(source, size++);
    while (size > 0) {
      const peer = heap[0]!, far = after[peer]!;
      order[found++] = peer;
      if (--size > 0) sink(heap[size]!);
      for (let half = start[peer]!; half < start[peer + 1]!; half++) {
        const other = neighbour[half]!, arrival = far + latency[link[half]!]!;
        if (!(arrival < after[other]!)) continue;
        after[other] = arrival;
        from[other] = peer;
        rise(other, place[other] === -1 ? size++ : place[other]!);
      }
    }
    const reached = order.subarray(1, found).slice();
    return { peers: reached, from: reached.map((peer) => from[peer]!), after: Float64Array.from(reached, (peer) => after[peer]!) };
  }
}
