/** When each of the first few peers saw, confirmed and gave up the sites of a drawn window, as rows of `tangle-views.csv`. */
import { integer } from "../../parameter/parameter.js";
import type { Recorder, RowWriter } from "../../sim/recorder.js";
import type { Peer } from "./control.js";
import { NONE, type Site } from "./sites.js";

export const VIEWS_TABLE = {
  name: "tangle-views",
  doc: "The sites of tangle.csv as the first peers see them: one row for each site and each drawn peer that has it. Times are of the last change.",
  columns: [
    { name: "id", doc: "Number of the site, as in tangle.csv." },
    { name: "peer", doc: "Peer whose view it is." },
    { name: "seen", unit: "s", doc: "Simulated time at which the peer had the site and its whole past." },
    { name: "confirmed", unit: "s", doc: "Simulated time at which it is confirmed there." },
    { name: "died", unit: "s", doc: "Simulated time at which the peer gave it up: orphaned, or on the side that lost a conflict." },
  ],
} as const;

/** The parameter that says of how many peers: for networks in which each has a view of its own. */
export const drawnPeersParameter = integer({ default: 4, min: 0, max: 64, doc: "Peers whose views are written to tangle-views.csv, for the sites in tangle.csv; 0: none." });

/** Places in the record of a site at a peer. */
const SEEN = 0, CONFIRMED = 1, DIED = 2, TIMES = 3;

export class DrawnViews {
  readonly #peers: number;
  readonly #write: RowWriter;
  #times = new Float64Array(0);

  constructor(recorder: Recorder, peers: number) {
    this.#peers = peers;
    this.#write = recorder.table(VIEWS_TABLE);
  }

  forget(): void { this.#times.fill(Number.NaN); }

  seen(row: number, peer: Peer, now: number): void { this.#set(row, peer, SEEN, now); }
  confirmed(row: number, peer: Peer, now: number): void { this.#set(row, peer, CONFIRMED, now); }
  died(row: number, peer: Peer, now: number): void { this.#set(row, peer, DIED, now); }
  reopened(row: number, peer: Peer): void {
    this.#set(row, peer, CONFIRMED, Number.NaN);
    this.#set(row, peer, DIED, Number.NaN);
  }

  write(first: Site, rows: number): void {
    const peers = this.#peers, times = this.#times;
    const written = Math.min(rows * peers, times.length / TIMES);
    for (let place = 0; place < written; place++) {
      const [seen, confirmed, died] = times.subarray(place * TIMES, (place + 1) * TIMES);
      if (!Number.isNaN(seen)) this.#write([first + Math.floor(place / peers), place % peers, seen, confirmed, died]);
    }
  }

  #set(row: number, peer: Peer, time: number, value: number): void {
    if (row === NONE || peer >= this.#peers) return;
    const at = (row * this.#peers + peer) * TIMES + time;
    if (at >= this.#times.length) {
      const longer = new Float64Array(2 * (row + 512) * this.#peers * TIMES).fill(Number.NaN);
      longer.set(this.#times);
      this.#times = longer;
    }
    this.#times[at] = value;
  }
}
