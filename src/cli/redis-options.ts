/** The options by which `compare` and `worker` find Redis and agree on their pace. */
import { InvalidArgumentError, Option } from "commander";
import { parseQuantity } from "../parameter/quantity.js";

export interface RedisOptions { readonly redis?: string; readonly lock?: number; readonly shared?: string }

export function redisOption(does: string): Option {
  // The environment keeps a password out of the list of processes.
  return new Option("--redis <url>", `${does}, e.g. redis://:password@host:6379`).env("TANGLEWOOD_REDIS");
}

export function sharedOption(): Option {
  return new Option("--shared <folder>", "folder that all hosts see, through which results travel instead of through Redis");
}

/** For tests and for networks of a kind: a short time finds dead workers sooner and takes slow ones for dead. */
export function lockOption(): Option {
  return new Option("--lock <time>", "time after which a silent worker's cell is computed by another").argParser((written) => {
    const seconds = parseQuantity(written, "time");
    if (typeof seconds !== "number") throw new InvalidArgumentError(`${seconds.error}.`);
    if (!(seconds >= 0.5 && seconds <= 3600)) throw new InvalidArgumentError("It must be from 500ms to 1h.");
    return seconds * 1000;
  }).hideHelp();
}
