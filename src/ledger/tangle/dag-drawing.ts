/** Draws the one graph that everybody shares, and its conflicts: tells the window what becomes of its sites, and the log of its conflicts. */
import type { Recorder } from "../../sim/recorder.js";
import { Stage, type Transaction } from "../port.js";
import { ConflictLog, type ConflictEvent } from "./conflict-log.js";
import type { Dag, DagObserver } from "./dag.js";
import { DagWindow } from "./dag-window.js";
import { DEAD, NONE, type Site } from "./sites.js";

export class DagDrawing implements DagObserver {
  readonly #drawn: DagWindow;
  readonly #conflicts: ConflictLog;

  /** @param size most sites to draw · @param width most parents of a site */
  constructor(now: () => number, recorder: Recorder, dag: () => Dag, size: number, width: number) {
    // Before the window writes its rows: what is still in the graph gets the weight that it has in the end.
    recorder.atEnd(() => {
      const { first, length } = this.#drawn;
      for (let site = Math.max(first, dag().oldest); first !== NONE && site < first + length; site++) this.#weigh(site, dag());
    });
    this.#drawn = new DagWindow(now, recorder, { size, width, conflictOf: (transaction) => dag().conflicts.setOf(transaction) });
    this.#conflicts = new ConflictLog(now, recorder, {
      share: (transaction) => dag().conflicts.sideOf(transaction) === NONE ? undefined : dag().conflicts.isFavoured(transaction) ? 1 : 0,
      open: () => dag().conflicts.open,
    });
  }

  get isOpen(): boolean { return this.#drawn.isOpen; }

  /** Takes the next site, which has just been attached. */
  add(site: Site, dag: Dag, kind: string, issued: number): void {
    const { mask, width, parents, transaction } = dag.sites, edge = (site & mask) * width;
    this.#drawn.add(site, transaction[site & mask]!, parents.subarray(edge, edge + width), kind, issued);
  }

  revealed(site: Site): void { this.#drawn.revealed(site); }
  confirmed(site: Site): void { this.#drawn.confirmed(site); }

  conflict(event: ConflictEvent, set: number, transaction: Transaction): void { this.#conflicts.happened(event, set, transaction, NONE); }

  ended(site: Site, dag: Dag): void {
    const { state, mask, transaction } = dag.sites;
    this.#weigh(site, dag);
    if ((state[site & mask]! & DEAD) === 0) return;
    this.#drawn.died(site, dag.conflicts.hasLost(transaction[site & mask]!) ? Stage.conflicting : Stage.orphaned);
  }

  #weigh(site: Site, dag: Dag): void { this.#drawn.weighs(site, dag.weight(site)); }
}
