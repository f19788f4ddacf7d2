/**
 * What is measured of every attack in the same way: how often it was tried, how often it succeeded, what it cost, and
 * what theory says. Attempts that began during the warm-up do not count, whenever they end.
 */
import { proportion } from "../../../sim/proportion.js";
import type { Recorder } from "../../../sim/recorder.js";

export const ATTACK_TABLE = {
  name: "attack",
  doc: "The curve of the attack: what theory says, and what was measured where this run stands on it.",
  columns: [
    { name: "quantity", doc: "What the curve shows, with its unit." },
    { name: "x", doc: "What it depends on." },
    { name: "xName", doc: "Name of x, with its unit." },
    { name: "theory", doc: "What theory says; empty where there is none." },
    { name: "says", doc: "How theory says it: \"expected\", or \"at most\" where it is a bound." },
    { name: "measured", doc: "What this run shows; empty where only theory is known." },
    { name: "low", doc: "Lower end of the 95 % interval of what was measured." },
    { name: "high", doc: "Upper end." },
    { name: "trials", doc: "Observations behind it." },
  ],
} as const;

/** A point of an attack's curve; NaN where something is not known. */
export interface AttackPoint {
  readonly quantity: string;
  readonly x: number;
  readonly xName: string;
  readonly theory?: number;
  /** Whether theory only says what cannot be exceeded. */
  readonly isBound?: boolean;
  readonly measured?: number;
  readonly low?: number;
  readonly high?: number;
  readonly trials?: number;
}

/** Names an attempt; grows with time. */
export type Attempt = number;

export class AttackRecord {
  readonly #recorder: Recorder;
  readonly #issued: () => number;
  readonly #countsOpen: boolean;
  #next: Attempt = 0;
  #countedFrom: Attempt = 0;
  #attempted = 0;
  #succeeded = 0;
  #failed = 0;
  #transactions = 0;
  #issuedBefore = 0;

  /**
   * @param issued transactions that everybody issued so far
   * @param joules energy of one transaction of the adversary
   * @param countsOpen whether an attempt that is open at the end of the run has failed, as in a flood; else it is left out
   */
  constructor(recorder: Recorder, issued: () => number, joules: number, countsOpen = false) {
    this.#recorder = recorder;
    this.#issued = issued;
    this.#countsOpen = countsOpen;
    const bound = (end: "low" | "high") => () => ({ value: proportion(this.#succeeded, this.trials)[end], count: this.trials });
    recorder.metric("attack.attempted", "1", "Attempts of the adversary that began after the warm-up.", () => this.#attempted);
    recorder.metric("attack.succeeded", "1", "Attempts that succeeded.", () => this.#succeeded);
    recorder.metric("attack.success.share", "1", countsOpen ? "Share of the adversary's transactions that were confirmed before the run ended." : "Share of the attempts that succeeded, of those that came to an end.",
      () => ({ value: this.#succeeded / this.trials, count: this.trials }));
    recorder.metric("attack.success.low", "1", "Lower end of the 95 % interval (Wilson) of that share.", bound("low"));
    recorder.metric("attack.success.high", "1", "Upper end of that interval.", bound("high"));
    recorder.metric("attack.cost.transactions", "1", "Transactions that the adversary issued.", () => this.#transactions);
    recorder.metric("attack.cost.energy", "J", "Energy that they needed, at the work and the handling that the ledger asks of anybody.", () => this.#transactions * joules);
    recorder.metric("attack.load.share", "1", "Share of the adversary's transactions in all that were issued.", () => this.loadShare);
    recorder.atWarmupEnd(() => {
      this.#countedFrom = this.#next;
      this.#issuedBefore = issued();
      this.#attempted = this.#succeeded = this.#failed = this.#transactions = 0;
    });
  }

  /** Attempts that the share of successes is of. */
  get trials(): number { return this.#countsOpen ? this.#attempted : this.#succeeded + this.#failed; }
  /** Share of the adversary's transactions in all that were issued since the warm-up. */
  get loadShare(): number { return this.#transactions / (this.#issued() - this.#issuedBefore); }
  /** Transactions of the others since the warm-up. */
  get othersIssued(): number { return this.#issued() - this.#issuedBefore - this.#transactions; }

  /** An attempt begins. */
  begin(): Attempt {
    this.#attempted++;
    return this.#next++;
  }

  /** Whether an attempt began after the warm-up. */
  counts(attempt: Attempt): boolean { return attempt >= this.#countedFrom; }

  /** An attempt has come to an end. */
  end(attempt: Attempt, success: boolean): void {
    if (!this.counts(attempt)) return;
    if (success) this.#succeeded++; else this.#failed++;
  }

  /** The adversary issued a transaction. */
  issue(): void { this.#transactions++; }

  /** What theory says of the share that succeeds, read at the end of the run. */
  theory(doc: string, read: () => number): void { this.#recorder.metric("attack.success.theory", "1", doc, read); }

  /** The point at which this run stands on the curve of the share that succeeds. */
  successPoint(x: number, xName: string, theory = Number.NaN, isBound = false): AttackPoint {
    const { share, low, high } = proportion(this.#succeeded, this.trials);
    return { quantity: "success probability [1]", x, xName, theory, isBound, measured: share, low, high, trials: this.trials };
  }

  /** The rows of `attack.csv`, made at the end of the run. */
  curve(points: () => readonly AttackPoint[]): void {
    const row = this.#recorder.table(ATTACK_TABLE);
    this.#recorder.atEnd(() => {
      for (const { quantity, x, xName, theory = Number.NaN, isBound = false, measured, low, high, trials } of points()) {
        row([quantity, x, xName, theory, Number.isNaN(theory) ? "" : isBound ? "at most" : "expected", measured, low, high, trials]);
      }
    });
  }
}
