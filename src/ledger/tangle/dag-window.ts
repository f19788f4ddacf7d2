/** A window of the graph to draw: the first sites that are attached after the warm-up, as rows of `tangle.csv`. */
import type { Recorder } from "../../sim/recorder.js";
import { Stage, STAGE_NAMES, type Transaction } from "../port.js";
import type { Dag } from "./dag.js";
import { CONFIRMED, DEAD, NONE, VISIBLE, type Site } from "./sites.js";

export const TANGLE_TABLE = {
  name: "tangle",
  doc: "A window of the graph: the first sites attached after the warm-up. A transaction that was attached again has several.",
  columns: [
    { name: "id", doc: "Number of the site, in the order of attachment; 0 is the genesis." },
    { name: "issued", unit: "s", doc: "Simulated time at which its transaction was issued." },
    { name: "attached", unit: "s", doc: "Simulated time of attachment, after the work." },
    { name: "visible", unit: "s", doc: "Simulated time from which everybody sees it." },
    { name: "parents", doc: "Sites that it approves, separated by spaces." },
    { name: "kind", doc: "Kind of the issuing device." },
    { name: "stage", doc: "attached, seen, confirmed, orphaned (also: stranded and attached again) or conflicting." },
    { name: "confirmed", unit: "s", doc: "Simulated time of confirmation." },
    { name: "weight", doc: "Cumulative weight when it was settled, or at the end; of rules that keep no weights 0." },
    { name: "transaction", doc: "Identifier of its transaction." },
  ],
} as const;

interface Row {
  readonly transaction: Transaction;
  readonly issued: number;
  readonly attached: number;
  readonly parents: string;
  readonly kind: string;
  visible: number;
  confirmed: number;
  stage: Stage;
  weight: number;
}

export class DagWindow {
  readonly #now: () => number;
  readonly #size: number;
  readonly #rows: Row[] = [];
  #first: Site = NONE;

  constructor(now: () => number, recorder: Recorder, dag: () => Dag, size: number) {
    this.#now = now;
    this.#size = size;
    const write = recorder.table(TANGLE_TABLE);
    recorder.atWarmupEnd(() => { this.#rows.length = 0; this.#first = NONE; });
    recorder.atEnd(() => {
      this.#rows.forEach((row, index) => {
        const site = this.#first + index;
        if (site >= dag().oldest) this.ended(site, dag());
        write([site, row.issued, row.attached, row.visible, row.parents, row.kind, STAGE_NAMES[row.stage], row.confirmed, row.weight, row.transaction]);
      });
    });
  }

  /** Whether the window has room: only then is a new site worth describing. */
  get isOpen(): boolean { return this.#rows.length < this.#size; }

  /** Takes the next site, which has just been attached. */
  add(site: Site, dag: Dag, kind: string, issued: number): void {
    const { mask, width, parents, transaction } = dag.sites;
    if (this.#first === NONE) this.#first = site;
    const edge = (site & mask) * width;
    this.#rows.push({
      transaction: transaction[site & mask]!, issued, attached: this.#now(), kind,
      parents: parents.subarray(edge, edge + width).filter((parent) => parent !== NONE).join(" "),
      visible: Number.NaN, confirmed: Number.NaN, stage: Stage.attached, weight: 0,
    });
  }

  revealed(site: Site): void {
    const row = this.#rows[site - this.#first];
    if (row) row.visible = this.#now();
  }

  confirmed(site: Site): void {
    const row = this.#rows[site - this.#first];
    if (row) row.confirmed = this.#now();
  }

  /** Takes the last state and weight of a site. */
  ended(site: Site, dag: Dag): void {
    const row = this.#rows[site - this.#first];
    if (!row) return;
    const { sites } = dag, state = sites.state[site & sites.mask]!;
    row.weight = sites.weight[site & sites.mask]!;
    if ((state & DEAD) !== 0) row.stage = dag.conflicts.hasLost(row.transaction) ? Stage.conflicting : Stage.orphaned;
    else if ((state & CONFIRMED) !== 0) row.stage = Stage.confirmed;
    else row.stage = (state & VISIBLE) !== 0 ? Stage.seen : Stage.attached;
  }
}
