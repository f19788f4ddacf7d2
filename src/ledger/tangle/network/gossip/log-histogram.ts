/**
 * Counts of many durations by peer, for quantiles: bins are the leading bits of a 32-bit float, 64 to each doubling, so that
 * an observation costs a few instructions and a quantile is right to 1 %. From 1 ms to 48 days; what is beyond is counted
 * at the border.
 */
const BINS_PER_DOUBLING = 64;
const LOWEST = 117 * BINS_PER_DOUBLING;
const BINS = 32 * BINS_PER_DOUBLING;

export class LogHistogram {
  readonly #counts: Uint32Array;
  readonly #float = new Float32Array(1);
  readonly #bits = new Uint32Array(this.#float.buffer);

  /** @param rows histograms to keep side by side */
  constructor(rows: number) { this.#counts = new Uint32Array(rows * BINS); }

  add(row: number, seconds: number): void {
    this.#float[0] = seconds;
    const bin = (this.#bits[0]! >>> 17) - LOWEST;
    this.#counts[row * BINS + (bin < 0 ? 0 : bin < BINS ? bin : BINS - 1)]!++;
  }

  forget(): void { this.#counts.fill(0); }

  /** The observation of rank floor(share × (count − 1)), counted from 0; NaN if there is none. */
  quantile(row: number, share: number): number {
    const counts = this.#counts.subarray(row * BINS, (row + 1) * BINS);
    const rank = Math.floor(share * (counts.reduce((sum, count) => sum + count, 0) - 1));
    let below = 0;
    for (let bin = 0; bin < BINS; bin++) {
      below += counts[bin]!;
      if (below > rank && rank >= 0) return this.#valueOf(bin + 0.5);
    }
    return Number.NaN;
  }

  /** Calls `visit` for each filled bin, in ascending order, with its upper bound and the count up to there. */
  cumulate(row: number, visit: (bound: number, count: number) => void): void {
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const count = this.#counts[row * BINS + bin]!;
      if (count === 0) continue;
      sum += count;
      visit(this.#valueOf(bin + 1), sum);
    }
  }

  #valueOf(bin: number): number {
    this.#bits[0] = (bin + LOWEST) * (1 << 17);
    return this.#float[0]!;
  }
}
