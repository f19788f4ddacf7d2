/** `tanglewood worker`: computes cells of comparisons that were started elsewhere, until it is told to stop. */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, hostname, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { InputError } from "../parameter/input-error.js";
import { parseQuantity } from "../parameter/quantity.js";
import { bytes } from "./bytes-option.js";
import { onError as colour } from "./colours.js";
import { humanNumber } from "./human.js";
import { interruptible } from "./interruption.js";
import { engineVersion } from "./package.js";
import { lockOption, redisOption, sharedOption, type RedisOptions } from "./redis-options.js";

interface Options extends RedisOptions { readonly jobs: number; readonly name: string; readonly memory: number; readonly grace: number }

const MEGABYTE = 2 ** 20;
/** Share of the machine's memory that its cells may take. */
const SHARE_OF_MEMORY = 0.75;

export function addWorker(program: Command): void {
  program.command("worker")
    .summary("compute cells of comparisons on other machines, through Redis")
    .description("Takes cells of `tanglewood compare … --redis` from Redis, computes them on this machine and sends the results back. It needs no files but its own installation.")
    .addOption(redisOption("Redis server from which cells are taken"))
    .option("-j, --jobs <n>", "cells at once, each in a thread", wholeNumber, availableParallelism())
    .option("--name <name>", "name under which the worker is seen", hostname())
    .addOption(new Option("--memory <size>", "memory that all its cells together may take, e.g. 8GB").argParser(bytes).default(defaultMemory(), `${SHARE_OF_MEMORY * 100} % of the machine's`))
    .addOption(sharedOption())
    .addOption(new Option("--grace <time>", "time that cells under way have to end when the worker is told to stop").argParser(milliseconds).default(10_000, "10s"))
    .addOption(lockOption())
    .addHelpText("after", `
Ctrl-C or SIGTERM stops it: cells under way may end within --grace, the rest is given back.

Examples:
  tanglewood worker --redis redis://:password@host:6379
  TANGLEWOOD_REDIS=redis://:password@host:6379 tanglewood worker -j 4 --memory 8GB`)
    .action(work);
}

async function work({ redis: url, jobs, name, memory, shared, grace, lock }: Options): Promise<void> {
  if (url === undefined) throw new InputError("--redis: the address of Redis is missing, e.g. --redis redis://:password@host:6379; or set TANGLEWOOD_REDIS");
  const tell = (sentence: string): void => console.error(sentence);
  // BullMQ and ioredis are loaded only by those who ask for Redis.
  const [{ connect }, { WorkerHost }, { paceOf, LOCK }] = await Promise.all([import("../experiment/node/redis/connect.js"), import("../experiment/node/redis/worker-host.js"), import("../experiment/node/redis/job.js")]);
  const connection = await connect(url, tell);
  const folder = await mkdtemp(join(tmpdir(), "tanglewood-worker-"));
  const host = new WorkerHost({ connection, folder, engine: engineVersion, name, threads: jobs, memory, shared: shared === undefined ? undefined : resolve(shared), tell, pace: paceOf(lock ?? LOCK) });
  tell(`Worker ${name}: engine ${engineVersion}, ${jobs} ${jobs === 1 ? "thread" : "threads"}, ${humanNumber(Math.floor(memory / jobs / MEGABYTE))} MB for each. ${colour.dim(`It takes cells from ${connection.address}; Ctrl-C stops it.`)}`);
  try { await interruptible((signal) => host.run(signal, grace)); } finally {
    connection.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function wholeNumber(written: string): number {
  const value = /^\d+$/.test(written) ? Number(written) : NaN;
  if (!(value >= 1 && value <= 1024)) throw new InvalidArgumentError("It must be a whole number from 1 to 1024.");
  return value;
}

function milliseconds(written: string): number {
  const seconds = parseQuantity(written, "time");
  if (typeof seconds !== "number") throw new InvalidArgumentError(`${seconds.error}.`);
  if (!(seconds >= 0 && seconds <= 86_400)) throw new InvalidArgumentError("It must be from 0s to 1d.");
  return seconds * 1000;
}

function defaultMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return SHARE_OF_MEMORY * (limit > 0 ? Math.min(limit, totalmem()) : totalmem());
}
