/** How long a block takes from one validator to another. */
import { delaySampler, type Delay } from "../delay.js";
import type { RandomStream } from "../../sim/random.js";

/** Seconds from one validator to another, drawn for each message. */
export type Network = (from: number, to: number) => number;

export function uniformNetwork(delay: Delay, random: RandomStream): Network {
  return delaySampler(delay, random);
}
