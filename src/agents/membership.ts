/**
 * Who is there: devices of a fleet join and leave while the run goes on, without anybody's permission. A fleet says
 * what joining and leaving mean; this file says when.
 */
import type { Kernel } from "../sim/kernel.js";
import type { Fleet } from "./context.js";

export interface MembershipOptions {
  readonly fleet: string;
  readonly count: number;
  /** Most devices at once; a device that comes when all places are taken is turned away and counted. */
  readonly capacity: number;
  /** Devices that join per second (Poisson). */
  readonly joinRate: number;
  /** Mean seconds that a device stays (exponential); Infinity: for good. */
  readonly meanStay: number;
}

/** Room for a fleet's growth: the expected number at the end and six standard deviations of the Poisson number. */
export function roomFor(count: number, joinRate: number, meanStay: number, duration: number): number {
  const expected = joinRate * Math.min(duration, meanStay);
  return count + Math.ceil(expected + 6 * Math.sqrt(expected));
}

export class Membership {
  /** Simulated seconds at which each device last joined and left; NaN where it never did. */
  readonly joinedAt: Float64Array;
  readonly leftAt: Float64Array;
  #present = 0;
  #turnedAway = 0;

  constructor(kernel: Kernel, fleet: Fleet, options: MembershipOptions) {
    const { count, capacity, joinRate, meanStay } = options;
    this.joinedAt = new Float64Array(capacity).fill(Number.NaN);
    this.leftAt = new Float64Array(capacity).fill(Number.NaN);
    const chance = kernel.stream(`${options.fleet}/membership`);
    const free: number[] = [];
    for (let device = capacity - 1; device >= count; device--) free.push(device);

    const leave = kernel.eventType(`${options.fleet}/leave`, (device) => {
      this.leftAt[device] = kernel.now;
      this.#present--;
      fleet.leave(device);
      insertDescending(free, device);
    });
    const enter = (device: number): void => {
      this.joinedAt[device] = kernel.now;
      this.leftAt[device] = Number.NaN;
      this.#present++;
      fleet.join(device);
      if (Number.isFinite(meanStay)) kernel.after(chance.exponential(meanStay), leave, device);
    };
    const come = kernel.eventType(`${options.fleet}/join`, () => {
      const device = free.pop();
      if (device === undefined) this.#turnedAway++;
      else enter(device);
      kernel.after(chance.exponential(1 / joinRate), come);
    });
    for (let device = 0; device < count; device++) enter(device);
    if (joinRate > 0) kernel.after(chance.exponential(1 / joinRate), come);
  }

  /** Devices that are there now. */
  get present(): number { return this.#present; }
  /** Devices that found no place: the capacity was too small. */
  get turnedAway(): number { return this.#turnedAway; }
}

/** Keeps the free places in descending order, so that the lowest is popped first. */
function insertDescending(free: number[], device: number): void {
  let low = 0, high = free.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (free[middle]! > device) low = middle + 1; else high = middle;
  }
  free.splice(low, 0, device);
}
