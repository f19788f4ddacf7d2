/**
 * Where peers stand, so that a device can talk to the nearest. A topology with regions says in which one each peer is;
 * without, peers are spread evenly over a square that begins at the scenario's origin, as a city of drones does. Where a
 * peer stands changes no latency.
 */
import type { RandomStream } from "../../../../sim/random.js";
import type { Peer } from "../../control.js";
import type { Region, Wiring } from "./topology.js";

/** Half the side of the square over which the peers of one region are spread, metres. */
const REGION_HALF = 300_000;

export class Placement {
  /** Metres east and north of the scenario's origin, by peer. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly regions: readonly Region[];
  readonly regionOf: Uint8Array;

  /** @param extent side of the square, metres, where there are no regions */
  constructor(peers: number, world: Wiring["world"], extent: number, random: RandomStream) {
    this.regions = world?.regions ?? [];
    this.regionOf = world?.regionOf ?? new Uint8Array(peers);
    this.x = new Float64Array(peers);
    this.y = new Float64Array(peers);
    const [from, to] = world ? [-REGION_HALF, REGION_HALF] : [0, extent];
    for (let peer = 0; peer < peers; peer++) {
      const region = this.regions[this.regionOf[peer]!];
      this.x[peer] = (region?.x ?? 0) + random.uniform(from, to);
      this.y[peer] = (region?.y ?? 0) + random.uniform(from, to);
    }
  }

  /** Name of a peer's region; empty where there are none. */
  region(peer: Peer): string { return this.regions[this.regionOf[peer]!]?.name ?? ""; }

  /** The nearest peer of those that `counts` holds for, the lowest on a tie; −1 if it holds for none. */
  nearest(x: number, y: number, counts: (peer: Peer) => boolean = () => true): Peer {
    let best = -1, least = Infinity;
    for (let peer = 0; peer < this.x.length; peer++) {
      const east = this.x[peer]! - x, north = this.y[peer]! - y, square = east * east + north * north;
      if (square < least && counts(peer)) { least = square; best = peer; }
    }
    return best;
  }
}
