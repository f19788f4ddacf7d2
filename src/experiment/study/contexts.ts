/**
 * In what company a path is described: a parameter of one kind of ledger exists only in the cells where that kind was chosen. A
 * context is a choice of the variants above a path, out of those that the study varies.
 */
import { InputErrors } from "../../parameter/input-errors.js";
import { describedAt, DISCRIMINATORS } from "../../scenario/described.js";
import type { JsonSchema } from "../../scenario/json-schema.js";
import { applyOverrides, type Override } from "../../scenario/overrides.js";

/** Contexts looked through at most; no study chooses among so many variants. */
const MOST = 1000;

export interface Context { readonly overrides: readonly Override[]; readonly schema: JsonSchema }

/** Values by path of everything varied, as written. */
export type VariedValues = ReadonlyMap<string, readonly unknown[]>;

export function isDiscriminator(path: string): boolean {
  return (DISCRIMINATORS as readonly string[]).includes(path.slice(path.lastIndexOf(".") + 1));
}

/** Choices of the variants above a path, the scenario's own first. */
function* choices(path: string, varied: VariedValues): Generator<Override[]> {
  const above = [...varied].filter(([each, values]) => each !== path && values.length > 0 && isDiscriminator(each) && path.startsWith(each.slice(0, each.lastIndexOf(".") + 1)))
    .sort(([a], [b]) => a.split(".").length - b.split(".").length);
  yield [];
  const counts = above.map(([, values]) => values.length);
  const all = Math.min(MOST, counts.reduce((product, count) => product * count, 1));
  if (above.length === 0) return;
  for (let i = 0; i < all; i++) {
    let rest = i;
    yield above.flatMap(([each, values], k) => {
      const value = values[rest % counts[k]!];
      rest = Math.floor(rest / counts[k]!);
      return value === null ? [] : [{ path: each, value }];
    });
  }
}

/** The first context in which a path is described; undefined where it is in none. */
export function contextOf(path: string, data: Record<string, unknown>, set: readonly Override[], varied: VariedValues): Context | undefined {
  // What is set and varied within the section that another variant drops would only be in the way.
  const outer = set.filter((override) => isDiscriminator(override.path));
  for (const overrides of choices(path, varied)) {
    let here: Record<string, unknown>;
    try { here = applyOverrides(data, [...outer, ...overrides]); } catch (error) {
      if (error instanceof InputErrors) continue;
      throw error;
    }
    const schema = describedAt(path.split("."), here);
    if (schema) return { overrides: [...outer, ...overrides], schema };
  }
  return undefined;
}
