/**
 * Parameters that were given but would change nothing, because the value of another one beside them rules them out: an
 * input without effect is a mistake that is told, not silence.
 */
import { chosenVariant, describedAt, valueAt } from "./described.js";
import { isRecord } from "../parameter/record.js";

export interface Ineffective { readonly path: readonly string[]; readonly sentence: string }

/** @param data what the user gave, overrides included; @param resolved the same with every default */
export function ineffective(data: unknown, resolved: unknown, path: readonly string[] = []): Ineffective[] {
  if (!isRecord(data) || !isRecord(resolved)) return [];
  const properties = chosenVariant(describedAt(path, data) ?? {}, data).properties ?? {};
  return Object.keys(data).flatMap((key) => {
    const here = [...path, key];
    for (const [name, values] of Object.entries(properties[key]?.when ?? {})) {
      const found = valueAt(name.split("."), resolved);
      if (typeof found === "string" && !values.includes(found)) {
        return [{ path: here, sentence: `has no effect with ${name}: ${found}; it is for ${name}: ${values.join(" or ")}` }];
      }
    }
    return ineffective(data[key], resolved[key], here);
  });
}
