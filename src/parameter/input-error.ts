/**
 * What is wrong with something that a user wrote: a scenario, a CSV file, a command line. Never our own bug: those are
 * plain errors. Its message has one form everywhere, `file:line:column: path: sentence`, each part only where known.
 */

export interface InputErrorPlace {
  /** File as the user named it. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1, in characters. */
  readonly column?: number | undefined;
  /** Where in the document, e.g. `fleets.homes.load.file`. */
  readonly path?: string | undefined;
}

export class InputError extends Error {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly path: string | undefined;
  /** What is wrong, what was found and what is allowed, without the place. */
  readonly sentence: string;

  constructor(sentence: string, place: InputErrorPlace = {}) {
    super(placed(sentence, place));
    this.name = "InputError";
    this.sentence = sentence;
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.path = place.path;
  }
}

function placed(sentence: string, { file, line, column, path }: InputErrorPlace): string {
  const where = [file, line, column].filter((part) => part !== undefined).join(":");
  return [where, path, sentence].filter((part) => part !== undefined && part !== "").join(": ");
}
