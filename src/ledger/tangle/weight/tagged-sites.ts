/**
 * The weights of a few tagged sites, exact at any age and under any rule, whether or not the tangle itself keeps weights
 * or has settled and forgotten them: each site carries the set of the tagged ones in its past, 32 bits, which is the union
 * of its parents' sets. One tag begins each unit of time; a tag that has been read at every age is given to another site.
 */
import type { EventType, Kernel } from "../../../sim/kernel.js";
import { rewindowed } from "../../window.js";
import { NONE, type Graph, type Site } from "../graph.js";
import { POINTS, POINTS_PER_UNIT, type WeightRecord } from "./weight-record.js";

const TAGS = 32;
/** Attachments from which delay and rate are estimated before the first tag. */
const FIRST = 100;

/** Views that do not see a site at the same moment: weights are means over them, and read at the very moment that they are due. */
export interface UnlikeViews {
  readonly kernel: Kernel;
  /** Share of the views that a site has not entered yet. */
  unseen(site: Site): number;
}

export class TaggedSites {
  readonly #now: () => number;
  readonly #graph: Graph;
  readonly #record: WeightRecord;
  readonly #views: UnlikeViews | undefined;
  readonly #reading: EventType | undefined;
  /** Time of the reading that is on the calendar. */
  #calledFor = Number.POSITIVE_INFINITY;
  /** Sites above tagged ones that some view may still miss. */
  #missed: Site[] = [];
  readonly #deficits = new Float64Array(TAGS);
  #sets = new Int32Array(0);
  /** Tags in use, as bits, and of each its site's time of attachment, weight, sample and next reading. */
  #used = 0;
  readonly #attachedAt = new Float64Array(TAGS);
  readonly #weight = new Int32Array(TAGS);
  readonly #sample = new Int32Array(TAGS);
  readonly #point = new Int32Array(TAGS);
  #nextReading = Number.POSITIVE_INFINITY;
  #nextTag = Number.POSITIVE_INFINITY;
  #since = 0;
  #attachments = 0;
  #delays = 0;
  #seen = 0;
  #dissemination = 0;

  constructor(now: () => number, views: UnlikeViews | undefined, graph: Graph, record: WeightRecord) {
    this.#now = now;
    this.#views = views;
    this.#reading = views?.kernel.eventType("tangle/weigh", () => {
      // One that was called for before an earlier one was is of the past.
      if (now() !== this.#calledFor) return;
      this.#calledFor = Number.POSITIVE_INFINITY;
      this.read();
      this.#call();
    });
    this.#graph = graph;
    this.#record = record;
  }

  /** Attachments a second, mean delay with work, and mean time until a transaction is seen, in seconds. */
  get rate(): number { return this.#attachments / (this.#now() - this.#since); }
  get meanDelay(): number { return this.#delays / this.#attachments; }
  get meanDissemination(): number { return this.#dissemination / this.#seen; }

  /** The warm-up is over: what was measured so far is forgotten. */
  restart(): void {
    this.#record.restart();
    this.#used = 0;
    this.#missed.length = 0;
    this.#nextTag = Number.POSITIVE_INFINITY;
    this.#since = this.#now();
    this.#attachments = this.#delays = this.#seen = this.#dissemination = 0;
  }

  /** A site was attached that goes through `delay` seconds of work and of hiding. */
  attached(site: Site, delay: number): void {
    this.#attachments++;
    this.#delays += delay;
    if (this.#used !== 0) this.#inherit(site);
    if (this.#attachments === FIRST) {
      this.#record.begin(Math.max(this.meanDelay, 1 / this.rate));
      this.#nextTag = this.#now();
    }
    if (this.#now() >= this.#nextTag) this.#tag(site);
  }

  /** A site is seen from now on, `after` seconds since it was attached. */
  revealed(site: Site, after: number): void {
    this.#seen++;
    this.#dissemination += after;
    if (this.#used === 0) return;
    if (this.#views) { this.#missed.push(site); this.#call(); }
    else if (this.#now() > this.#nextReading) this.read();
    for (let rest = this.#sets[site & this.#graph.mask]! & this.#used; rest !== 0; rest &= rest - 1) this.#weight[31 - Math.clz32(rest & -rest)]!++;
  }

  /** Takes the readings that are due: between two revelations weights do not change, so that those of the common view may be late. */
  read(): void {
    if (this.#views) this.#findDeficits(this.#views);
    const now = this.#now(), { step } = this.#record;
    this.#nextReading = Number.POSITIVE_INFINITY;
    for (let tag = 0; tag < TAGS; tag++) {
      if ((this.#used & (1 << tag)) === 0) continue;
      let due = this.#attachedAt[tag]! + this.#point[tag]! * step;
      for (; (due < now || (due === now && this.#views)) && this.#point[tag]! < POINTS; due = this.#attachedAt[tag]! + this.#point[tag]! * step) {
        this.#record.take(this.#sample[tag]!, this.#point[tag]!++, Math.max(1, this.#weight[tag]! - this.#deficits[tag]!));
      }
      if (this.#point[tag] === POINTS) this.#used &= ~(1 << tag);
      else this.#nextReading = Math.min(this.#nextReading, due);
    }
  }

  /** What each tagged site lacks of the weight of all that approve it, since some views do not have those yet. */
  #findDeficits({ unseen }: UnlikeViews): void {
    const now = this.#now(), { step } = this.#record;
    let asked = 0;
    for (let tag = 0; tag < TAGS; tag++) if (this.#attachedAt[tag]! + this.#point[tag]! * step <= now) asked |= 1 << tag;
    asked &= this.#used;
    this.#deficits.fill(0);
    if (asked === 0) return;
    this.#missed = this.#missed.filter((site) => {
      const share = unseen(site);
      if (share > 0) for (let rest = this.#sets[site & this.#graph.mask]! & asked; rest !== 0; rest &= rest - 1) this.#deficits[31 - Math.clz32(rest & -rest)]! += share;
      return share > 0;
    });
  }

  /** Puts the next reading on the calendar. */
  #call(): void {
    if (this.#nextReading >= this.#calledFor) return;
    this.#calledFor = Math.max(this.#now(), this.#nextReading);
    this.#views!.kernel.at(this.#calledFor, this.#reading!);
  }

  #inherit(site: Site): void {
    const graph = this.#graph, { base, mask, width, parents } = graph;
    if (this.#sets.length !== mask + 1) this.#sets = rewindowed(this.#sets, base, site, mask + 1);
    let set = 0;
    for (let edge = (site & mask) * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!;
      if (parent === NONE) break;
      if (parent >= base) set |= this.#sets[parent & mask]!;
    }
    this.#sets[site & mask] = set;
  }

  #tag(site: Site): void {
    const record = this.#record, free = ~this.#used;
    if (record.isFull) { this.#nextTag = Number.POSITIVE_INFINITY; return; }
    if (free === 0) return;
    const bit = free & -free, tag = 31 - Math.clz32(bit), sets = this.#sets;
    if (this.#used === 0) this.#sets = new Int32Array(this.#graph.mask + 1);
    // The tag's former site left it on those that approve it.
    else for (let slot = 0; slot < sets.length; slot++) sets[slot]! &= ~bit;
    this.#used |= bit;
    this.#sets[site & this.#graph.mask]! |= bit;
    this.#attachedAt[tag] = this.#now();
    this.#weight[tag] = 0;
    this.#sample[tag] = record.add();
    this.#point[tag] = 0;
    this.#nextReading = Math.min(this.#nextReading, this.#now());
    this.#nextTag = Math.max(this.#nextTag, this.#now()) + POINTS_PER_UNIT * record.step;
  }
}
