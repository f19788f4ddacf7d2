/**
 * A running digest of a trajectory: 64 bits that depend on time, type and arguments of every event and on their order. Equal
 * digests mean equal trajectories for every practical purpose; it guards against accidents, not against an adversary.
 * Integer arithmetic only, so it is the same on every platform (the two halves of a time are taken in little-endian order).
 */
export class TrajectoryDigest {
  #high = 0x243f6a88;
  #low = 0x13198a2e;

  /** Takes in one event: the two halves of its float64 time, its type and its two arguments. */
  add(timeLow: number, timeHigh: number, type: number, a: number, b: number): void {
    // Multiply and rotate, as in MurmurHash3 (A. Appleby, public domain); each half also takes in the other.
    let low = Math.imul(this.#low ^ timeLow, 0xcc9e2d51) + a;
    low = ((low << 15) | (low >>> 17)) ^ this.#high;
    let high = Math.imul(this.#high ^ timeHigh ^ (type << 8), 0x1b873593) + b;
    high = ((high << 13) | (high >>> 19)) + low;
    this.#low = Math.imul(low, 5) + 0x6b64e654 | 0;
    this.#high = high | 0;
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    const low = finalized(this.#low ^ finalized(this.#high)), high = finalized(this.#high ^ low);
    return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
  }
}

/** The final mix of MurmurHash3: every bit of the input changes every bit of the output with probability one half. */
function finalized(bits: number): number {
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
