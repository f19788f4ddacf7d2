/** A small scenario and what the tests of studies ask of it. */
import { InputError } from "../../../src/parameter/input-error.js";
import { InputErrors } from "../../../src/parameter/input-errors.js";
import { readStudy, type StudyOptions } from "../../../src/experiment/study/read.js";
import type { Study } from "../../../src/experiment/study/study.js";

export const SCENARIO = {
  file: "town.yaml",
  text: `question: Does it matter?
duration: 10min
load: { rate: 1/s }
ledger:
  kind: tangle
  network: { delay: 1s }
  tipSelection: { rule: weighted-walk, alpha: 0.1 }
fleets:
  cars: { device: vehicle, count: 10 }
  double-spenders: { device: double-spender, count: 1 }
`,
};

export function study(text: string, options: StudyOptions = {}): Study {
  return readStudy({ file: "try.yaml", text }, SCENARIO, options);
}

export function vary(...written: string[]): Study {
  return readStudy(undefined, SCENARIO, { vary: written });
}

/** The messages with which something is refused; none if it is not. */
export function complaints(act: () => unknown): string[] {
  try { act(); } catch (error) {
    if (error instanceof InputErrors) return error.errors.map(({ message }) => message);
    if (error instanceof InputError) return [error.message];
    throw error;
  }
  return [];
}
