/** The servers of one region and their common queue. An outage takes all of them at once. */
import type { EventHandle, EventType, Kernel } from "../../sim/kernel.js";
import type { CloudStatistics } from "./statistics.js";
import { RequestQueue } from "./request-queue.js";

export interface PoolParts {
  readonly kernel: Kernel;
  readonly statistics: CloudStatistics;
  /** Fires with the region and the server that is done. */
  readonly done: EventType;
  readonly service: () => number;
  readonly servers: number;
  /** Most requests that wait; Infinity for no limit. */
  readonly limit: number;
}

export class Pool {
  readonly #parts: PoolParts;
  readonly #region: number;
  readonly #queue = new RequestQueue();
  readonly #idle: Int32Array;
  #idleCount: number;
  /** By server: what it serves, and the event at which it is done. */
  readonly #transactions: Int32Array;
  readonly #codes: Int32Array;
  readonly #handles: Float64Array;
  readonly #busy: Uint8Array;
  #isUp = true;

  constructor(region: number, parts: PoolParts) {
    const { servers } = parts;
    this.#parts = parts;
    this.#region = region;
    this.#idle = Int32Array.from({ length: servers }, (_, i) => servers - 1 - i);
    this.#idleCount = servers;
    this.#transactions = new Int32Array(servers);
    this.#codes = new Int32Array(servers);
    this.#handles = new Float64Array(servers);
    this.#busy = new Uint8Array(servers);
  }

  /** Takes a request. @returns false where there is no room for it */
  take(transaction: number, code: number): boolean {
    const { kernel, statistics, limit } = this.#parts;
    if (this.#isUp && this.#idleCount > 0) { this.#serve(transaction, code, 0); return true; }
    if (this.#queue.length >= limit) return false;
    this.#queue.push(transaction, code, kernel.now);
    statistics.waiting(1);
    return true;
  }

  /** A server is done, and takes the next. @returns the transaction that it has served */
  finish(server: number): number {
    const transaction = this.#transactions[server]!;
    this.#release(server);
    this.#serveNext();
    return transaction;
  }

  /** All servers stop. What they were at is to be done anew, and goes back to the head of the queue. */
  fail(): void {
    const { kernel, statistics, servers } = this.#parts, undone: [transaction: number, code: number][] = [];
    this.#isUp = false;
    for (let server = 0; server < servers; server++) {
      if (this.#busy[server] === 0) continue;
      kernel.cancel(this.#handles[server]! as EventHandle);
      undone.push([this.#transactions[server]!, this.#codes[server]!]);
      this.#release(server);
    }
    for (const [transaction, code] of undone.sort(([a], [b]) => b - a)) {
      this.#queue.unshift(transaction, code, kernel.now);
      statistics.waiting(1);
    }
  }

  /** Empties the queue. */
  drop(lost: (transaction: number, code: number) => void): void {
    const queue = this.#queue;
    while (queue.length > 0) {
      const { transaction, code } = queue;
      queue.shift();
      this.#parts.statistics.waiting(-1);
      lost(transaction, code);
    }
  }

  mend(): void {
    this.#isUp = true;
    while (this.#idleCount > 0 && this.#queue.length > 0) this.#serveNext();
  }

  #serveNext(): void {
    const queue = this.#queue, { kernel, statistics } = this.#parts;
    if (queue.length === 0) return;
    const { transaction, code, since } = queue;
    queue.shift();
    statistics.waiting(-1);
    this.#serve(transaction, code, kernel.now - since);
  }

  #serve(transaction: number, code: number, waited: number): void {
    const { kernel, statistics, service, done } = this.#parts, server = this.#idle[--this.#idleCount]!;
    this.#transactions[server] = transaction;
    this.#codes[server] = code;
    this.#busy[server] = 1;
    this.#handles[server] = kernel.after(service(), done, this.#region, server);
    statistics.served(waited);
  }

  #release(server: number): void {
    this.#busy[server] = 0;
    this.#idle[this.#idleCount++] = server;
    this.#parts.statistics.released();
  }
}
