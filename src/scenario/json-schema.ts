/** The JSON Schema of scenario files: for editors, and for everything here that asks "what is allowed at this path?". */
import { z } from "zod";
import { scenarioSchema } from "./schema.js";

/** As much of JSON Schema (draft 7) as zod produces for scenarios. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly unit?: string;
  readonly quantity?: string;
  /** Beside which values of other parameters it has an effect. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** What each item of a list is. */
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

let made: JsonSchema | undefined;

export function scenarioJsonSchema(): JsonSchema {
  made ??= z.toJSONSchema(scenarioSchema, { io: "input", target: "draft-7", reused: "inline" }) as unknown as JsonSchema;
  return made;
}
