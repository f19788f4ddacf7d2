/** Which validators are faulty, how, and when: the section `ledger.faults`. */
import { duration, integer, optionalQuantity } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";
import { InputError } from "../../parameter/input-error.js";
import type { RandomStream } from "../../sim/random.js";

const count = integer({ default: 1, min: 1, max: 1000, doc: "How many validators are faulty, drawn at random; the committee tolerates f of 3f + 1." });

const kinds = [
  { name: "none", doc: "All validators do as they should.", params: {} },
  {
    name: "crash", doc: "Validators stop. Their users turn to the next one that runs.", params: {
      count,
      from: duration({ default: "0s", max: 3.1536e8, doc: "When they stop." }),
      until: optionalQuantity("time", { min: 0, max: 3.1536e8, doc: "When they are back; left out: never." }),
    },
  },
  { name: "equivocate", doc: "Validators that sign two blocks in each round and show one half of the others one, the other half the other: together, so that each half sees its own history. Their users turn to the next validator that does not.", params: { count } },
] as const;

/** Schema of `ledger.faults`. */
export const faultsSchema = variants("kind", "none", kinds, { doc: "Which validators are faulty, and how." });

export interface Faults {
  readonly crashed: readonly number[];
  readonly from: number;
  readonly until: number;
  readonly equivocating: readonly number[];
}

/** Draws the faulty validators. */
export function drawFaults({ kind, ...values }: VariantValues<"kind">, validators: number, duration: number, random: RandomStream): Faults {
  if (kind === "none") return { crashed: [], from: 0, until: 0, equivocating: [] };
  const { count: faulty, from = 0, until = Infinity } = values as { count: number; from?: number; until?: number };
  if (faulty > validators) throw new InputError(`must be at most ledger.validators, ${validators}, found ${faulty}`, { path: "ledger.faults.count" });
  if (kind === "crash" && until <= from) throw new InputError(`must be after ledger.faults.from (${from} s), found ${until} s`, { path: "ledger.faults.until" });
  if (kind === "crash" && from >= duration) throw new InputError(`has no effect: the run lasts ${duration} s, found ${from} s`, { path: "ledger.faults.from" });
  const all = Array.from({ length: validators }, (_, i) => i), drawn: number[] = [];
  while (drawn.length < faulty) drawn.push(...all.splice(random.integer(all.length), 1));
  drawn.sort((a, b) => a - b);
  return kind === "crash" ? { crashed: drawn, from, until, equivocating: [] } : { crashed: [], from: 0, until: 0, equivocating: drawn };
}
