/**
 * The graph of the tangle, which is the same for all who look: sites, what each approves, and who approves it. Site 0 is
 * the genesis; sites are numbered in the order of attachment, so a parent's number is below its approver's. A transaction
 * that has to be attached again gets a new site. Columns are a window (see ../window.ts): settled sites are forgotten.
 * What a view knows of a site stands in columns of its own, which those who extend this class add.
 */
import { rewindowed } from "../window.js";

/** A place in the graph, a whole number from 0. */
export type Site = number;
export const GENESIS: Site = 0;
export const NONE: Site = -1;

/** A stamp above every pass: a site that no pass visits. */
export const NO_PASS = 0x7fffffff;

export class Graph {
  /** Places for parents of each site. */
  readonly width: number;
  /** The oldest site in the window, and the next to be attached. */
  base = 0;
  next = 0;
  mask = 1023;
  transaction = new Int32Array(1024);
  /** Distinct parents; NONE fills the rest of a site's `width` places. */
  parents: Int32Array<ArrayBuffer>;
  /** Approvers as a linked list: the latest, and behind each parent of a site the approver of that parent before it. */
  lastApprover = new Int32Array(1024);
  previousApprover: Int32Array<ArrayBuffer>;
  attachedAt = new Float64Array(1024);
  /** Number of the last pass over the graph that met the site; of one that no pass visits NO_PASS. */
  stamp = new Int32Array(1024);
  /** Conflicting transactions in the past cone, see conflicts.ts; 0: none. */
  branch = new Int32Array(1024);
  /** Living approvers. */
  approvers = new Int32Array(1024);
  /** Scratch for passes over the graph; each site is pushed at most once a pass. */
  stack = new Int32Array(1024);
  readonly #kept: number;
  #pass = 0;

  /** @param kept so many of the latest sites stay known even if they are settled */
  constructor(width: number, kept: number) {
    this.width = width;
    this.#kept = kept;
    this.parents = new Int32Array(1024 * width);
    this.previousApprover = new Int32Array(1024 * width);
  }

  /** Adds a site above `count` parents, of which equal ones count once. Links only those that are still in the window. */
  add(transaction: number, parents: Int32Array, count: number, now: number): Site {
    if (this.next - this.base > this.mask) this.makeRoom();
    const { width, mask, base } = this;
    const site = this.next++, slot = site & mask;
    this.transaction[slot] = transaction;
    this.lastApprover[slot] = NONE;
    this.attachedAt[slot] = now;
    this.stamp[slot] = this.branch[slot] = this.approvers[slot] = 0;
    const { parents: linked, previousApprover, lastApprover } = this, first = slot * width, end = first + width;
    let edge = first;
    // Loops and no built-in functions: calling one costs more than all that is done here.
    for (let i = 0; i < count; i++) {
      const parent = parents[i]!;
      let same = first;
      while (same < edge && linked[same] !== parent) same++;
      if (same < edge) continue;
      linked[edge] = parent;
      if (parent >= base) {
        previousApprover[edge] = lastApprover[parent & mask]!;
        lastApprover[parent & mask] = site;
      }
      edge++;
    }
    while (edge < end) linked[edge++] = NONE;
    return site;
  }

  /** The approver of `parent` that was attached before `approver`, or NONE. */
  approverBefore(approver: Site, parent: Site): Site {
    const { parents, width } = this;
    let edge = (approver & this.mask) * width;
    while (parents[edge] !== parent) edge++;
    return this.previousApprover[edge]!;
  }

  /** A number that no pass over the graph had before. */
  newPass(): number { return ++this.#pass; }

  /** Whether nobody needs the oldest site any more, which stands at `slot`. */
  protected isForgettable(_slot: number): boolean { return false; }

  /** The window grows if more sites than this are left in it when those that can be are forgotten. */
  protected get ample(): number { return this.mask >> 1; }

  /** Moves the columns to windows of `size` places. */
  protected resize(size: number): void {
    const { base, next, width } = this;
    this.transaction = rewindowed(this.transaction, base, next, size);
    this.parents = rewindowed(this.parents, base, next, size, width);
    this.lastApprover = rewindowed(this.lastApprover, base, next, size);
    this.previousApprover = rewindowed(this.previousApprover, base, next, size, width);
    this.attachedAt = rewindowed(this.attachedAt, base, next, size);
    this.stamp = rewindowed(this.stamp, base, next, size);
    this.branch = rewindowed(this.branch, base, next, size);
    this.approvers = rewindowed(this.approvers, base, next, size);
    this.stack = new Int32Array(size);
  }

  /** Forgets what can be, and enlarges the window if too much is left. */
  protected makeRoom(): void {
    const { mask } = this, end = this.next - this.#kept;
    while (this.base < end && this.isForgettable(this.base & mask)) this.base++;
    if (this.next - this.base <= this.ample) return;
    this.resize(2 * (mask + 1));
    this.mask = 2 * mask + 1;
  }
}
