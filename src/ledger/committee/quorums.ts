/** When each validator has, or will have, blocks of a round from 2f + 1 authors: the first arrivals in order, for each validator and round. */
import { rewindowed } from "../window.js";
import type { Committee } from "./leaders.js";
import { FIRST_ROWS, type RoundColumns, type RoundWindow } from "./round-window.js";

export class Quorums implements RoundColumns {
  readonly #committee: Committee;
  readonly #window: RoundWindow;
  #times: Float64Array<ArrayBuffer>;
  #count: Int32Array<ArrayBuffer>;

  constructor(committee: Committee, window: RoundWindow) {
    const { validators } = committee;
    this.#committee = committee;
    this.#window = window;
    this.#times = new Float64Array(FIRST_ROWS * validators * validators);
    this.#count = new Int32Array(FIRST_ROWS * validators);
    window.add(this);
  }

  opened(round: number): void {
    const { validators } = this.#committee, row = round & this.#window.mask;
    this.#count.fill(0, row * validators, (row + 1) * validators);
  }

  resized(base: number, next: number, size: number): void {
    const { validators } = this.#committee;
    this.#times = rewindowed(this.#times, base, next, size, validators * validators);
    this.#count = rewindowed(this.#count, base, next, size, validators);
  }

  /** When a validator has a quorum of a round, seconds; Infinity while too few of its blocks are made. */
  at(validator: number, round: number): number {
    const { validators, quorum } = this.#committee;
    if (round >= this.#window.next) return Infinity;
    const place = (round & this.#window.mask) * validators + validator;
    return this.#count[place]! < quorum ? Infinity : this.#times[place * validators + quorum - 1]!;
  }

  /** When a validator has the last of the blocks of a round that are made so far, of each author the first. */
  last(validator: number, round: number): number {
    const { validators } = this.#committee, place = (round & this.#window.mask) * validators + validator;
    return this.#times[place * validators + this.#count[place]! - 1]!;
  }

  /** A block of an author will arrive. @param before when another of the same author and round arrives; Infinity: none */
  arrives(validator: number, round: number, time: number, before: number): void {
    if (before <= time) return;
    const { validators } = this.#committee, place = (round & this.#window.mask) * validators + validator, from = place * validators, times = this.#times;
    let hole = from + this.#count[place]!;
    if (before < Infinity) hole = times.indexOf(before, from); else this.#count[place]!++;
    for (; hole > from && times[hole - 1]! > time; hole--) times[hole] = times[hole - 1]!;
    times[hole] = time;
  }
}
