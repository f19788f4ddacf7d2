/**
 * The transactions of a run in columns, a window of the unfinished ones (see window.ts). Of a transaction that ended
 * only its end is kept, see ends.ts.
 */
import { Ends } from "./ends.js";
import { Stage, isFinal, type Account, type PurposeId, type Transaction } from "./port.js";
import { rewindowed } from "./window.js";

/** The four ends in the order of their two bits. */
const ENDS = [Stage.confirmed, Stage.rejected, Stage.orphaned, Stage.conflicting] as const;

export class Transactions {
  /** The oldest transaction that is still in the window, and the next one to be issued. */
  base = 0;
  next = 0;
  mask = 1023;
  payer = new Int32Array(1024);
  payee = new Int32Array(1024);
  amount = new Float64Array(1024);
  /** Fee that the issuer offers, whole micro-tokens. */
  fee = new Float64Array(1024);
  purpose = new Uint16Array(1024);
  reference = new Float64Array(1024);
  issuedAt = new Float64Array(1024);
  attachedAt = new Float64Array(1024);
  seenAt = new Float64Array(1024);
  firstApprovalAt = new Float64Array(1024);
  confirmedAt = new Float64Array(1024);
  stage = new Uint8Array(1024);
  /** Set of transactions that spend the same funds; 0: alone. */
  spend = new Int32Array(1024);
  readonly #ends = new Ends();

  /** Adds a transaction that is issued now. */
  add(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number, now: number, fee = 0): Transaction {
    if (this.next - this.base > this.mask) this.#makeRoom();
    const id = this.next++;
    const slot = id & this.mask;
    this.payer[slot] = payer;
    this.payee[slot] = payee;
    this.amount[slot] = amount;
    this.fee[slot] = fee;
    this.purpose[slot] = purpose;
    this.reference[slot] = reference;
    this.issuedAt[slot] = now;
    this.attachedAt[slot] = this.seenAt[slot] = this.firstApprovalAt[slot] = this.confirmedAt[slot] = Number.NaN;
    this.stage[slot] = Stage.issued;
    this.spend[slot] = 0;
    return id;
  }

  /** Whether a transaction's columns can still be read. */
  isAlive(id: Transaction): boolean { return id >= this.base && id < this.next; }

  /** Stage that a transaction has reached; throws for one that was never issued. */
  stageOf(id: Transaction): Stage {
    if (!(id >= 0 && id < this.next)) throw new Error(`there is no transaction ${id}`);
    if (id >= this.base) return this.stage[id & this.mask]! as Stage;
    return ENDS[this.#ends.at(id)]!;
  }

  /** A transaction that has ended is given another end after all. */
  revise(id: Transaction, end: (typeof ENDS)[number]): void {
    if (id >= this.base) this.stage[id & this.mask] = end; else this.#ends.revise(id, ENDS.indexOf(end));
  }

  #makeRoom(): void {
    for (; this.base < this.next && isFinal(this.stage[this.base & this.mask]! as Stage); this.base++) {
      this.#ends.push(ENDS.indexOf(this.stage[this.base & this.mask]! as (typeof ENDS)[number]));
    }
    if (this.next - this.base > this.mask >> 1) this.#grow();
  }

  #grow(): void {
    const { base, next } = this, size = 2 * (this.mask + 1);
    this.payer = rewindowed(this.payer, base, next, size);
    this.payee = rewindowed(this.payee, base, next, size);
    this.amount = rewindowed(this.amount, base, next, size);
    this.fee = rewindowed(this.fee, base, next, size);
    this.purpose = rewindowed(this.purpose, base, next, size);
    this.reference = rewindowed(this.reference, base, next, size);
    this.issuedAt = rewindowed(this.issuedAt, base, next, size);
    this.attachedAt = rewindowed(this.attachedAt, base, next, size);
    this.seenAt = rewindowed(this.seenAt, base, next, size);
    this.firstApprovalAt = rewindowed(this.firstApprovalAt, base, next, size);
    this.confirmedAt = rewindowed(this.confirmedAt, base, next, size);
    this.stage = rewindowed(this.stage, base, next, size);
    this.spend = rewindowed(this.spend, base, next, size);
    this.mask = size - 1;
  }
}
