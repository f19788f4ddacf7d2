/**
 * The graph of blocks, one for all validators: each validator's view is the blocks that have arrived at it. A block
 * counts as arrived only once all that it refers to has (causal completeness), so that when it will be in whose view is
 * known the moment it is made: no event stands for a delivery, and nothing is kept twice. Whether a block votes for a
 * leader, and whether it is a certificate of one, is a property of the graph below it and the same in every view.
 *
 * A block's identifier is (round · validators + author) · variants + variant: identifiers order blocks by round and
 * author, which is the order within what a leader commits. An author has a second variant only if it equivocates.
 */
import type { Transaction } from "../port.js";
import { rewindowed } from "../window.js";
import type { Committee } from "./leaders.js";
import { FIRST_ROWS, type RoundColumns, type RoundWindow } from "./round-window.js";

export type Block = number;

/** Blocks of earlier rounds than the one before that a block can refer to; the rest waits for the next one. */
const MOST_LATE = 16;

/** What most blocks carry. */
export const NOTHING: readonly Transaction[] = [];

export class BlockDag implements RoundColumns {
  readonly committee: Committee;
  readonly window: RoundWindow;
  /** Places for blocks in a round. */
  readonly width: number;
  readonly #stride: number;
  readonly #words: number;
  /** When a block was made, seconds; NaN where there is none. */
  createdAt: Float64Array<ArrayBuffer>;
  /** When a block is in a validator's view: `arrival[place · validators + validator]`, Infinity: not yet known. */
  arrival: Float64Array<ArrayBuffer>;
  #parents: Float64Array<ArrayBuffer>;
  #parentCount: Int32Array<ArrayBuffer>;
  /** How many of a block's parents are of the round before; they stand first. */
  #lateFrom: Int32Array<ArrayBuffer>;
  /** A bit for each block of the round before that a block refers to. */
  #parentBits: Int32Array<ArrayBuffer>;
  /** Which variant of each leader of the round before a block votes for, from 1; 0: none. */
  #votes: Uint8Array<ArrayBuffer>;
  /** Which variants of each leader two rounds before a block certifies, a bit each. */
  #certified: Uint8Array<ArrayBuffer>;
  #transactions: (readonly Transaction[])[] = [];
  readonly #voted: Uint8Array;

  constructor(committee: Committee, window: RoundWindow) {
    const { validators, variants, leaders } = committee, rows = FIRST_ROWS, width = this.width = validators * variants;
    this.committee = committee;
    this.window = window;
    this.#stride = width + MOST_LATE;
    this.#words = Math.ceil(width / 32);
    this.createdAt = new Float64Array(rows * width);
    this.arrival = new Float64Array(rows * width * validators);
    this.#parents = new Float64Array(rows * width * this.#stride);
    this.#parentCount = new Int32Array(rows * width);
    this.#lateFrom = new Int32Array(rows * width);
    this.#parentBits = new Int32Array(rows * width * this.#words);
    this.#votes = new Uint8Array(rows * width * leaders);
    this.#certified = new Uint8Array(rows * width * leaders);
    this.#voted = new Uint8Array(validators);
    window.add(this);
  }

  opened(round: number): void {
    const { width, committee: { validators, leaders } } = this, from = (round & this.window.mask) * width, to = from + width;
    this.createdAt.fill(Number.NaN, from, to);
    this.arrival.fill(Infinity, from * validators, to * validators);
    this.#parentCount.fill(0, from, to);
    this.#parentBits.fill(0, from * this.#words, to * this.#words);
    this.#votes.fill(0, from * leaders, to * leaders);
    this.#certified.fill(0, from * leaders, to * leaders);
    for (let place = from; place < to; place++) this.#transactions[place] = NOTHING;
  }

  resized(base: number, next: number, size: number): void {
    const { width, committee: { validators, leaders } } = this, oldRows = this.createdAt.length / width, transactions: (readonly Transaction[])[] = [];
    for (let round = base; round < next; round++) for (let i = 0; i < width; i++) transactions[(round & (size - 1)) * width + i] = this.#transactions[(round & (oldRows - 1)) * width + i]!;
    this.#transactions = transactions;
    this.createdAt = rewindowed(this.createdAt, base, next, size, width);
    this.arrival = rewindowed(this.arrival, base, next, size, width * validators);
    this.#parents = rewindowed(this.#parents, base, next, size, width * this.#stride);
    this.#parentCount = rewindowed(this.#parentCount, base, next, size, width);
    this.#lateFrom = rewindowed(this.#lateFrom, base, next, size, width);
    this.#parentBits = rewindowed(this.#parentBits, base, next, size, width * this.#words);
    this.#votes = rewindowed(this.#votes, base, next, size, width * leaders);
    this.#certified = rewindowed(this.#certified, base, next, size, width * leaders);
  }

  block(round: number, author: number, variant = 0): Block { return (round * this.committee.validators + author) * this.committee.variants + variant; }
  roundOf(block: Block): number { return Math.floor(block / this.width); }
  authorOf(block: Block): number { return Math.floor(block % this.width / this.committee.variants); }
  /** Where a block's values stand in the columns. */
  place(block: Block): number { return block % ((this.window.mask + 1) * this.width); }
  exists(block: Block): boolean { return this.createdAt[this.place(block)]! >= 0; }
  /** Simulated time at which a block is in a validator's view. */
  arrivalAt(block: Block, validator: number): number { return this.arrival[this.place(block) * this.committee.validators + validator]!; }
  transactionsOf(block: Block): readonly Transaction[] { return this.#transactions[this.place(block)]!; }
  parentCount(block: Block): number { return this.#parentCount[this.place(block)]!; }
  /** First of a block's parents that is of an earlier round than the one before. */
  lateFrom(block: Block): number { return this.#lateFrom[this.place(block)]!; }
  parent(block: Block, i: number): Block { return this.#parents[this.place(block) * this.#stride + i]!; }
  /** Variant of a leader, from 1, that a block of the next round votes for; 0: none. */
  vote(block: Block, leader: number): number { return this.#votes[this.place(block) * this.committee.leaders + leader]!; }
  /** Bits of the variants of a leader that a block two rounds later is a certificate of. */
  certified(block: Block, leader: number): number { return this.#certified[this.place(block) * this.committee.leaders + leader]!; }

  /** Whether a block refers to one of the round before its own. */
  refersTo(block: Block, parent: Block): boolean {
    const i = parent % this.width;
    return (this.#parentBits[this.place(block) * this.#words + (i >> 5)]! >> (i & 31) & 1) === 1;
  }

  /**
   * Adds a block; when it arrives where is told afterwards.
   * @param parents of the round before, of two variants of one author the one that is voted for first
   * @param late parents of earlier rounds; those that it has no place for are left in the list
   */
  add(block: Block, parents: readonly Block[], late: Block[], transactions: readonly Transaction[], now: number): void {
    const place = this.place(block), from = place * this.#stride, words = place * this.#words;
    this.createdAt[place] = now;
    this.#transactions[place] = transactions;
    let count = 0;
    for (const parent of parents) {
      const i = parent % this.width;
      this.#parentBits[words + (i >> 5)]! |= 1 << (i & 31);
      this.#parents[from + count++] = parent;
    }
    this.#lateFrom[place] = count;
    while (late.length > 0 && count < this.#stride) this.#parents[from + count++] = late.pop()!;
    this.#parentCount[place] = count;
    this.#vote(block, parents);
    this.#certify(block, parents);
  }

  #vote(block: Block, parents: readonly Block[]): void {
    const { leaders, variants } = this.committee, votes = this.place(block) * leaders, round = this.roundOf(block) - 1;
    for (let leader = 0; leader < leaders; leader++) {
      const first = this.block(round, this.committee.leader(round, leader));
      if (variants === 1) { this.#votes[votes + leader] = this.refersTo(block, first) ? 1 : 0; continue; }
      const chosen = parents.find((parent) => parent === first || parent === first + 1);
      if (chosen !== undefined) this.#votes[votes + leader] = chosen - first + 1;
    }
  }

  #certify(block: Block, parents: readonly Block[]): void {
    const { leaders, variants, quorum } = this.committee, certified = this.place(block) * leaders, voted = this.#voted;
    for (let leader = 0; leader < leaders; leader++) {
      for (let variant = 1; variant <= variants; variant++) {
        let count = 0;
        if (variants > 1) voted.fill(0);
        for (const parent of parents) {
          if (this.#votes[this.place(parent) * leaders + leader] !== variant) continue;
          if (variants > 1 && voted[this.authorOf(parent)]!++ > 0) continue;
          count++;
        }
        if (count >= quorum) this.#certified[certified + leader]! |= 1 << (variant - 1);
      }
    }
  }

  /** Whether a block is another's ancestor, or itself. */
  isAncestor(ancestor: Block, of: Block): boolean {
    if (ancestor === of) return true;
    const least = this.roundOf(ancestor), seen = new Set<Block>([of]), open = [of];
    for (let block = open.pop(); block !== undefined; block = open.pop()) {
      for (let i = this.parentCount(block) - 1; i >= 0; i--) {
        const parent = this.parent(block, i);
        if (parent === ancestor) return true;
        if (this.roundOf(parent) <= least || seen.has(parent)) continue;
        seen.add(parent);
        open.push(parent);
      }
    }
    return false;
  }
}
