/**
 * What happens to a message on a link: it waits until the link is free, takes as long as its bytes need, then the link's
 * latency, and perhaps it is lost. Each direction of a link has a queue of its own.
 */
import { number, quantity, share, type Values } from "../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../sim/random.js";
import type { PeerNetwork } from "./peer-network.js";

export const linkParameters = {
  jitter: number({ default: 0, min: 0, max: 1, doc: "How far the latency of a message may differ from its link's, relative to it: 0.2 is up to 20 % less or more." }),
  bandwidth: quantity("bandwidth", { default: 0, min: 0, doc: "Bandwidth of each link in each direction, on which messages wait for each other; 0: unlimited." }),
  transactionSize: quantity("data", { default: "500 bytes", min: 1, max: 1e9, doc: "Size of a transaction on a link of limited bandwidth." }),
  loss: share({ default: 0, max: 0.99, doc: "Probability that a message is lost on its way over a link." }),
};
export type LinkParameters = Values<typeof linkParameters>;

/** What `carry` answers for a message that is lost. */
export const LOST = -1;

export class Links {
  readonly #latency: Float64Array;
  readonly #link: Int32Array;
  readonly #jitter: number;
  readonly #loss: number;
  /** Seconds that a transaction occupies a link. */
  readonly #occupation: number;
  /** When each half of a link is free again. */
  readonly #freeAt: Float64Array;
  readonly #random: RandomStream;

  constructor({ graph, latency }: PeerNetwork, { jitter, bandwidth, transactionSize, loss }: LinkParameters, random: RandomStream) {
    this.#latency = latency;
    this.#link = graph.link;
    this.#jitter = jitter;
    this.#loss = loss;
    this.#occupation = bandwidth === 0 ? 0 : 8 * transactionSize / bandwidth;
    this.#freeAt = new Float64Array(graph.link.length);
    this.#random = random;
  }

  /**
   * Sends a transaction over a half of a link; a lost one occupies it all the same.
   * @returns seconds until it arrives, or LOST
   */
  carry(half: number, now: number): number {
    let wait = 0;
    if (this.#occupation > 0) {
      const free = Math.max(now, this.#freeAt[half]!) + this.#occupation;
      this.#freeAt[half] = free;
      wait = free - now;
    }
    const after = this.signal(half);
    return after === LOST ? LOST : wait + after;
  }

  /** Whether a transaction would set out over a half of a link at once. */
  isFree(half: number, now: number): boolean { return this.#freeAt[half]! <= now; }

  /** Sends a message too small to wait or to occupy the link. @returns as `carry` */
  signal(half: number): number {
    if (this.#loss > 0 && this.#random.next() < this.#loss) return LOST;
    const latency = this.#latency[this.#link[half]!]!;
    return this.#jitter > 0 ? latency * this.#random.uniform(1 - this.#jitter, 1 + this.#jitter) : latency;
  }
}
