/**
 * Who is there: every worker and coordinator writes a key that expires unless it is written again. It is told by the
 * clock of Redis alone, so hosts whose clocks differ agree.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { key } from "./keys.js";

export interface Present {
  readonly id: string;
  readonly name: string;
  readonly engine: string;
  readonly host: string;
  /** Of a worker: cells at once, and the bytes that each may take. */
  readonly threads?: number;
  readonly share?: number;
}

export type Role = "worker" | "coordinator";

/** Signs of life that may be missed before somebody counts as gone. */
const MISSED = 4;

export class Presence {
  readonly self: Present;
  readonly #redis: Redis;
  readonly #role: Role;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param interval milliseconds between two signs of life */
  constructor(redis: Redis, role: Role, what: Omit<Present, "id" | "host">, interval: number) {
    this.self = { ...what, id: randomUUID().slice(0, 13), host: hostname() };
    this.#redis = redis;
    this.#role = role;
    this.#interval = interval;
  }

  /** Milliseconds until one who died counts as gone. */
  get lifetime(): number { return MISSED * this.#interval; }

  /** Is seen from now on. @param each called with every sign of life */
  async begin(each: () => Promise<void> = async () => {}): Promise<void> {
    const sign = async (): Promise<void> => {
      await this.#redis.multi().set(this.#key(this.self.id), JSON.stringify(this.self), "PX", this.lifetime).sadd(this.#set(this.#role), this.self.id).exec();
      await each();
    };
    await sign();
    const next = (): void => {
      if (!this.#stopped) this.#timer = setTimeout(() => { sign().catch(() => {}).finally(next); }, this.#interval);
    };
    next();
  }

  /** Gives no more signs of life. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Is not seen any more. */
  async end(): Promise<void> {
    this.stop();
    await this.#redis.multi().del(this.#key(this.self.id)).srem(this.#set(this.#role), this.self.id).exec();
  }

  /** Everybody of a role who is there, this one too. */
  async others(role: Role): Promise<readonly Present[]> {
    const ids = await this.#redis.smembers(this.#set(role));
    if (ids.length === 0) return [];
    const signs = await this.#redis.mget(ids.map((id) => key("present", role, id)));
    const gone = ids.filter((_, i) => signs[i] === null);
    if (gone.length > 0) await this.#redis.srem(this.#set(role), ...gone);
    return signs.flatMap((sign) => (sign === null || sign === undefined ? [] : [JSON.parse(sign) as Present])).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #key(id: string): string { return key("present", this.#role, id); }
  #set(role: Role): string { return key("present", role); }
}
