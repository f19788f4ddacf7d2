/**
 * A list as a parameter: any number of things of one shape. A list is one value: it is given as a whole, in the file or by
 * `--set path=[…]`, and replaces the default as a whole.
 */
import { z } from "zod";

/** Most items of a list that states no other number; what is longer is no scenario but data. */
const MOST = 1000;

/** A list of what `item` describes. */
export function list<T extends z.ZodType>(item: T, options: { readonly doc: string; readonly default: readonly z.input<T>[]; readonly max?: number }) {
  const max = options.max ?? MOST;
  return z.array(item, { error: "must be a list" })
    .max(max, { error: `must have at most ${max} items` })
    .prefault([...options.default])
    .meta({ description: options.doc });
}
