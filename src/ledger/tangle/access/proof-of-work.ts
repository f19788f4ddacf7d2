/**
 * Devices at work for their transactions. A device has one processor, so its transactions are worked for one after the
 * other; a wallet that stands for a crowd of devices never waits for itself, and none of its devices issued lately.
 */
import type { Kernel } from "../../../sim/kernel.js";
import type { TransactionBook } from "../../book.js";
import type { Transaction } from "../../port.js";
import type { WorkRule } from "./work.js";

/** When a wallet's latest works began, those that count for its next, oldest first, in a ring. */
interface Recent { starts: Float64Array<ArrayBuffer>; first: number; count: number }

export class ProofOfWork {
  readonly #kernel: Kernel;
  readonly #book: TransactionBook;
  readonly #rule: WorkRule;
  /** Time at which each account's device is done with what it was given so far. */
  #busyUntil = new Float64Array(64);
  readonly #recent: (Recent | undefined)[] = [];
  /** Of the transaction asked about last: seconds until its device is free for it, and seconds that it then works. */
  wait = 0;
  seconds = 0;

  constructor(kernel: Kernel, book: TransactionBook, rule: WorkRule) {
    this.#kernel = kernel;
    this.#book = book;
    this.#rule = rule;
  }

  /** Gives a transaction to its device, counts the energy, and sets `wait` and `seconds`. */
  begin(transaction: Transaction): void {
    const { accounts } = this.#book, payer = this.#book.payer(transaction), rule = this.#rule;
    const base = payer < 0 ? rule.time : accounts.workTime(payer, rule.time);
    this.wait = 0;
    this.seconds = base * rule.factor(0);
    if (this.seconds === 0) return;
    if (payer >= 0 && !accounts.isCrowd(payer)) this.#queue(payer, base);
    this.#book.costs.spend(this.seconds * (payer < 0 ? rule.power : accounts.workPower(payer, rule.power)));
  }

  #queue(payer: number, base: number): void {
    const { now } = this.#kernel, { window, factor } = this.#rule;
    while (payer >= this.#busyUntil.length) {
      const larger = new Float64Array(2 * this.#busyUntil.length);
      larger.set(this.#busyUntil);
      this.#busyUntil = larger;
    }
    const start = Math.max(now, this.#busyUntil[payer]!);
    this.wait = start - now;
    if (window > 0) this.seconds = base * factor(this.#count(payer, start, window));
    this.#busyUntil[payer] = start + this.seconds;
  }

  /** Notes that a work begins at `start`. @returns how many of the account's works began within the window before it */
  #count(payer: number, start: number, window: number): number {
    const recent = this.#recent[payer] ??= { starts: new Float64Array(8), first: 0, count: 0 };
    const mask = recent.starts.length - 1;
    while (recent.count > 0 && recent.starts[recent.first & mask]! <= start - window) { recent.first++; recent.count--; }
    const before = recent.count;
    if (before > mask) {
      const larger = new Float64Array(2 * (mask + 1));
      for (let i = 0; i < before; i++) larger[i] = recent.starts[(recent.first + i) & mask]!;
      recent.starts = larger;
      recent.first = 0;
    }
    recent.starts[(recent.first + before) & (recent.starts.length - 1)] = start;
    recent.count++;
    return before;
  }
}
