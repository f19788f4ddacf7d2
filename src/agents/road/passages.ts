/**
 * The passages under way, from the look-ahead distance until the vehicle has left and its money is final. A passage is
 * an index into parallel arrays; indices are used again, so that memory is bounded by the passages at one time.
 */

/** What has happened to a passage, as bits. */
export const Mark = {
  /** A bid was issued. */
  bid: 1,
  /** The payment is safe: the bid counts. */
  cleared: 2,
  /** The money is final. */
  settled: 4,
  /** The money did not come. */
  failed: 8,
  /** The vehicle has entered the crossing. */
  entered: 16,
  /** The bid was safe when the vehicle entered. */
  inTime: 32,
  /** The vehicle has left the crossing. */
  left: 64,
  /** The bid had cover: crossing and vehicle have a deal. */
  agreed: 128,
} as const;

export interface Trip {
  /** Index of the fleet among those that use the road. */
  readonly traffic: number;
  readonly device: number;
  readonly wallet: number;
  readonly crossing: number;
  readonly approach: number;
  /** Token/h. */
  readonly valueOfTime: number;
  /** Whole micro-tokens. */
  readonly bid: number;
}

export class Passages {
  traffic = new Int32Array(64);
  device = new Int32Array(64);
  wallet = new Int32Array(64);
  crossing = new Int32Array(64);
  approach = new Uint8Array(64);
  decile = new Uint8Array(64);
  marks = new Uint8Array(64);
  valueOfTime = new Float64Array(64);
  /** What was offered, whole micro-tokens. */
  bid = new Float64Array(64);
  /** What counts in the line: the bid once it is cleared, else 0. */
  weight = new Float64Array(64);
  /** Simulated seconds of the offer and of joining the line. */
  offered = new Float64Array(64);
  arrived = new Float64Array(64);
  /** Delay [s] under first come, first served. */
  fifoDelay = new Float64Array(64);
  #free: number[] = [];
  #used = 0;

  /** Passages under way. */
  get count(): number { return this.#used - this.#free.length; }

  begin(trip: Trip, decile: number, now: number): number {
    const passage = this.#free.pop() ?? this.#used++;
    if (passage >= this.marks.length) this.#grow();
    this.traffic[passage] = trip.traffic;
    this.device[passage] = trip.device;
    this.wallet[passage] = trip.wallet;
    this.crossing[passage] = trip.crossing;
    this.approach[passage] = trip.approach;
    this.decile[passage] = decile;
    this.marks[passage] = 0;
    this.valueOfTime[passage] = trip.valueOfTime;
    this.bid[passage] = trip.bid;
    this.weight[passage] = 0;
    this.offered[passage] = now;
    return passage;
  }

  mark(passage: number, mark: number): void { this.marks[passage]! |= mark; }
  is(passage: number, mark: number): boolean { return (this.marks[passage]! & mark) !== 0; }

  /** Gives the index back once the vehicle has left and no word about its money can come any more. */
  endIfOver(passage: number): void {
    if (!this.is(passage, Mark.left)) return;
    if (this.is(passage, Mark.bid) && !this.is(passage, Mark.settled | Mark.failed)) return;
    this.#free.push(passage);
  }

  #grow(): void {
    this.traffic = doubled(this.traffic, Int32Array);
    this.device = doubled(this.device, Int32Array);
    this.wallet = doubled(this.wallet, Int32Array);
    this.crossing = doubled(this.crossing, Int32Array);
    this.approach = doubled(this.approach, Uint8Array);
    this.decile = doubled(this.decile, Uint8Array);
    this.marks = doubled(this.marks, Uint8Array);
    this.valueOfTime = doubled(this.valueOfTime, Float64Array);
    this.bid = doubled(this.bid, Float64Array);
    this.weight = doubled(this.weight, Float64Array);
    this.offered = doubled(this.offered, Float64Array);
    this.arrived = doubled(this.arrived, Float64Array);
    this.fifoDelay = doubled(this.fifoDelay, Float64Array);
  }
}

function doubled<A extends { readonly length: number; set(from: A): void }>(array: A, kind: new (length: number) => A): A {
  const larger = new kind(2 * array.length);
  larger.set(array);
  return larger;
}
