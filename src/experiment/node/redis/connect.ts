/**
 * The way to Redis. BullMQ and ioredis are optional packages: they are loaded here, when somebody asks for Redis, and
 * nowhere else. The first connection fails at once with a sentence; later ones wait for Redis to come back.
 */
import type * as BullMQ from "bullmq";
import type { Redis } from "ioredis";
import { parseRedisUrl, withoutPassword } from "./address.js";
import { ClusterError, redisSentence } from "./cluster-error.js";

/** Hears one sentence for the user. */
export type Tell = (sentence: string) => void;

const CONNECT_MILLISECONDS = 10_000;
const LONGEST_PAUSE_MILLISECONDS = 2_000;

export interface Connection {
  readonly bullmq: typeof BullMQ;
  /** For commands. Whatever is asked while Redis is away waits until it is back. */
  readonly redis: Redis;
  /** Without its password. */
  readonly address: string;
  /** Hears every time that Redis has come back, perhaps without its data. */
  onReturn(hear: () => void): void;
  close(): void;
}

async function load(): Promise<{ bullmq: typeof BullMQ; Redis: typeof Redis }> {
  try { return { bullmq: await import("bullmq"), Redis: (await import("ioredis")).Redis }; } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!/MODULE_NOT_FOUND/.test(code)) throw error;
    throw new ClusterError("Redis needs two packages that are not installed, bullmq and ioredis. Install them beside tanglewood: npm install bullmq@6 ioredis@6 (in a clone of the project: npm ci --include=optional).");
  }
}

/** @throws InputError where the address is wrong, ClusterError where there is no way to use what is there */
export async function connect(written: string, tell: Tell): Promise<Connection> {
  const url = parseRedisUrl(written).href;
  const address = withoutPassword(written);
  const { bullmq, Redis } = await load();
  await probe(new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: CONNECT_MILLISECONDS }), address, tell);
  let closed = false, gone = false;
  // BullMQ wants to wait for ever, too: a command is worth the same when Redis is back.
  const redis = new Redis(url, {
    maxRetriesPerRequest: null, connectTimeout: CONNECT_MILLISECONDS, keepAlive: 10_000, connectionName: "tanglewood",
    retryStrategy: (times) => (closed ? null : Math.min(LONGEST_PAUSE_MILLISECONDS, 100 * 2 ** Math.min(times, 10))),
  });
  const hearers: (() => void)[] = [];
  const told = new Set<string>();
  const once = (sentence: string): void => { if (!closed && !told.has(sentence)) { told.add(sentence); tell(sentence); } };
  redis.on("close", () => { gone = true; once(`Redis at ${address} is away; waiting for it.`); });
  // That nothing answers while it is away was told; that it refuses is news.
  redis.on("error", (error: Error & { code?: string }) => { if (error.code === undefined) once(`${redisSentence(error, address)} Trying again until it answers.`); });
  redis.on("ready", () => {
    if (!gone) return;
    gone = false;
    told.clear();
    tell(`Redis at ${address} is back.`);
    for (const hear of hearers) hear();
  });
  return {
    bullmq, redis, address,
    onReturn(hear) { hearers.push(hear); },
    close() { closed = true; redis.disconnect(); },
  };
}

/** Connects once, to say at once what is wrong. */
async function probe(redis: Redis, address: string, tell: Tell): Promise<void> {
  const errors: unknown[] = [];
  redis.on("error", (error: unknown) => errors.push(error));
  try {
    await redis.connect();
    const info = await redis.info();
    if (errors.length > 0) throw errors[0];
    const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
    if (policy !== undefined && policy !== "noeviction") tell(`Redis at ${address} may drop what it holds when its memory is full (maxmemory-policy ${policy}); set it to noeviction. Lost cells are computed again.`);
    const version = /^redis_version:(\d+)\.(\d+)/m.exec(info);
    if (version && Number(version[1]) * 100 + Number(version[2]) < 602) throw new ClusterError(`Redis at ${address} is version ${version[1]}.${version[2]}; 6.2 or later is needed.`);
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    throw new ClusterError(redisSentence(errors[0] ?? error, address));
  } finally { redis.disconnect(); }
}
