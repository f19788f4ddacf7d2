/** Opens a scenario on disk: the file itself, the user's files that it names, and the texts that travel with the engine. */
import { open, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { InputError } from "../../parameter/input-error.js";
import { InputErrors } from "../../parameter/input-errors.js";
import { loadScenario, MAX_TEXT, type LoadedScenario, type Override } from "../load.js";

/** Longest user's CSV file, in bytes. */
export const MAX_CSV_BYTES = 200_000_000;

export interface OpenedScenario {
  readonly scenario: LoadedScenario;
  readonly assets: ReadonlyMap<string, string>;
}

/** @throws InputErrors that name file, line and path of every mistake */
export async function openScenario(file: string, overrides: readonly Override[] = []): Promise<OpenedScenario> {
  const text = await readScenarioText(file);
  const scenario = loadScenario({ file, text }, overrides);
  const assets = await readBuiltIns(scenario.assets.builtIn);
  for (const name of scenario.assets.files) assets.set(name, await readUserFile(file, name));
  return { scenario, assets };
}

/** A file of the user that a scenario names, found beside it. @throws InputErrors */
export async function readUserFile(scenarioFile: string, name: string): Promise<string> {
  return readText(resolve(dirname(scenarioFile), name), MAX_CSV_BYTES, name);
}

/** The text of a scenario or study file. @throws InputErrors */
export async function readScenarioText(file: string): Promise<string> {
  return readText(file, MAX_TEXT * 4, file);
}

/** Reads a text file, or says in one sentence why not; its size is checked before it is read. */
async function readText(path: string, most: number, shown: string): Promise<string> {
  const wrong = (sentence: string): InputErrors => new InputErrors([new InputError(sentence, { file: shown })]);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw wrong("is a directory, not a file");
    if (found.size > most) throw wrong(`is ${Math.ceil(found.size / 1e6)} MB large; at most ${Math.floor(most / 1e6)} MB are allowed`);
    const handle = await open(path, "r");
    try { return (await handle.readFile("utf8")).replace(/^\uFEFF/, ""); } finally { await handle.close(); }
  } catch (error) {
    if (error instanceof InputErrors) throw error;
    throw wrong(reason(error));
  }
}

function reason(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "may not be read by this user";
  return `could not be read (${code ?? String(error)})`;
}

/** Texts that travel with the engine, by name. */
export async function readBuiltIns(names: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readBuiltIn(name));
  return texts;
}

/** `vega-datasets/<file>` is found in the npm package of that name. */
async function readBuiltIn(name: string): Promise<string> {
  const [folder, file] = [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)];
  // The package exports its code only; its data stand beside it.
  const entry = createRequire(import.meta.url).resolve(folder);
  return readFile(join(dirname(dirname(entry)), "data", file), "utf8");
}
