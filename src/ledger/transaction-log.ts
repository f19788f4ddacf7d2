/**
 * The rows of `transactions.csv`. By default a sample: every transaction whose identifier is a multiple of a stride,
 * which doubles whenever the sample is full, so that the choice depends on nothing but the identifiers. With `trace`,
 * all of them, each written when it ends.
 */
import type { RowWriter } from "../sim/recorder.js";
import { MICRO, STAGE_NAMES, type Transaction } from "./port.js";
import type { Transactions } from "./transactions.js";

export const TRANSACTION_TABLE = {
  name: "transactions",
  doc: "One row a transaction: every n-th by identifier, n the least power of two that keeps the sample within its limit, or all with --trace. Of those that had not ended, the stage at the end of the run.",
  columns: [
    { name: "id", doc: "Identifier, counted from 0 in the order of issue." },
    { name: "purpose", doc: "Why it was issued, as domain/act." },
    { name: "kind", doc: "Kind of the issuing device." },
    { name: "payer", doc: "Account that pays or posts." },
    { name: "payee", doc: "Account that is paid." },
    { name: "amount", unit: "token", doc: "Amount; 0 for data." },
    { name: "issued", unit: "s", doc: "Simulated time of issue." },
    { name: "attached", unit: "s", doc: "Simulated time at which it was first attached, after the work." },
    { name: "firstApproval", unit: "s", doc: "Simulated time at which another transaction first approved it." },
    { name: "confirmed", unit: "s", doc: "Simulated time of confirmation in the payee's view." },
    { name: "latency", unit: "s", doc: "From issue to confirmation." },
    { name: "stage", doc: "What became of it." },
  ],
} as const;

/** Names behind a purpose's number, as written in a row. */
export interface NamedPurpose { readonly name: string; readonly device: string }

export interface LogOptions {
  /** Write every transaction as it ends instead of keeping a sample. */
  readonly trace?: boolean;
  /** Most transactions that a sample holds, at least 2. Default 200,000. */
  readonly sampleLimit?: number;
}

/** Numbers kept of a sampled transaction: id, payer, payee, amount, and five times with the stage and purpose. */
const FIELDS = 10;

export class TransactionLog {
  readonly #write: RowWriter;
  readonly #purposes: readonly NamedPurpose[];
  readonly #limit: number;
  readonly #trace: boolean;
  #stride = 1;
  #rows = new Float64Array(0);
  #count = 0;

  constructor(write: RowWriter, purposes: readonly NamedPurpose[], { trace = false, sampleLimit = 200_000 }: LogOptions) {
    this.#write = write;
    this.#purposes = purposes;
    this.#trace = trace;
    this.#limit = Math.max(2, sampleLimit);
  }

  /** Rows are of every how-manieth transaction. */
  get every(): number { return this.#stride; }

  /** Takes a transaction that has just ended, or that the end of the run finds unfinished. */
  take(transactions: Transactions, id: Transaction): void {
    if (id % this.#stride !== 0) return;
    const { mask, payer, payee, amount, issuedAt, attachedAt, firstApprovalAt, confirmedAt, purpose, stage } = transactions;
    const slot = id & mask;
    if (!this.#trace && this.#count * FIELDS === this.#rows.length) this.#makeRoom();
    if (id % this.#stride !== 0) return;
    const rows = this.#rows.length === 0 ? (this.#rows = new Float64Array(FIELDS)) : this.#rows;
    const at = this.#trace ? 0 : this.#count * FIELDS;
    rows[at] = id;
    rows[at + 1] = payer[slot]!;
    rows[at + 2] = payee[slot]!;
    rows[at + 3] = amount[slot]!;
    rows[at + 4] = issuedAt[slot]!;
    rows[at + 5] = attachedAt[slot]!;
    rows[at + 6] = firstApprovalAt[slot]!;
    rows[at + 7] = confirmedAt[slot]!;
    rows[at + 8] = stage[slot]!;
    rows[at + 9] = purpose[slot]!;
    if (this.#trace) this.#writeRow(0); else this.#count++;
  }

  /** Writes the sample, in the order of the identifiers. */
  close(): void {
    const rows = this.#rows;
    const order = Uint32Array.from({ length: this.#count }, (_, index) => index);
    order.sort((a, b) => rows[a * FIELDS]! - rows[b * FIELDS]!);
    for (const index of order) this.#writeRow(index * FIELDS);
  }

  #writeRow(at: number): void {
    const rows = this.#rows;
    const issued = rows[at + 4]!, confirmed = rows[at + 7]!;
    const { name, device } = this.#purposes[rows[at + 9]!]!;
    this.#write([
      rows[at]!, name, device, account(rows[at + 1]!), account(rows[at + 2]!), rows[at + 3]! / MICRO,
      issued, rows[at + 5]!, rows[at + 6]!, confirmed, confirmed - issued, STAGE_NAMES[rows[at + 8]!],
    ]);
  }

  /** Doubles the sample's memory up to its limit, and beyond it the stride, until a row is free: those that ended may all be of even numbers. */
  #makeRoom(): void {
    if (this.#count < this.#limit) {
      const larger = new Float64Array(FIELDS * Math.min(this.#limit, Math.max(1024, 2 * this.#count)));
      larger.set(this.#rows);
      this.#rows = larger;
      return;
    }
    const rows = this.#rows;
    while (this.#count === this.#limit) {
      this.#stride *= 2;
      let kept = 0;
      for (let index = 0; index < this.#count; index++) {
        if (rows[index * FIELDS]! % this.#stride !== 0) continue;
        for (let field = 0; field < FIELDS; field++) rows[kept * FIELDS + field] = rows[index * FIELDS + field]!;
        kept++;
      }
      this.#count = kept;
    }
  }
}

/** An account's cell: empty where it is unknown. */
function account(index: number): number | undefined {
  return index < 0 ? undefined : index;
}
