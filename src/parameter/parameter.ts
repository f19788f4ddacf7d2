/**
 * The kinds of parameter that a device, market, ledger or rule can declare. A parameter is described once, here:
 * from this description come its type, default, check, JSON Schema, row in the manual and control in a form.
 */
import { z } from "zod";
import { engineUnit, parseQuantity, type Quantity } from "./quantity.js";

/** A set of parameters: what a plug-in declares as `params`. */
export type Parameters = z.ZodRawShape;
/** What a plug-in receives: every parameter present, in the engine's units. */
export type Values<P extends Parameters> = z.output<z.ZodObject<P, z.core.$strict>>;

/** Values of a parameter beside this one, or below one beside it, with which this one has an effect: `{ mode: ["swap"] }`, `{ "network.kind": ["global"] }`. */
export type When = Readonly<Record<string, readonly string[]>>;

interface Described {
  /** One sentence. */
  readonly doc: string;
  /** Where it holds only beside certain values of another parameter; given with others it is a mistake, not silence. */
  readonly when?: When;
}
interface Ranged<D> extends Described { readonly default: D; readonly min?: number; readonly max?: number }

function checkRange(value: number, range: { min?: number; max?: number }, unit: string): string | undefined {
  const named = unit === "1" || unit === "" ? "" : ` ${unit}`;
  if (!Number.isFinite(value)) return `must be a finite number`;
  if (range.min !== undefined && value < range.min) return `must be at least ${range.min}${named}, found ${value}${named}`;
  if (range.max !== undefined && value > range.max) return `must be at most ${range.max}${named}, found ${value}${named}`;
  return undefined;
}

/** What the manual says of a parameter, and the condition for those that check it. */
function metaDoc({ doc, when }: Described): { description: string; when?: When } {
  if (when === undefined) return { description: doc };
  const conditions = Object.entries(when).map(([name, values]) => `${name}: ${values.join(" or ")}`);
  return { description: `${doc} Only with ${conditions.join(" and ")}.`, when };
}

function metaRange(range: { min?: number; max?: number }): { minimum?: number; maximum?: number } {
  return { ...(range.min === undefined ? {} : { minimum: range.min }), ...(range.max === undefined ? {} : { maximum: range.max }) };
}

/** A number with a unit, written as `15min` or as a bare number in the engine's unit; computed in the engine's unit. */
export function quantity(kind: Quantity, options: Ranged<string | number>) {
  return measured(kind, options).prefault(options.default).meta(quantityMeta(kind, options));
}

/** A quantity without a default: where it is left out, something else decides, and `doc` says what. */
export function optionalQuantity(kind: Quantity, options: Omit<Ranged<string | number>, "default">) {
  return measured(kind, options).optional().meta(quantityMeta(kind, options));
}

function quantityMeta(kind: Quantity, options: Omit<Ranged<string | number>, "default">) {
  return { ...metaDoc(options), quantity: kind, unit: engineUnit(kind), ...metaRange(options) };
}

function measured(kind: Quantity, range: { readonly min?: number; readonly max?: number }) {
  return z.union([z.number(), z.string()])
    .transform((written, context) => {
      const value = parseQuantity(written, kind);
      const error = typeof value === "number" ? checkRange(value, range, engineUnit(kind)) : value.error;
      if (error !== undefined) { context.addIssue({ code: "custom", message: error }); return z.NEVER; }
      return value as number;
    });
}

/** Time, computed in seconds. */
export const duration = (options: Ranged<string | number>) => quantity("time", { min: 0, ...options });
/** Events per time, computed per second. */
export const rate = (options: Ranged<string | number>) => quantity("rate", { min: 0, ...options });
/** A share between 0 and 1, also written in per cent. */
export const share = (options: Ranged<string | number>) => quantity("share", { min: 0, max: 1, ...options });
/** Money in tokens; the ledger counts whole micro-tokens. */
export const money = (options: Ranged<string | number>) => quantity("money", { min: 0, ...options });

/** A plain number without a unit. */
export function number(options: Ranged<number> & { readonly unit?: string }) {
  return z.number()
    .check((payload) => {
      const error = checkRange(payload.value, options, options.unit ?? "");
      if (error !== undefined) payload.issues.push({ code: "custom", message: error, input: payload.value });
    })
    .prefault(options.default)
    .meta({ ...metaDoc(options), unit: options.unit ?? "1", ...metaRange(options) });
}

/** A whole number. */
export function integer(options: Ranged<number> & { readonly unit?: string }) {
  return z.int({ error: "must be a whole number" })
    .check((payload) => {
      const error = checkRange(payload.value, options, options.unit ?? "");
      if (error !== undefined) payload.issues.push({ code: "custom", message: error, input: payload.value });
    })
    .prefault(options.default)
    .meta({ ...metaDoc(options), unit: options.unit ?? "1", ...metaRange(options) });
}

/** One of a few names. */
export function choice<const T extends readonly [string, ...string[]]>(names: T, options: Described & { readonly default: T[number] }) {
  return z.enum(names).prefault(options.default as never).meta(metaDoc(options));
}

/** True or false. */
export function flag(options: Described & { readonly default: boolean }) {
  return z.boolean().prefault(options.default).meta(metaDoc(options));
}

/** Free text. */
export function text(options: Described & { readonly default: string }) {
  return z.string().max(20_000).prefault(options.default).meta(metaDoc(options));
}

/** A time series from a user's CSV file, or one of the built-in names. */
export function series<const T extends readonly [string, ...string[]]>(builtIn: T, options: Described & { readonly default: T[number] }) {
  const file = z.strictObject({
    file: z.string().min(1).meta({ description: "CSV file, relative to the scenario file.", asset: true }),
    column: z.string().min(1).optional().meta({ description: "Column to read; default: the only one beside the time." }),
  });
  return z.union([z.enum(builtIn), file]).prefault(options.default as never).meta({ ...metaDoc(options), builtIn });
}
/** A series as a plug-in receives it. */
export type SeriesChoice<N extends string = string> = N | { readonly file: string; readonly column?: string | undefined };
