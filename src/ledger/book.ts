/**
 * The transaction book that every ledger keeps: it moves a transaction through its stages, each once and in order,
 * reserves, moves and releases its money, tells its purpose, and measures. A ledger decides when; the book sees to it
 * that no money is made or lost, and that of transactions that spend the same funds only one is confirmed for good.
 */
import type { Recorder } from "../sim/recorder.js";
import { Accounts } from "./accounts.js";
import { Costs } from "./costs.js";
import type { FeeRule } from "./fee-rule.js";
import { MICRO, Stage, isFinal, type Account, type Purpose, type PurposeId, type Transaction } from "./port.js";
import { LedgerStatistics } from "./statistics.js";
import { TRANSACTION_TABLE, TransactionLog, type LogOptions } from "./transaction-log.js";
import { Transactions } from "./transactions.js";

/** A payment that was made and may have to be taken back: where two views each confirm another side of a double spend. */
interface Paid { readonly payer: Account; readonly payee: Account; readonly amount: number; readonly fee: number; readonly collector: Account; readonly purpose: PurposeId; readonly reference: number }

/** Transactions that spend the same funds: at most one is confirmed for good, and the funds are released when none can be any more. */
interface Spend { readonly members: Transaction[]; open: number; won: boolean }

/** Stands for all sets of which no transaction is open any more. */
const SPENT: Spend = { members: [], open: 0, won: true };

/** The account of a double spend whose original has long ended. */
const UNKNOWN: Account = -1;

export class TransactionBook {
  readonly accounts = new Accounts();
  readonly costs: Costs;
  /** Payments of less are rejected, whole micro-tokens: the dust rule. Data are no payments. */
  leastPayment = 0;
  /** What a ledger that takes fees asks for; left out: nothing. */
  fees: FeeRule | undefined;
  readonly #now: () => number;
  readonly #transactions = new Transactions();
  readonly #purposes: Purpose[] = [];
  readonly #kindOfPurpose: number[] = [];
  readonly #statistics: LedgerStatistics;
  readonly #log: TransactionLog;
  readonly #spends: Spend[] = [{ members: [], open: 0, won: false }];
  /** Payments that were made and may still have to be taken back. */
  readonly #revocable = new Map<Transaction, Paid>();
  #dust = 0;
  #attempted = 0;
  #succeeded = 0;
  #doubleConfirmed = 0;
  #takenBack = 0;
  /** Whether two sides of a double spend may be confirmed for a while, each in the view of its payee's peer. */
  viewsMayDisagree = false;
  /** Double spends issued before this time belong to the warm-up, and succeed uncounted. */
  #countedFrom = 0;

  constructor(now: () => number, recorder: Recorder, options: LogOptions = {}) {
    this.#now = now;
    this.#statistics = new LedgerStatistics(now, recorder);
    this.costs = new Costs(now, recorder);
    this.#log = new TransactionLog(recorder.table(TRANSACTION_TABLE), this.#purposes, options);
    recorder.metric("conflicts.attempted", "1", "Double spends that were issued.", () => this.#attempted);
    recorder.metric("conflicts.succeeded", "1", "Double spends that were confirmed in the place of the first payment.", () => this.#succeeded);
    recorder.metric("conflicts.doubleConfirmed", "1", "Payments that were confirmed in the view of their payee's peer while another that spends the same funds was, in the view of its own.", () => this.#doubleConfirmed);
    recorder.metric("conflicts.takenBack", "1", "Payments that were confirmed and then given up for good in all views: the money went back to the payer.", () => this.#takenBack);
    recorder.atWarmupEnd(() => {
      this.#countedFrom = now();
      this.#attempted = this.#succeeded = this.#doubleConfirmed = this.#takenBack = 0;
    });
    recorder.atEnd(() => {
      if (this.#dust > 0) recorder.warn("dust", `${this.#dust} payments were rejected because they were below the least payment of ${this.leastPayment / MICRO} token.`);
      this.#close();
    });
  }

  /** Simulated seconds. */
  get now(): number { return this.#now(); }
  /** Transactions issued so far, rejected ones included. */
  get issued(): number { return this.#transactions.next; }
  /** Mean time from issue to confirmation since the warm-up. */
  get meanLatency(): number { return this.#statistics.meanLatency; }
  /** The transaction log holds every how-manieth transaction. */
  get sampledEvery(): number { return this.#log.every; }

  registerPurpose(purpose: Purpose): PurposeId {
    this.#kindOfPurpose.push(this.#statistics.kind(purpose.device, purpose.overhead));
    return this.#purposes.push(purpose) - 1;
  }

  /** Fee that the issuer of a payment (0: data) offers now, whole micro-tokens; NaN where it is dust, or nobody would issue it at that fee. */
  offer(amount: number): number {
    const fee = this.fees?.quote(amount) ?? 0, isDust = amount > 0 && amount < this.leastPayment;
    if (isDust) this.#dust++;
    return !isDust && (this.fees?.isWorth(amount, fee) ?? true) ? fee : Number.NaN;
  }

  /**
   * Issues a payment and reserves its funds; without cover, or where nobody would issue it, it is rejected, and its purpose
   * told, before this returns. @param fee what was agreed, where the ledger's rule is not asked
   */
  issue(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number, fee = this.offer(amount)): Transaction {
    this.accounts.check(payee);
    const makesSense = !Number.isNaN(fee), offered = makesSense ? fee : 0;
    const covered = makesSense && this.accounts.reserve(payer, amount + this.#dues(payer, offered));
    const id = this.#add(payer, payee, amount, offered, purpose, reference);
    if (covered) this.#countIssued(payer, purpose); else this.#reject(id);
    return id;
  }

  /**
   * Issues a transaction that spends the funds of `original`. If that has ended, the new one is conflicting at once:
   * those funds have been spent, or are no longer set aside. The fee of the new one comes out of the same funds.
   */
  issueRival(original: Transaction, payee: Account, purpose: PurposeId, reference: number): Transaction {
    this.accounts.check(payee);
    const alive = !isFinal(this.stage(original));
    const columns = this.#transactions, slot = original & columns.mask;
    const payer = alive ? columns.payer[slot]! : UNKNOWN;
    const funds = alive ? columns.amount[slot]! + this.#duesAt(slot) : 0;
    const fee = alive ? Math.min(funds, this.fees?.quote(columns.amount[slot]!) ?? 0) : 0;
    this.#attempted++;
    const id = this.#add(payer, payee, funds - this.#dues(payer, fee), fee, purpose, reference);
    this.#countIssued(payer, purpose);
    if (alive) this.#join(original, id); else this.conflicting(id);
    return id;
  }

  stage(id: Transaction): Stage { return this.#transactions.stageOf(id); }
  /** Whether no further word of a transaction will come. */
  hasEnded(id: Transaction): boolean { return isFinal(this.#transactions.stageOf(id)); }
  /** Simulated time of issue of a transaction that has not ended. */
  issuedAt(id: Transaction): number { return this.#transactions.issuedAt[id & this.#transactions.mask]!; }
  /** Accounts of a transaction that has not ended; payer and payee of data are the same. */
  payer(id: Transaction): Account { return this.#transactions.payer[id & this.#transactions.mask]!; }
  payee(id: Transaction): Account { return this.#transactions.payee[id & this.#transactions.mask]!; }
  /** Amount of a transaction that has not ended, and the fee that its issuer offers, whole micro-tokens. */
  amount(id: Transaction): number { return this.#transactions.amount[id & this.#transactions.mask]!; }
  fee(id: Transaction): number { return this.#transactions.fee[id & this.#transactions.mask]!; }
  /** Kind of the device that issued a transaction that has not ended. */
  kind(id: Transaction): string { return this.#purposes[this.#transactions.purpose[id & this.#transactions.mask]!]!.device; }
  /** Whether a transaction that has not ended is what the ledger costs, and not of the economy. */
  isOverhead(id: Transaction): boolean { return this.#purposes[this.#transactions.purpose[id & this.#transactions.mask]!]!.overhead === true; }
  /** Transactions that spend the same funds as a living one, itself included; empty where it is alone. */
  rivals(id: Transaction): readonly Transaction[] {
    return this.#transactions.isAlive(id) ? this.#spends[this.#transactions.spend[id & this.#transactions.mask]!]!.members : [];
  }

  /** The transaction has reached a stage up to *confirmed*; those between are told as well, and stages passed before are not told again. */
  reach(id: Transaction, stage: Stage): void {
    for (;;) {
      const columns = this.#transactions;
      if (!columns.isAlive(id)) return;
      const slot = id & columns.mask;
      const next = (columns.stage[slot]! + 1) as Stage;
      if (next > stage) return;
      const now = this.#now();
      columns.stage[slot] = next;
      if (next === Stage.attached) columns.attachedAt[slot] = now;
      else if (next === Stage.seen) columns.seenAt[slot] = now;
      else if (next === Stage.confirmed) this.#confirm(id, slot, now);
      this.#tell(slot, next, id);
    }
  }

  /** Another transaction approves this one for the first time. @returns seconds since it was attached; NaN if it was approved before */
  firstApproved(id: Transaction): number {
    const columns = this.#transactions;
    const slot = id & columns.mask;
    if (!columns.isAlive(id) || !Number.isNaN(columns.firstApprovalAt[slot]!)) return Number.NaN;
    const now = this.#now();
    columns.firstApprovalAt[slot] = now;
    return now - columns.attachedAt[slot]!;
  }

  /** The transaction was left behind for good; its funds are free again. */
  orphaned(id: Transaction): void { this.#lose(id, Stage.orphaned); }
  /** Another transaction that spends the same funds won. */
  conflicting(id: Transaction): void {
    if (this.stage(id) === Stage.confirmed) this.#takeBack(id); else this.#lose(id, Stage.conflicting);
  }

  /** Throws unless no money was made or lost and what is reserved is what is under way. */
  audit(): void {
    this.accounts.audit();
    const { base, next, mask, stage, amount, spend } = this.#transactions;
    let underWay = 0;
    for (let id = base; id < next; id++) {
      const slot = id & mask;
      if (isFinal(stage[slot]! as Stage)) continue;
      const { members, won } = this.#spends[spend[slot]!]!;
      if (won) continue;
      if (members.length === 0 || members.find((member) => !this.hasEnded(member)) === id) underWay += amount[slot]! + this.#duesAt(slot);
    }
    const reserved = this.accounts.totalReserved();
    if (reserved !== underWay) throw new Error(`${reserved} micro-tokens are reserved, but payments under way come to ${underWay}`);
  }

  #add(payer: Account, payee: Account, amount: number, fee: number, purpose: PurposeId, reference: number): Transaction {
    if (!(purpose >= 0 && purpose < this.#purposes.length)) throw new Error(`there is no purpose ${purpose}`);
    return this.#transactions.add(payer, payee, amount, purpose, reference, this.#now(), fee);
  }

  /** What of a fee comes out of the issuer's wallet: the money of a crowd is not of this economy. */
  #dues(payer: Account, fee: number): number { return this.accounts.isCrowd(payer) ? 0 : fee; }
  #duesAt(slot: number): number { return this.#dues(this.#transactions.payer[slot]!, this.#transactions.fee[slot]!); }

  #countIssued(payer: Account, purpose: PurposeId): void {
    this.#statistics.issued(this.#kindOfPurpose[purpose]!);
    this.costs.issued();
    if (payer !== UNKNOWN) this.accounts.countIssued(payer);
  }

  #reject(id: Transaction): void {
    const columns = this.#transactions, slot = id & columns.mask;
    columns.stage[slot] = Stage.rejected;
    this.#statistics.rejected();
    this.#log.take(columns, id);
    this.#tell(slot, Stage.rejected, id);
  }

  /** Puts a double spend into one set with the transaction whose funds it spends. */
  #join(original: Transaction, rival: Transaction): void {
    const { spend, mask } = this.#transactions;
    let set = spend[original & mask]!;
    if (set === 0) {
      set = this.#spends.push({ members: [original], open: 1, won: false }) - 1;
      spend[original & mask] = set;
    }
    spend[rival & mask] = set;
    this.#spends[set]!.members.push(rival);
    this.#spends[set]!.open++;
  }

  #confirm(id: Transaction, slot: number, now: number): void {
    const columns = this.#transactions, set = columns.spend[slot]!;
    const issuedAt = columns.issuedAt[slot]!;
    columns.confirmedAt[slot] = now;
    this.costs.charge(columns.fee[slot]!);
    if (set !== 0) {
      this.#confirmOneOf(this.#spends[set]!, id, slot);
      this.#forgetSpend(set);
    } else this.#pay(slot);
    this.#statistics.confirmed(this.#kindOfPurpose[columns.purpose[slot]!]!, issuedAt, now - issuedAt);
    this.#log.take(columns, id);
  }

  /** Moves what is reserved: the amount to the payee, the fee to who collects fees. */
  #pay(slot: number): void {
    const { payer, payee, amount } = this.#transactions, dues = this.#duesAt(slot);
    this.accounts.transfer(payer[slot]!, payee[slot]!, amount[slot]!);
    if (dues > 0) this.accounts.transfer(payer[slot]!, this.fees!.collector, dues);
  }

  #confirmOneOf(spend: Spend, id: Transaction, slot: number): void {
    const { payer, payee, amount, purpose, reference, issuedAt } = this.#transactions;
    const fee = this.#duesAt(slot), collector = fee > 0 ? this.fees!.collector : UNKNOWN;
    const paid: Paid = { payer: payer[slot]!, payee: payee[slot]!, amount: amount[slot]!, fee, collector, purpose: purpose[slot]!, reference: reference[slot]! };
    if (spend.won) {
      if (!this.viewsMayDisagree) throw new Error(`transaction ${id} was confirmed, but another that spends the same funds was before`);
      this.#doubleConfirmed++;
      this.accounts.overdraw(paid.payer, paid.payee, paid.amount);
      if (fee > 0) this.accounts.overdraw(paid.payer, collector, fee);
    } else this.#pay(slot);
    if (this.viewsMayDisagree) this.#revocable.set(id, paid);
    spend.won = true;
    spend.open--;
    if (spend.members[0] !== id && issuedAt[slot]! >= this.#countedFrom) this.#succeeded++;
  }

  /** Forgets a set once all in it have ended: a payment that may still be taken back is remembered apart. */
  #forgetSpend(set: number): void {
    if (this.#spends[set]!.open === 0) this.#spends[set] = SPENT;
  }

  /** All views have given a payment up that one of them had confirmed: the money goes back to the payer. */
  #takeBack(id: Transaction): void {
    const paid = this.#revocable.get(id);
    if (!paid) return;
    this.#revocable.delete(id);
    this.accounts.takeBack(paid.payer, paid.payee, paid.amount);
    if (paid.fee > 0) this.accounts.takeBack(paid.payer, paid.collector, paid.fee);
    this.costs.giveBack(paid.fee);
    this.#transactions.revise(id, Stage.conflicting);
    this.#takenBack++;
    this.#purposes[paid.purpose]!.takenBack?.(paid.amount, paid.reference, id);
  }

  #lose(id: Transaction, end: Stage): void {
    const columns = this.#transactions, slot = id & columns.mask;
    if (this.hasEnded(id)) return;
    columns.stage[slot] = end;
    const set = columns.spend[slot]!;
    const spend = this.#spends[set]!;
    if (set !== 0) spend.open--;
    const fundsAreFree = set === 0 || (spend.open === 0 && !spend.won);
    if (set !== 0) this.#forgetSpend(set);
    if (fundsAreFree && columns.payer[slot]! !== UNKNOWN) this.accounts.release(columns.payer[slot]!, columns.amount[slot]! + this.#duesAt(slot));
    this.#statistics.lost(this.#kindOfPurpose[columns.purpose[slot]!]!);
    this.#log.take(columns, id);
    this.#tell(slot, end, id);
  }

  #tell(slot: number, stage: Stage, id: Transaction): void {
    const { purpose, reference } = this.#transactions;
    this.#purposes[purpose[slot]!]!.hear(stage, reference[slot]!, id);
  }

  #close(): void {
    this.audit();
    const columns = this.#transactions;
    for (let id = columns.base; id < columns.next; id++) {
      if (!isFinal(columns.stage[id & columns.mask]! as Stage)) this.#log.take(columns, id);
    }
    this.#log.close();
  }
}
