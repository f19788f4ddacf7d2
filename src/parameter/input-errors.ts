/** All mistakes of one input at once, so that the user mends them in one go. */
import type { InputError } from "./input-error.js";

export class InputErrors extends Error {
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super(errors.map((error) => error.message).join("\n"));
    this.name = "InputErrors";
    this.errors = errors;
  }
}
