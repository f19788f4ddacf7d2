/**
 * A discipline says which waiting vehicle enters a crossing next, and who gets the money of a bid. It sees the line
 * only; payments, time and service are the road's business.
 */
import type { Parameters, Values } from "../../../parameter/parameter.js";

/** The vehicles that wait at one crossing, in order of arrival. */
export interface Line {
  readonly length: number;
  /** Bid of the vehicle at a position in whole micro-tokens; 0 as long as its payment is not safe. */
  bid(position: number): number;
  /** Approach, from 0, on which it waits. */
  approach(position: number): number;
}

export interface Discipline {
  /** Whose the money of a bid is that was safe in time: the crossing's, or of those that were overtaken; none: no bids are asked for. */
  readonly proceeds: "none" | "crossing" | "overtaken";
  /** What becomes of a bid whose payment was safe only after entry. */
  readonly late: "refund" | "forfeit";
  /** Position in a line that is not empty of the vehicle to enter at `now`; −1: none may now. */
  select(line: Line, now: number): number;
  /** Simulated second, later than `now`, at which a vehicle may enter that may not at `now`. Only asked after −1. */
  reconsiderAt(now: number): number;
  /** Share of its capacity that a crossing uses when the share `load` of its time is spent on service. */
  saturation(load: number): number;
}

/** A discipline that lets a vehicle enter whenever the crossing is free. */
export const ALWAYS_OPEN = {
  reconsiderAt: () => Number.POSITIVE_INFINITY,
  saturation: (load: number) => load,
} as const;

export interface DisciplineDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  /** @param approaches number of approaches of each crossing, used equally */
  create(params: Values<P>, approaches: number): Discipline;
}

/** Gives a discipline's definition its exact types. */
export function defineDiscipline<P extends Parameters>(definition: DisciplineDefinition<P>): DisciplineDefinition<P> {
  return definition;
}
