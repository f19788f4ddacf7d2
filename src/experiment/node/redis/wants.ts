/**
 * Which results each coordinator still wants. Two coordinators may want the same run: the first to collect it leaves it
 * to the other, and who is last removes it. The list of one who died expires, so nothing waits for it.
 */
import type { Redis } from "ioredis";
import { key } from "./keys.js";
import type { Presence } from "./presence.js";

export class Wants {
  readonly #redis: Redis;
  readonly #presence: Presence;

  constructor(redis: Redis, presence: Presence) { this.#redis = redis; this.#presence = presence; }

  get #own(): string { return key("wants", this.#presence.self.id); }

  async add(jobs: readonly string[]): Promise<void> {
    if (jobs.length > 0) await this.#redis.multi().sadd(this.#own, ...jobs).pexpire(this.#own, this.#presence.lifetime).exec();
  }

  /** Gives notice that these are still wanted, e.g. to a Redis that has forgotten it. */
  async refresh(jobs: Iterable<string>): Promise<void> {
    if (await this.#redis.pexpire(this.#own, this.#presence.lifetime) === 0) await this.add([...jobs]);
  }

  /** Whether another coordinator wants it. */
  async byOthers(job: string): Promise<boolean> {
    const others = (await this.#presence.others("coordinator")).filter(({ id }) => id !== this.#presence.self.id);
    for (const { id } of others) if (await this.#redis.sismember(key("wants", id), job) === 1) return true;
    return false;
  }

  /** Takes a job off the list. @returns whether nobody else wants it */
  async release(job: string): Promise<boolean> {
    await this.#redis.srem(this.#own, job);
    return !await this.byOthers(job);
  }

  async end(): Promise<void> { await this.#redis.del(this.#own); }
}
