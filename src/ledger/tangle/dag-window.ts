/**
 * A window of the graph to draw: the first sites that are attached after the warm-up, as rows of `tangle.csv`, and
 * where peers have views of their own, when each of the first few saw, confirmed and gave up which, as rows of
 * `tangle-views.csv`. It knows nothing of views and rules: a network tells it what becomes of a site, when it happens.
 *
 * Columns are typed arrays that grow, about 60 bytes a site beside its parents, so that a million sites can be drawn.
 */
import type { Recorder, RowWriter } from "../../sim/recorder.js";
import { Stage, STAGE_NAMES, type Transaction } from "../port.js";
import type { Peer } from "./control.js";
import { NONE, type Site } from "./sites.js";
import { DrawnViews } from "./drawn-views.js";

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
    { name: "peer", doc: "Peer through which it was issued; empty where all share one view." },
    { name: "died", unit: "s", doc: "Simulated time at which it was orphaned, or lost a conflict." },
    { name: "conflict", doc: "Number of the conflict set of which its transaction is a side; empty if it shares its funds with none." },
  ],
} as const;

export interface DagWindowOptions {
  /** Most sites to draw. */
  readonly size: number;
  /** Most parents of a site. */
  readonly width: number;
  /** Number of the conflict set of a transaction, or NONE; asked whenever something becomes of it, since settled sets are forgotten. */
  readonly conflictOf: (transaction: Transaction) => number;
  /** So many of the first peers have their views drawn. Default 0: all share one. */
  readonly peers?: number;
}

/** Places in the record of a site's times. */
const ISSUED = 0, ATTACHED = 1, VISIBLE = 2, CONFIRMED = 3, DIED = 4, TIMES = 5;
/** Places in its record of whole numbers. */
const TRANSACTION = 0, WEIGHT = 1, KIND = 2, PEER = 3, CONFLICT = 4, NUMBERS = 5;

export class DagWindow {
  readonly #now: () => number;
  readonly #options: DagWindowOptions;
  readonly #kinds: string[] = [];
  readonly #views: DrawnViews | undefined;
  #times = new Float64Array(0);
  #numbers = new Int32Array(0);
  #parents = new Int32Array(0);
  #stages = new Uint8Array(0);
  #length = 0;
  #first: Site = NONE;

  constructor(now: () => number, recorder: Recorder, options: DagWindowOptions) {
    this.#now = now;
    this.#options = options;
    const write = recorder.table(TANGLE_TABLE), { peers = 0 } = options;
    this.#views = peers > 0 ? new DrawnViews(recorder, peers) : undefined;
    recorder.atWarmupEnd(() => { this.#length = 0; this.#first = NONE; this.#views?.forget(); });
    recorder.atEnd(() => {
      for (let row = 0; row < this.#length; row++) { this.#lookForConflict(row); this.#writeRow(write, row); }
      this.#views?.write(this.#first, this.#length);
    });
  }

  /** Whether the window has room: only then is a new site worth describing. */
  get isOpen(): boolean { return this.#length < this.#options.size; }
  /** The first site that is drawn, or NONE, and how many are; they are consecutive. */
  get first(): Site { return this.#first; }
  get length(): number { return this.#length; }

  /** Takes the next site, which has just been attached; of `parents` those that are NONE are left out. */
  add(site: Site, transaction: Transaction, parents: Int32Array, kind: string, issued: number, peer: Peer = NONE): void {
    if (this.#first === NONE) this.#first = site;
    const { size, width } = this.#options, row = this.#length++;
    if (row === this.#stages.length) this.#grow(Math.min(size, Math.max(1024, 2 * row)));
    this.#times.fill(Number.NaN, row * TIMES, (row + 1) * TIMES);
    this.#times[row * TIMES + ISSUED] = issued;
    this.#times[row * TIMES + ATTACHED] = this.#now();
    this.#numbers.set([transaction, 0, this.#kind(kind), peer, NONE], row * NUMBERS);
    this.#parents.fill(NONE, row * width, (row + 1) * width).set(parents, row * width);
    this.#stages[row] = Stage.attached;
  }

  /** Everybody sees a site from now on. */
  revealed(site: Site): void {
    const row = this.#row(site);
    if (row === NONE) return;
    this.#times[row * TIMES + VISIBLE] = this.#now();
    if (this.#stages[row] === Stage.attached) this.#stages[row] = Stage.seen;
  }

  confirmed(site: Site): void { this.#ends(site, CONFIRMED, Stage.confirmed); }

  /** A confirmation is taken back. */
  unconfirmed(site: Site): void {
    const row = this.#row(site);
    if (row === NONE) return;
    this.#times[row * TIMES + CONFIRMED] = Number.NaN;
    this.#stages[row] = Number.isNaN(this.#times[row * TIMES + VISIBLE]!) ? Stage.attached : Stage.seen;
  }

  /** A site was orphaned (also: stranded, to be attached again), or is on the side that lost a conflict. */
  died(site: Site, stage: typeof Stage.orphaned | typeof Stage.conflicting): void { this.#ends(site, DIED, stage); }

  isDrawn(site: Site): boolean { return this.#row(site) !== NONE; }

  /** Takes the last weight of a site. */
  weighs(site: Site, weight: number): void {
    const row = this.#row(site);
    if (row === NONE) return;
    this.#numbers[row * NUMBERS + WEIGHT] = weight;
    this.#lookForConflict(row);
  }

  /** A peer has taken a site into its view, confirms it there, or gives it up there; of peers that are not drawn nothing is kept. */
  seenAt(site: Site, peer: Peer): void { this.#views?.seen(this.#row(site), peer, this.#now()); }
  confirmedAt(site: Site, peer: Peer): void { this.#views?.confirmed(this.#row(site), peer, this.#now()); }
  diedAt(site: Site, peer: Peer): void { this.#views?.died(this.#row(site), peer, this.#now()); }
  /** A peer takes its confirmation back, or its giving up: the site is one that it sees, no more. */
  reopenedAt(site: Site, peer: Peer): void { this.#views?.reopened(this.#row(site), peer); }

  #ends(site: Site, time: number, stage: Stage): void {
    const row = this.#row(site);
    if (row === NONE) return;
    this.#times[row * TIMES + time] = this.#now();
    this.#stages[row] = stage;
    this.#lookForConflict(row);
  }

  #lookForConflict(row: number): void {
    const numbers = this.#numbers, at = row * NUMBERS;
    if (numbers[at + CONFLICT] === NONE) numbers[at + CONFLICT] = this.#options.conflictOf(numbers[at + TRANSACTION]!);
  }

  /** Place of a site in the columns, or NONE. */
  #row(site: Site): number {
    const row = site - this.#first;
    return this.#first !== NONE && row >= 0 && row < this.#length ? row : NONE;
  }

  #kind(name: string): number {
    const known = this.#kinds.indexOf(name);
    return known >= 0 ? known : this.#kinds.push(name) - 1;
  }

  #grow(rows: number): void {
    const longer = <A extends Float64Array | Int32Array | Uint8Array>(array: A, larger: A): A => { larger.set(array); return larger; };
    this.#times = longer(this.#times, new Float64Array(rows * TIMES));
    this.#numbers = longer(this.#numbers, new Int32Array(rows * NUMBERS));
    this.#parents = longer(this.#parents, new Int32Array(rows * this.#options.width));
    this.#stages = longer(this.#stages, new Uint8Array(rows));
  }

  #writeRow(write: RowWriter, row: number): void {
    const { width } = this.#options;
    const [issued, attached, visible, confirmed, died] = this.#times.subarray(row * TIMES, (row + 1) * TIMES);
    const at = row * NUMBERS, numbers = this.#numbers, transaction = numbers[at + TRANSACTION]!;
    const parents = this.#parents.subarray(row * width, (row + 1) * width).filter((parent) => parent !== NONE).join(" ");
    const known = (number: number): number | undefined => (number === NONE ? undefined : number);
    write([
      this.#first + row, issued, attached, visible, parents, this.#kinds[numbers[at + KIND]!], STAGE_NAMES[this.#stages[row]!], confirmed,
      numbers[at + WEIGHT]!, transaction, known(numbers[at + PEER]!), died, known(numbers[at + CONFLICT]!),
    ]);
  }
}
