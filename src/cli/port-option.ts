/** The option `--port`, which `view` and `start` share. */
import { InvalidArgumentError, Option } from "commander";

export function portOption(): Option {
  return new Option("--port <port>", "port to serve the charts on; the next free one where it is taken").default(8137).argParser((written) => {
    const port = /^\d+$/.test(written) ? Number(written) : NaN;
    if (!(port <= 65_535)) throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
    return port;
  });
}
