/** The name that a mistyped one was most likely meant to be, for error messages. */
import { distance } from "fastest-levenshtein";

/**
 * The nearest of `names` by edit distance, or undefined when none is near: more than a third of the letters differ.
 * @example nearest("alhpa", ["alpha", "parents"]) // "alpha"
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(typed.length / 3)) + 1;
  for (const name of names) {
    const edits = distance(typed.toLowerCase(), name.toLowerCase());
    if (edits < least) { least = edits; best = name; }
  }
  return best;
}
