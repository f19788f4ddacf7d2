/**
 * The rounds that are kept. All that is known of blocks stands in columns of typed arrays, a row for each round at
 * `round & mask`; rounds that every validator has done with fall out of the window, so that memory follows what is
 * undecided and not the length of the run. Owners of columns are told when a row is opened, and when rows are moved.
 */
export interface RoundColumns {
  /** The row of a round is about to be used for the first time: clear what stood there. */
  opened(round: number): void;
  /** The columns get `size` rows, a power of two; the rounds from `base` up to `next` keep what they hold. */
  resized(base: number, next: number, size: number): void;
}

/** Rows to begin with. */
export const FIRST_ROWS = 128;

export class RoundWindow {
  /** The oldest round that is kept, and the first that is not open yet. */
  base = 0;
  next = 0;
  mask = FIRST_ROWS - 1;
  readonly #columns: RoundColumns[] = [];

  add(columns: RoundColumns): void { this.#columns.push(columns); }

  /** Opens all rounds up to one. */
  open(round: number): void {
    for (; this.next <= round; this.next++) {
      if (this.next - this.base > this.mask) {
        this.mask = 2 * this.mask + 1;
        for (const columns of this.#columns) columns.resized(this.base, this.next, this.mask + 1);
      }
      for (const columns of this.#columns) columns.opened(this.next);
    }
  }
}
