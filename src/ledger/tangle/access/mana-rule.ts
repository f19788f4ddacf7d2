/** Mana as a parameter: how unequally the right to write is spread over peers, where anything goes by it. */
import { z } from "zod";
import { InputError } from "../../../parameter/input-error.js";
import { number } from "../../../parameter/parameter.js";
import type { VariantValues } from "../../../parameter/variants.js";
import { createCongestion, type CongestionRule } from "./congestion.js";

/** That of IOTA's addresses, and of the reference implementation of its congestion control. */
const EXPONENT = 0.9;

/** Schema of `ledger.mana`. */
export const manaSchema = z.strictObject({
  exponent: number({ default: EXPONENT, min: 0, max: 5, doc: "Exponent of Zipf's law by which mana is spread over peers, peer 0 the richest; 0: all have the same." }),
}).optional().meta({ description: "The peers' right to write, which congestion control goes by, and their weight where confirmation is by the votes of all." });

/** @throws InputError where congestion control or mana can have no effect */
export function accessRules(network: string, congestion: VariantValues<"kind">, mana: { readonly exponent: number } | undefined, votesByMana: boolean): { congestion: CongestionRule | undefined; manaExponent: number | undefined } {
  const rule = createCongestion(congestion);
  if (rule && network !== "gossip") {
    throw new InputError(`"scheduler" needs peers that schedule: ledger.network.kind gossip, found ${network}`, { path: "ledger.congestion.kind" });
  }
  const counts = rule !== undefined || votesByMana;
  if (mana && !counts) {
    throw new InputError("has no effect without ledger.congestion.kind scheduler or ledger.confirmation.voters mana: nothing else goes by it", { path: "ledger.mana" });
  }
  return { congestion: rule, manaExponent: counts ? mana?.exponent ?? EXPONENT : undefined };
}
