/**
 * A section of the scenario that is one of several kinds, each with parameters of its own: `{ rule: weighted-walk, alpha: 0.1 }`.
 * The kind may be left out, which means the default; then its parameters may still be given.
 */
import { z } from "zod";
import { nearest } from "./nearest.js";
import type { Parameters } from "./parameter.js";

/** What a union needs to know of a kind: every plug-in definition has this shape. */
export interface Variant {
  readonly name: string;
  readonly doc: string;
  readonly params: Parameters;
}

/** What a section with variants is, once parsed: the kind under its key, and the parameters of that kind. */
export type VariantValues<K extends string> = { readonly [key in K]: string } & Readonly<Record<string, unknown>>;

/**
 * The schema of a section whose `key` names one of `variants`, each of them with the parameters `common` as well.
 * Parsing `{}` gives the default kind with all its defaults; an unknown kind is answered with the names that exist.
 */
export function variants<K extends string>(
  key: K, defaultName: string, definitions: readonly Variant[], options: { readonly doc: string; readonly common?: Parameters },
): z.ZodType<VariantValues<K>> {
  const names = definitions.map(({ name }) => name);
  if (!names.includes(defaultName)) throw new Error(`the default ${key} "${defaultName}" is not among ${names.join(", ")}`);
  const branches = definitions.map(({ name, doc, params }) => z.strictObject({
    [key]: name === defaultName
      ? z.literal(name).optional().transform(() => name).meta({ description: doc, default: name })
      : z.literal(name).meta({ description: doc }),
    ...options.common,
    ...params,
  }).meta({ description: doc }));
  const union = z.discriminatedUnion(key, branches as never, {
    error: (issue) => {
      if (issue.code !== "invalid_union") return `must be a section with the key "${key}", found ${JSON.stringify(issue.input)}`;
      const found = (issue.input as Record<string, unknown>)[key];
      const meant = typeof found === "string" ? nearest(found, names) : undefined;
      return `${JSON.stringify(found)} is not a ${key}; allowed: ${names.join(", ")}${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
    },
  });
  return union.prefault({} as never).meta({ description: options.doc }) as unknown as z.ZodType<VariantValues<K>>;
}
