/** What is measured of a chain beyond what every ledger shows: blocks, forks, reorganisations, how full blocks are, who waits. */
import { MICRO } from "../port.js";
import type { Recorder } from "../../sim/recorder.js";
import { TimeAverage } from "../../sim/time-average.js";

export class ChainStatistics {
  readonly #mempool: TimeAverage;
  #blocks = 0;
  #found = 0;
  #foundEver = 0;
  #forks = 0;
  #bytes = 0;
  #reorganisations = 0;
  #deepest = 0;
  #unconfirmed = 0;
  #fees = 0;
  #carried = 0;
  #since = 0;
  #refused = 0;

  /** @param capacity bytes of a block */
  constructor(now: () => number, recorder: Recorder, capacity: number) {
    this.#mempool = new TimeAverage(now);
    recorder.metric("chain.blocks", "1", "Blocks by which the longest chain grew.", () => this.#blocks);
    recorder.metric("chain.interval.mean", "s", "Mean time between blocks of the longest chain.", () => ({ value: (now() - this.#since) / this.#blocks, count: this.#blocks }));
    recorder.metric("chain.forks.share", "1", "Share of the heights of the longest chain at which another block was found too, not by an attacker.", () => ({ value: this.#forks / this.#blocks, count: this.#blocks }));
    recorder.metric("chain.reorganisations", "1", "Times that the payees' peer undid blocks for a longer branch.", () => this.#reorganisations);
    recorder.metric("chain.reorganisations.deepest", "1", "Most blocks undone at a time.", () => this.#deepest);
    recorder.metric("chain.unconfirmations", "1", "Transactions that were confirmed and whose block was then undone; unless their money went elsewhere, they are confirmed again.", () => this.#unconfirmed);
    recorder.metric("chain.utilisation", "1", "Share of the room in blocks that was used.", () => ({ value: this.#bytes / (this.#found * capacity), count: this.#found }));
    recorder.metric("chain.mempool.mean", "1", "Transactions that wait for a block, average over time.", () => this.#mempool.mean);
    recorder.series("chain.mempool", "1", "Transactions that wait for a block, at the end of the interval.", () => this.#mempool.value);
    recorder.series("chain.fee", "token", "Mean fee of the transactions in blocks found in the interval.", () => {
      const mean = this.#fees / MICRO / this.#carried;
      this.#fees = this.#carried = 0;
      return mean;
    });
    recorder.atWarmupEnd(() => {
      this.#since = now();
      this.#mempool.reset();
      this.#blocks = this.#found = this.#forks = this.#bytes = this.#reorganisations = this.#deepest = this.#unconfirmed = 0;
    });
    recorder.atEnd(() => {
      if (this.#refused > 0) recorder.warn("chain-split", `Views refused longer branches ${this.#refused} times, because they hold other blocks for final: the chain has split for good, and what each side confirms the others never will. Raise ledger.consensus.finality, lengthen its slot, or shorten ledger.propagation.`);
      if (this.#foundEver === 0) recorder.warn("no-blocks", "No block was found: the run is shorter than the time between blocks. Let it last many blocks, or shorten ledger.consensus.interval or slot.");
    });
  }

  /** So many transactions wait from now on. */
  set waiting(count: number) { if (count !== this.#mempool.value) this.#mempool.set(count); }

  found(bytes: number, isFork: boolean): void {
    this.#found++;
    this.#foundEver++;
    this.#bytes += bytes;
    if (isFork) this.#forks++;
  }

  /** A block carries a transaction with this fee, whole micro-tokens. */
  carried(fee: number): void { this.#fees += fee; this.#carried++; }

  /** A view stays on its branch, as the longer one undoes what it holds for final. */
  refused(): void { this.#refused++; }

  extended(blocks: number): void { this.#blocks += blocks; }

  /** The payees' peer undid `depth` blocks, and in them so many confirmations. */
  reorganised(depth: number, unconfirmed: number): void {
    this.#reorganisations++;
    this.#deepest = Math.max(this.#deepest, depth);
    this.#unconfirmed += unconfirmed;
  }
}
