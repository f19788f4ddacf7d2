/**
 * A central service: a request travels to the servers of its region, waits, is served, and the answer travels to the
 * payee. The servers share one account book, so whichever of two transactions that spend the same funds is served first
 * wins, in all regions.
 *
 *     submit → network → queue → server (decides) → network → payee: confirmed, or conflicting
 *                 ▲  lost in an outage, turned away    │
 *                 └──────────── pause ◄────────────────┘
 */
import type { EventType, Kernel } from "../../sim/kernel.js";
import type { RandomStream } from "../../sim/random.js";
import type { TransactionBook } from "../book.js";
import type { LedgerEngine } from "../definition.js";
import { Stage, type Account, type AccountOptions, type Transaction } from "../port.js";
import { pause, type Clients } from "./clients.js";
import { Dormant } from "./dormant.js";
import { Pool, type PoolParts } from "./pool.js";
import type { CloudStatistics } from "./statistics.js";

/** A request's code is its region and, times this, the tries before it. */
const REGIONS = 1024;
/** More tries are not counted, so that a code stays a whole number of 32 bits. */
const MOST_TRIES = 1 << 20;

function codeOf(region: number, tries: number): number { return region + REGIONS * Math.min(tries, MOST_TRIES); }

export interface CloudParts {
  readonly kernel: Kernel;
  readonly book: TransactionBook;
  readonly statistics: CloudStatistics;
  readonly regions: number;
  readonly pool: Omit<PoolParts, "kernel" | "statistics" | "done">;
  /** Draws the seconds of one way through the network. */
  readonly network: () => number;
  readonly clients: Clients;
  readonly pauses: RandomStream;
  /** Requests are kept through an outage, in the queue and at the door. */
  readonly keeps: boolean;
  /** Clients turn to another region while theirs is down. */
  readonly failover: boolean;
}

export class Cloud implements LedgerEngine {
  /** A region stands where other ledgers have a peer: the load comes through all of them. */
  readonly issuers?: Float64Array;
  readonly #parts: CloudParts;
  readonly #pools: readonly Pool[];
  readonly #up: Uint8Array;
  /** By region, clients that wait for it to come back. */
  readonly #dormant: readonly Dormant[];
  /** Region of each account. */
  readonly #homes: number[] = [];
  #turn = 0;
  /** Transactions that a server has accepted and whose answer is under way. */
  readonly #accepted = new Set<Transaction>();
  readonly #arriveEvent: EventType;
  readonly #failedEvent: EventType;
  readonly #againEvent: EventType;
  readonly #answerEvent: EventType;

  constructor(parts: CloudParts) {
    const { kernel, book, statistics, regions } = parts;
    this.#parts = parts;
    this.#up = new Uint8Array(regions).fill(1);
    this.#dormant = Array.from({ length: regions }, () => new Dormant({
      pause: (tries) => pause(parts.clients, tries, parts.pauses), network: parts.network, retried: () => { statistics.retried(); },
    }));
    if (regions > 1) this.issuers = new Float64Array(regions).fill(1 / regions);
    this.#arriveEvent = kernel.eventType("cloud/arrive", (transaction, code) => { this.#arrive(transaction, code); });
    this.#failedEvent = kernel.eventType("cloud/failed", (transaction, code) => { this.#failed(transaction, code); });
    this.#againEvent = kernel.eventType("cloud/again", (transaction, code) => { this.#send(transaction, this.#regionFor(code % REGIONS), Math.floor(code / REGIONS)); });
    this.#answerEvent = kernel.eventType("cloud/answer", (transaction, isRefused) => {
      this.#accepted.delete(transaction);
      if (isRefused === 1) book.conflicting(transaction); else book.reach(transaction, Stage.confirmed);
    });
    const done = kernel.eventType("cloud/done", (region, server) => { this.#decide(this.#pools[region]!.finish(server)); });
    this.#pools = Array.from({ length: regions }, (_, region) => new Pool(region, { ...parts.pool, kernel, statistics, done }));
  }

  /** Devices are attached to the regions in turn. */
  opened(account: Account, { peer }: AccountOptions): void {
    this.#homes[account] = (peer ?? this.#turn++) % this.#parts.regions;
  }

  submit(transaction: Transaction): void {
    this.#parts.statistics.issued();
    this.#send(transaction, this.#regionFor(this.#homeOf(transaction)), 0);
  }

  submitRival(transaction: Transaction): void { this.submit(transaction); }

  /** A region fails, or is back. */
  turned(region: number, isUp: boolean): void {
    const pool = this.#pools[region]!;
    this.#up[region] = isUp ? 1 : 0;
    if (isUp) {
      pool.mend();
      this.#wake(region, (transaction, tries, at) => { this.#parts.kernel.at(at, this.#arriveEvent, transaction, codeOf(region, tries)); });
      return;
    }
    pool.fail();
    if (!this.#parts.keeps) pool.drop((transaction, code) => { this.#lose(transaction, code); });
  }

  /** Counts the tries of those who wait for a region that the run has left down. */
  close(): void {
    for (let region = 0; region < this.#up.length; region++) this.#wake(region, () => {});
  }

  #wake(region: number, arrive: (transaction: Transaction, tries: number, at: number) => void): void {
    this.#dormant[region]!.wake(this.#parts.kernel.now, arrive);
  }

  #homeOf(transaction: Transaction): number {
    const payer = this.#parts.book.payer(transaction);
    return this.#homes[payer] ?? Math.max(0, payer) % this.#parts.regions;
  }

  /** The region that a client of `home` turns to now. */
  #regionFor(home: number): number {
    const { failover, regions } = this.#parts;
    if (!failover) return home;
    for (let i = 0; i < regions; i++) if (this.#up[(home + i) % regions] === 1) return (home + i) % regions;
    return home;
  }

  #send(transaction: Transaction, region: number, tries: number): void {
    this.#parts.kernel.after(this.#parts.network(), this.#arriveEvent, transaction, codeOf(region, tries));
  }

  #arrive(transaction: Transaction, code: number): void {
    const { book, keeps, statistics } = this.#parts, region = code % REGIONS;
    if (this.#up[region] === 0 && !keeps) { this.#lose(transaction, code); return; }
    if (this.#pools[region]!.take(transaction, code)) { book.reach(transaction, Stage.attached); return; }
    statistics.shed();
    this.#lose(transaction, code);
  }

  /** A request is lost; its client hears of it a way through the network later. */
  #lose(transaction: Transaction, code: number): void {
    this.#parts.kernel.after(this.#parts.network(), this.#failedEvent, transaction, code);
  }

  #failed(transaction: Transaction, code: number): void {
    const { kernel, book, clients, pauses, failover, statistics } = this.#parts, tries = Math.floor(code / REGIONS) + 1;
    if (clients.attempts > 0 && tries >= clients.attempts) {
      statistics.refused();
      book.orphaned(transaction);
      return;
    }
    statistics.retried();
    const home = this.#homeOf(transaction), next = this.#regionFor(home);
    // Who neither gives up nor goes elsewhere has nothing to decide before the repair.
    if (clients.attempts === 0 && !failover && this.#up[home] === 0) { this.#dormant[home]!.add(transaction, tries, kernel.now); return; }
    if (this.#up[code % REGIONS] === 0 && this.#up[next] === 1 && next !== code % REGIONS) { this.#send(transaction, next, tries); return; }
    kernel.after(pause(clients, tries, pauses), this.#againEvent, transaction, codeOf(home, tries));
  }

  /** A server has come to a transaction: it stands unless another that spends the same funds stood before. */
  #decide(transaction: Transaction): void {
    const { kernel, book, network } = this.#parts;
    let isRefused = 0;
    for (const rival of book.rivals(transaction)) {
      if (rival !== transaction && (this.#accepted.has(rival) || book.stage(rival) === Stage.confirmed)) isRefused = 1;
    }
    if (isRefused === 0) this.#accepted.add(transaction);
    kernel.after(network(), this.#answerEvent, transaction, isRefused);
  }
}
