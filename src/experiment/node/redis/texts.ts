/**
 * Texts that many cells share (the plan with its scenario, the user's data): kept in Redis once, under the digest of
 * what they say, gzipped. A coordinator lays them down again when Redis has come back without them.
 */
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Redis } from "ioredis";
import { key, sha256Of } from "./keys.js";

const zip = promisify(gzip), unzip = promisify(gunzip);

/** Seconds that a text outlives the last sign of life of its coordinators. */
const WAITS = 86_400;

/** What the job speaks of is not in Redis. */
export class TextsAreGone extends Error {}

export class Texts {
  readonly #redis: Redis;
  readonly #own = new Map<string, string>();

  constructor(redis: Redis) { this.#redis = redis; }

  /** Lays a text down. @returns by what it is found */
  async put(text: string): Promise<string> {
    const digest = sha256Of(text);
    this.#own.set(digest, text);
    await this.#redis.set(key("text", digest), await zip(text), "EX", WAITS);
    return digest;
  }

  /** Sees to it that everything laid down is still there. */
  async refresh(): Promise<void> {
    for (const [digest, text] of this.#own) if (await this.#redis.expire(key("text", digest), WAITS) === 0) await this.put(text);
  }

  /** @throws TextsAreGone */
  async get(digest: string): Promise<string> {
    const packed = await this.#redis.getBuffer(key("text", digest));
    const text = packed === null ? undefined : (await unzip(packed)).toString("utf8");
    if (text === undefined || sha256Of(text) !== digest) throw new TextsAreGone("the scenario's text is not in Redis any more, which has lost its data; the coordinator sends it again");
    return text;
  }
}
