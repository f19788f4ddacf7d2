/**
 * Clients that try again and again while their region is down. Nothing comes of a try before the repair, so that none is an
 * event: when the region is back, the pauses and ways since are drawn, up to the first try that finds it up. The clients are
 * as many as requests in the outage, and each may try a thousand times.
 */
import type { Transaction } from "../port.js";

export interface DormantParts {
  /** Draws the pause after so many tries, seconds. */
  readonly pause: (tries: number) => number;
  /** Draws the seconds of one way through the network. */
  readonly network: () => number;
  /** Told of each try beyond the next one of a client. */
  readonly retried: () => void;
}

export class Dormant {
  readonly #parts: DormantParts;
  #transactions: Transaction[] = [];
  #tries: number[] = [];
  #since: number[] = [];

  constructor(parts: DormantParts) { this.#parts = parts; }

  /** A client has heard that its try was in vain, the `tries`-th. @param now when, seconds */
  add(transaction: Transaction, tries: number, now: number): void {
    this.#transactions.push(transaction);
    this.#tries.push(tries);
    this.#since.push(now);
  }

  /** The region is up from `now` on. @param arrive takes each request, its tries before, and when it arrives */
  wake(now: number, arrive: (transaction: Transaction, tries: number, at: number) => void): void {
    const { pause, network, retried } = this.#parts, transactions = this.#transactions, allTries = this.#tries, since = this.#since;
    this.#transactions = [];
    this.#tries = [];
    this.#since = [];
    for (let i = 0; i < transactions.length; i++) {
      let tries = allTries[i]!, at = since[i]! + pause(tries) + network();
      while (at < now) {
        retried();
        at += network() + pause(++tries) + network();
      }
      arrive(transactions[i]!, tries, at);
    }
  }
}
