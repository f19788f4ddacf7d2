/** Who may add the next block and when: by work, at random moments; by stake, one in each slot. */
import { duration, integer, number, quantity, share } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";
import type { Kernel } from "../../sim/kernel.js";

/** Watts in a kilowatt, in which the engine reads powers. */
const WATTS = 1000;
/** An adjustment of the difficulty is at most this factor either way, as Bitcoin's is. */
const MOST_ADJUSTED = 4;

const power = (value: string, doc: string) => quantity("power", { default: value, min: 0, max: 1e9, doc: `Power that the whole network draws, whatever it carries. ${doc}` });

const kinds = [
  {
    name: "work", doc: "Proof of work: blocks are found at random, by the shares of hash power.", params: {
      interval: duration({ default: "10min", min: 0.1, max: 86_400, doc: "Mean time between blocks that the difficulty aims at." }),
      hashPower: number({ default: 1, min: 1e-3, max: 1e3, doc: "Hash power of all miners, relative to that for which the first difficulty is right." }),
      retarget: integer({ default: 0, min: 0, max: 1_000_000, doc: "Blocks after which the difficulty is adjusted, by at most four times; 0: never." }),
      power: power("15000 MW", "The default, about Bitcoin's, is an assumption."),
    },
  },
  {
    name: "stake", doc: "Proof of stake: one proposer a slot, drawn by shares of the stake; what lies deep enough is final.", params: {
      slot: duration({ default: "12s", min: 0.1, max: 86_400, doc: "Time between slots." }),
      missed: share({ default: 0.01, max: 0.99, doc: "Share of the slots whose proposer is away." }),
      finality: integer({ default: 64, min: 1, max: 100_000, doc: "Blocks that may be undone at most: nobody follows a branch that undoes more." }),
      power: power("300 kW", "The default, about Ethereum's, is an assumption."),
    },
  },
] as const;

/** Schema of `ledger.consensus`. */
export const consensusSchema = variants("kind", "work", kinds, { doc: "Who may add the next block, and when." });

interface WorkValues { readonly interval: number; readonly hashPower: number; readonly retarget: number; readonly power: number }
interface StakeValues { readonly slot: number; readonly missed: number; readonly finality: number; readonly power: number }

export interface Consensus {
  /** Watts of the whole network. */
  readonly watts: number;
  /** Most blocks that a view undoes. */
  readonly finality: number;
  /** Mean seconds between blocks. */
  readonly interval: number;
  /** Begins; `found` is called whenever somebody may add a block. */
  start(kernel: Kernel, found: () => void): void;
  /** The longest chain has reached a height. */
  extended(height: number, now: number): void;
}

export function createConsensus({ kind, ...values }: VariantValues<"kind">): Consensus {
  return kind === "work" ? new Work(values as unknown as WorkValues) : new Stake(values as unknown as StakeValues);
}

class Work implements Consensus {
  readonly watts: number;
  readonly finality = Infinity;
  readonly interval: number;
  readonly #retarget: number;
  readonly #hashPower: number;
  #difficulty = 1;
  #adjustedAt = 0;

  constructor({ interval, hashPower, retarget, power: kilowatts }: WorkValues) {
    this.interval = interval;
    this.watts = kilowatts * WATTS;
    this.#hashPower = hashPower;
    this.#retarget = retarget;
  }

  start(kernel: Kernel, found: () => void): void {
    const random = kernel.stream("blockchain/blocks");
    const gap = (): number => random.exponential(this.interval * this.#difficulty / this.#hashPower);
    // The search has no memory, so that drawing the next moment under the difficulty after this block loses nothing.
    const find = kernel.eventType("blockchain/found", () => { found(); kernel.after(gap(), find); });
    kernel.after(gap(), find);
  }

  extended(height: number, now: number): void {
    if (this.#retarget === 0 || height % this.#retarget !== 0) return;
    const adjustment = this.#retarget * this.interval / (now - this.#adjustedAt);
    this.#difficulty *= Math.max(1 / MOST_ADJUSTED, Math.min(MOST_ADJUSTED, adjustment));
    this.#adjustedAt = now;
  }
}

class Stake implements Consensus {
  readonly watts: number;
  readonly finality: number;
  readonly interval: number;
  readonly #slot: number;
  readonly #missed: number;

  constructor({ slot, missed, finality, power: kilowatts }: StakeValues) {
    this.watts = kilowatts * WATTS;
    this.finality = finality;
    this.interval = slot / (1 - missed);
    this.#slot = slot;
    this.#missed = missed;
  }

  start(kernel: Kernel, found: () => void): void {
    const random = kernel.stream("blockchain/blocks");
    const propose = kernel.eventType("blockchain/slot", (slot) => {
      kernel.at((slot + 1) * this.#slot, propose, slot + 1);
      if (random.next() >= this.#missed) found();
    });
    kernel.at(this.#slot, propose, 1);
  }

  extended(): void {}
}
