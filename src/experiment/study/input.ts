/**
 * What a user said of a study, in a file or on the command line, as one mapping with the place of each part. The command line
 * goes before the file: an option replaces a key, `--vary` a parameter, `--set` a path of `set`.
 */
import type { InputErrorPlace } from "../../parameter/input-error.js";
import { isRecord } from "../../parameter/record.js";
import { ScenarioDocument, type Source } from "../../scenario/document.js";
import { asTyped, type Override } from "../../scenario/overrides.js";
import { readVary } from "./vary.js";

/** What the command line says. Values are checked like those of a file. */
export interface StudyOptions {
  /** As typed: `path=a,b` or `path=min..max:steps`. */
  readonly vary?: readonly string[];
  readonly set?: readonly Override[];
  /** As typed: `path,path`. */
  readonly zip?: readonly string[];
  readonly where?: string;
  readonly method?: string;
  readonly samples?: number;
  readonly replications?: number;
  readonly seed?: string;
  readonly baseline?: string;
  readonly precision?: string | number;
  /** Names of metrics, also several with commas between them. */
  readonly minimize?: readonly string[];
  readonly maximize?: readonly string[];
  readonly warmup?: string;
  readonly keep?: string;
}

const SINGLE = ["where", "method", "samples", "replications", "seed", "baseline", "precision", "warmup", "keep"] as const;

export class StudyInput {
  readonly data: Record<string, unknown>;
  readonly #document: ScenarioDocument | undefined;
  /** What was typed, by the path that it says. */
  readonly #typed = new Map<string, string>();

  /** @throws InputErrors for syntax, of the file or of what was typed */
  constructor(file: Source | undefined, options: StudyOptions) {
    this.#document = file && new ScenarioDocument(file);
    // Without a file, the base is the scenario that was named beside it.
    const data: Record<string, unknown> = this.#document ? { ...this.#document.data } : { base: "-" };
    for (const key of SINGLE) if (options[key] !== undefined) this.#say(data, key, options[key], `--${key} ${String(options[key])}`);
    if (options.zip?.length) this.#say(data, "zip", options.zip.map((group) => group.split(",").map((path) => path.trim())), `--zip ${options.zip.join(" --zip ")}`);
    for (const [written, parameter] of readVary(options.vary ?? [])) this.#within(data, "parameters", parameter.path, parameter.values, `--vary ${written}`);
    for (const override of options.set ?? []) this.#within(data, "set", override.path, override.value, asTyped(override));
    for (const key of ["minimize", "maximize"] as const) {
      const names = options[key]?.flatMap((each) => each.split(",")).map((name) => name.trim()).filter((name) => name !== "");
      if (names?.length) this.#within(data, "metrics", key, names, `--${key} ${names.join(",")}`);
    }
    this.data = data;
  }

  #say(data: Record<string, unknown>, key: string, value: unknown, typed: string): void {
    data[key] = value;
    this.#typed.set(key, typed);
  }

  #within(data: Record<string, unknown>, section: string, key: string, value: unknown, typed: string): void {
    // What is not a mapping stays, so that its own mistake is told.
    if (data[section] !== undefined && data[section] !== null && !isRecord(data[section])) return;
    data[section] = { ...(data[section] as object | undefined), [key]: value };
    this.#typed.set(`${section}\n${key}`, typed);
  }

  /** Where a part of the study stands, for messages. */
  place(path: readonly PropertyKey[], part: "key" | "value" = "value"): InputErrorPlace {
    const keys = path.map(String);
    const typed = this.#typed.get(keys.slice(0, 2).join("\n")) ?? this.#typed.get(keys[0] ?? "");
    const dotted = keys.join(".");
    if (typed !== undefined) return { file: typed };
    return this.#document ? { file: this.#document.file, ...this.#document.position(path, part), path: dotted } : { path: dotted };
  }
}
