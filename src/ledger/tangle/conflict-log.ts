/** The history of conflicts, as rows of `conflicts.csv`, and how many are open. */
import type { Recorder } from "../../sim/recorder.js";
import type { Transaction } from "../port.js";
import type { Peer } from "./control.js";
import { NONE } from "./graph.js";

export const CONFLICTS_TABLE = {
  name: "conflicts",
  doc: "What happened in conflicts, in the order in which it did; the first 20,000 events after the warm-up.",
  columns: [
    { name: "set", doc: "Number of the conflict set." },
    { name: "transaction", doc: "Transaction that it happened to: a side, or one that stood on a side and was attached again." },
    { name: "time", unit: "s", doc: "Simulated time." },
    { name: "event", doc: "attached, preferred (before any other), flipped (preferred in the place of another), confirmed, unconfirmed, lost (for good, in all views), reattached or promoted." },
    { name: "peer", doc: "Peer in whose view it happened; empty where it did in all." },
    { name: "share", unit: "1", doc: "Share of peers that prefer this side now." },
  ],
} as const;

const MOST_ROWS = 20_000;

export type ConflictEvent = "attached" | "preferred" | "flipped" | "confirmed" | "unconfirmed" | "lost" | "reattached" | "promoted";

/** What the log has to ask of the views. */
export interface ConflictsSeen {
  /** Share of peers that prefer a transaction now; undefined of one that is no side. */
  share(transaction: Transaction): number | undefined;
  /** Conflicts between attached transactions that are not decided. */
  open(): number;
}

export class ConflictLog {
  readonly #now: () => number;
  readonly #seen: ConflictsSeen;
  readonly #rows: [number, Transaction, number, ConflictEvent, Peer | undefined, number | undefined][] = [];

  constructor(now: () => number, recorder: Recorder, seen: ConflictsSeen) {
    this.#now = now;
    this.#seen = seen;
    const write = recorder.table(CONFLICTS_TABLE);
    recorder.series("conflicts.open", "1", "Conflicts between attached transactions that are not settled in all views, at the end of the interval.", () => seen.open());
    recorder.atWarmupEnd(() => { this.#rows.length = 0; });
    recorder.atEnd(() => { for (const row of this.#rows) write(row); });
  }

  /** @param set number of the conflict set; @param peer in whose view it happened; NONE: in all */
  happened(event: ConflictEvent, set: number, transaction: Transaction, peer: Peer): void {
    if (this.#rows.length >= MOST_ROWS) return;
    this.#rows.push([set, transaction, this.#now(), event, peer === NONE ? undefined : peer, this.#seen.share(transaction)]);
  }
}
