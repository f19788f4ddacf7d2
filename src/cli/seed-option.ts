/** The option `--seed`, which `run` and `start` share. */
import { InvalidArgumentError, Option } from "commander";
import { MAX_SEED } from "../scenario/schema.js";

export function seedOption(): Option {
  return new Option("--seed <seed>", "seed of all chance; default: the scenario's").argParser((written) => {
    if (written === "" || written.length > MAX_SEED) throw new InvalidArgumentError(`It must have 1 to ${MAX_SEED} characters.`);
    return written;
  });
}
