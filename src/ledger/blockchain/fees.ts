/**
 * What users offer the miners. A fee is one amount a transaction; miners go by what that is per byte. In a market, users
 * look at the price at which the last full block was filled, and offer more or less of it as they are in a hurry or not.
 */
import { randomNormal } from "d3-random";
import { InputError } from "../../parameter/input-error.js";
import { choice, money, number } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";
import { exp } from "../../sim/portable-math.js";
import type { Recorder } from "../../sim/recorder.js";
import type { RandomStream } from "../../sim/random.js";
import type { FeeRule } from "../fee-rule.js";
import { micro, type Account } from "../port.js";

const policies = [
  {
    name: "market", doc: "Users bid: about the price at which the last full block was filled, by how urgent it is to them.", params: {
      least: money({ default: 0.001, max: 1e6, doc: "Least fee, paid while blocks have room for all." }),
      most: money({ default: 1, max: 1e6, doc: "Most that anybody bids for a transaction." }),
      urgency: number({ default: 0.5, min: 0, max: 3, doc: "How users differ in urgency: standard deviation of the logarithm of bid over price, whose median is 1." }),
    },
  },
  { name: "fixed", doc: "Everybody pays the same, and is served in the order of arrival.", params: { fee: money({ default: 0.01, max: 1e6, doc: "Fee of a transaction; 0: none." }) } },
] as const;

/** Schema of `ledger.fees`. */
export const feesSchema = variants("policy", "market", policies, { doc: "What issuers offer the miners; a load stands for users outside, whose fees are counted and come from no wallet of this economy." });
export const dustParameter = choice(["refuse", "pay"], { default: "refuse", doc: "What becomes of a payment that is less than its own fee: its issuer gives it up (rejected), or pays all the same." });

export interface FeeWorld {
  readonly random: RandomStream;
  readonly recorder: Recorder;
  /** Bytes of a transaction of this amount. */
  readonly size: (amount: number) => number;
  /** Lowest fee per byte, micro-tokens, of the last block if that was full, else 0. */
  readonly price: () => number;
  readonly refusesDust: boolean;
}

export class Fees implements FeeRule {
  collector: Account = -1;
  readonly #bid: (amount: number) => number;
  readonly #refusesDust: boolean;
  #dust = 0;

  constructor(section: VariantValues<"policy">, world: FeeWorld) {
    this.#bid = section.policy === "fixed" ? fixed(section as unknown as { fee: number }) : market(section as unknown as MarketValues, world);
    this.#refusesDust = world.refusesDust;
    world.recorder.metric("chain.dust", "1", "Payments that were less than their own fee: given up, or made all the same.", () => this.#dust);
    world.recorder.atWarmupEnd(() => { this.#dust = 0; });
  }

  quote(amount: number): number { return this.#bid(amount); }

  isWorth(amount: number, fee: number): boolean {
    if (amount === 0 || fee <= amount) return true;
    this.#dust++;
    return !this.#refusesDust;
  }
}

function fixed({ fee }: { readonly fee: number }): () => number {
  const amount = micro(fee);
  return () => amount;
}

interface MarketValues { readonly least: number; readonly most: number; readonly urgency: number }

function market({ least, most, urgency }: MarketValues, { random, size, price }: FeeWorld): (amount: number) => number {
  if (least > most) throw new InputError(`must be at least ledger.fees.least (${least} tokens), found ${most} tokens`, { path: "ledger.fees.most" });
  const normal = randomNormal.source(random.source)(0, urgency), lowest = micro(least), highest = micro(most);
  return (amount) => {
    const hurry = exp(normal()), asked = price() * size(amount);
    return asked === 0 ? lowest : Math.max(lowest, Math.min(highest, Math.round(hurry * Math.max(lowest, asked))));
  };
}
