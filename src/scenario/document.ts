/**
 * A scenario file as text: YAML 1.2 (of which JSON is a part) read with limits, and the line and column of any path.
 * Size, nesting and aliases are bounded, so that no file can hang or exhaust the reader.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from "yaml";
import { InputError } from "../parameter/input-error.js";
import { InputErrors } from "../parameter/input-errors.js";
import { isRecord } from "../parameter/record.js";

/** Longest scenario text, in characters. */
export const MAX_TEXT = 1_000_000;
/** Deepest nesting of mappings and lists. */
export const MAX_DEPTH = 24;
const MAX_ALIASES = 50;

export interface Source { readonly file: string; readonly text: string }

export interface Position { readonly line: number; readonly column: number }

export class ScenarioDocument {
  readonly file: string;
  readonly data: Record<string, unknown>;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;

  /** @throws InputErrors with every mistake of the syntax */
  constructor({ file, text }: Source) {
    this.file = file;
    if (text.length > MAX_TEXT) throw one(file, `is ${text.length} characters long; a scenario has at most ${MAX_TEXT}`);
    if (text.includes("\0")) throw one(file, "is not a text file");
    this.#lines = new LineCounter();
    try {
      refuseDeepNesting(file, text);
      this.#document = parseDocument(text, { lineCounter: this.#lines, uniqueKeys: true, prettyErrors: false });
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep(file);
      throw error;
    }
    if (this.#document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) throw tooDeep(file);
    if (this.#document.errors.length > 0) {
      throw new InputErrors(this.#document.errors.map((error) => {
        const { line, col } = this.#lines.linePos(error.pos[0]);
        return new InputError(error.message, { file, line, column: col });
      }));
    }
    let data: unknown;
    try {
      data = this.#document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      if (error instanceof ReferenceError) throw one(file, `uses too many aliases; at most ${MAX_ALIASES} are allowed`);
      throw error;
    }
    if (!isRecord(data)) throw one(file, `must be a mapping from parameter to value, found ${data === null ? "nothing" : Array.isArray(data) ? "a list" : `"${String(data)}"`}`);
    if (depthOf(data) > MAX_DEPTH) throw tooDeep(file);
    this.data = data;
  }

  /** Where a path stands; of its key if `key` is asked for, else of its value, else of the nearest parent that exists. */
  position(path: readonly PropertyKey[], part: "key" | "value"): Position {
    let node: unknown = this.#document.contents;
    let offset = 0;
    for (const [depth, key] of path.entries()) {
      if (isSeq(node)) {
        node = node.items[Number(key)];
        offset = (node as Node | undefined)?.range?.[0] ?? offset;
        continue;
      }
      if (!isMap(node)) break;
      const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      const last = depth === path.length - 1;
      const shown = last && part === "value" && pair.value ? pair.value : pair.key;
      offset = (shown as Node).range?.[0] ?? offset;
      node = pair.value;
    }
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}

function one(file: string, sentence: string): InputErrors {
  return new InputErrors([new InputError(sentence, { file })]);
}

function tooDeep(file: string): InputErrors {
  return one(file, `is nested too deeply; at most ${MAX_DEPTH} levels are allowed`);
}

/** Brackets nested beyond reason would overflow the parser's stack before any depth could be measured. */
function refuseDeepNesting(file: string, text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter === 91 || letter === 123) { if (++depth > 200) throw tooDeep(file); }
    else if ((letter === 93 || letter === 125) && depth > 0) depth--;
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child));
  return deepest + 1;
}
