/**
 * What may be said for sure: a statement stands when the whole 95 % interval is on its side. What is neither surely so nor
 * surely not is not shown, and a claim that needs it does not hold.
 */
import type { Interval } from "../statistics/interval.js";

export function surelyAbove({ mean, halfWidth }: Interval, bound: number): boolean { return mean - halfWidth > bound; }

export function surelyBelow({ mean, halfWidth }: Interval, bound: number): boolean { return mean + halfWidth < bound; }
