/**
 * The schema of a study file, from which come its checks and the JSON Schema for editors. What may stand at the paths that it
 * varies is the scenario's schema's to say.
 */
import { z } from "zod";
import type { JsonSchema } from "../../scenario/json-schema.js";
import { MAX_SEED } from "../../scenario/schema.js";
import { parseQuantity } from "../../parameter/quantity.js";

/** Most values of one parameter, written one by one or in steps. */
export const MAX_VALUES = 10_000;
/** Most cells that a sample may have. */
export const MAX_SAMPLES = 100_000;
const MAX_REPLICATIONS = 10_000;

const METHODS = ["grid", "random", "latin-hypercube"] as const;
const bound = () => z.union([z.number(), z.string()], { error: "must be a number, with a unit where the parameter has one" });

export const valuesSchema = z.strictObject({
  values: z.array(z.unknown()).min(1, { error: "must have at least one value" }).max(MAX_VALUES, { error: `must have at most ${MAX_VALUES} values` })
    .meta({ description: "The values, written as in a scenario. null leaves the parameter as the scenario has it." }),
});

export const rangeSchema = z.strictObject({
  min: bound().meta({ description: "The least value, as in a scenario: 0.1s." }),
  max: bound().meta({ description: "The largest value." }),
  scale: z.enum(["linear", "log"]).prefault("linear").meta({ description: "Whether steps and samples are even in the value or in its logarithm." }),
  steps: z.int({ error: "must be a whole number" }).min(2, { error: "must be at least 2" }).max(MAX_VALUES, { error: `must be at most ${MAX_VALUES}` }).optional()
    .meta({ description: "How many values from the least to the largest; a grid needs it." }),
});

const names = (doc: string) => z.array(z.string().min(1)).prefault([]).meta({ description: doc });

function studySchemaWith(parameter: z.ZodType, configuration: z.ZodType) {
  return z.strictObject({
    base: z.string().min(1, { error: "must name a scenario file" }).meta({ description: "The scenario that is varied: a file, relative to this one." }),
    question: z.string().max(20_000).prefault("").meta({ description: "The question that the comparison answers; default: that of the scenario." }),
    lookFor: z.string().max(20_000).prefault("").meta({ description: "What to look for in the comparison." }),
    method: z.enum(METHODS).prefault("grid").meta({ description: "grid: all combinations; random: independent samples; latin-hypercube: samples of which each parameter has one in each of as many strata." }),
    samples: z.int({ error: "must be a whole number" }).min(1, { error: "must be at least 1" }).max(MAX_SAMPLES, { error: `must be at most ${MAX_SAMPLES}` }).optional()
      .meta({ description: "Cells to draw; only with method: random or latin-hypercube." }),
    parameters: z.record(z.string(), parameter, { error: "must be a mapping from paths to values" }).prefault({})
      .meta({ description: "What varies: paths of the scenario. In a grid the first varies slowest." }),
    variants: z.record(z.string(), configuration, { error: "must be a mapping from names to what each sets" }).prefault({})
      .meta({ description: "Whole configurations by name, each a mapping from paths to values: an axis of its own, called variant, that varies slowest." }),
    zip: z.array(z.array(z.string().min(1), { error: "must be a list of paths" }).min(2, { error: "must name at least two paths" }), { error: "must be a list of lists of paths" }).prefault([])
      .meta({ description: "Groups of paths that go in lockstep: the first values of all, then the second." }),
    where: z.string().max(10_000).optional().meta({ description: "Which combinations are cells: a condition over varied paths, such as ledger.kind == 'tangle' || ledger.network.delay < '5s'." }),
    replications: z.int({ error: "must be a whole number" }).min(1, { error: "must be at least 1" }).max(MAX_REPLICATIONS, { error: `must be at most ${MAX_REPLICATIONS}` }).prefault(1)
      .meta({ description: "Runs of each cell, each under a seed of its own, which is the same in all cells." }),
    seed: z.union([z.string().min(1).max(MAX_SEED), z.int()], { error: `must be a whole number or a text of at most ${MAX_SEED} characters` }).transform(String).optional()
      .meta({ description: "Seed of the first replication and of samples; default: the scenario's." }),
    baseline: z.union([z.string(), z.int()], { error: "must be a cell: its label, its number or path=value" }).transform(String).optional()
      .meta({ description: "The cell that the others are compared with: its label, its number, or path=value; default: the first." }),
    metrics: z.strictObject({ minimize: names("Metrics of which less is better."), maximize: names("Metrics of which more is better.") }).prefault({})
      .meta({ description: "Metrics that the comparison is about, and which way they are better." }),
    precision: z.union([z.number(), z.string()], { error: "must be a share such as 2%" }).transform((written, context) => {
      const value = parseQuantity(written, "share");
      const error = typeof value === "object" ? value.error : value > 0 && value < 1 ? undefined : "must be a share above 0 and below 1, such as 2%";
      if (error !== undefined) { context.addIssue({ code: "custom", message: error }); return z.NEVER; }
      return value as number;
    }).optional().meta({ description: "Stop before all replications are done once every metric of every cell is known to this share of its mean, such as 2%." }),
    warmup: z.enum(["scenario", "mser-5"]).prefault("scenario").meta({ description: "Whose warm-up counts: the scenario's, or what MSER-5 finds in the first replications, the longest for all cells." }),
    keep: z.enum(["figures", "charts", "all"]).prefault("charts").meta({ description: "What each run keeps on disk: its figures, what charts need, or every table." }),
    set: z.record(z.string(), z.unknown(), { error: "must be a mapping from paths to values" }).prefault({}).meta({ description: "What is other than in the scenario in all cells." }),
  }).meta({ title: "Tanglewood study", description: "What is compared: one scenario, the parameters that vary, how often each combination is repeated." });
}

/** As parsed: the entries of `parameters` are checked one by one, so that a mistake is told of the shape that was meant. */
export const studySchema = studySchemaWith(z.unknown(), z.unknown());

export type StudyData = z.output<typeof studySchema>;

export function studyJsonSchema(): JsonSchema {
  const parameter = z.union([valuesSchema, rangeSchema, valuesSchema.shape.values]);
  return z.toJSONSchema(studySchemaWith(parameter, z.record(z.string(), z.unknown())), { io: "input", target: "draft-7", reused: "inline" }) as unknown as JsonSchema;
}
