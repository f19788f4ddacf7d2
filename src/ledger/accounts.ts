/**
 * The accounts of a ledger: double entry in whole micro-tokens, in typed arrays. Money is minted only when an account
 * is opened, before the run; whatever later holds money on the way (escrow, channels, fees) is an account too, so that
 * the sum over all accounts never changes.
 */
import type { Account, AccountOptions } from "./port.js";

/** What an account did since it was opened, whole micro-tokens; `transactions` counts those that it issued. */
export interface Statement { readonly earned: number; readonly spent: number; readonly transactions: number }

const NO_OWNER = -1;

export class Accounts {
  #count = 0;
  #minted = 0;
  #balance = new Float64Array(64);
  #reserved = new Float64Array(64);
  #locked = new Float64Array(64);
  /** Of what is locked, what nothing can spend for now. */
  #frozen = new Float64Array(64);
  #earned = new Float64Array(64);
  #spent = new Float64Array(64);
  #issued = new Float64Array(64);
  #workTime = new Float64Array(64);
  #workPower = new Float64Array(64);
  #crowd = new Uint8Array(64);
  #ownerShare = new Float64Array(64);
  #owner = new Int32Array(64);
  readonly #kinds: string[] = [];
  /** By how much an account may have fallen below what is reserved of it, because two views disagreed: hardly ever any. */
  readonly #owed = new Map<Account, number>();

  /** Accounts that are open. */
  get count(): number { return this.#count; }
  /** Whole micro-tokens that were ever minted. */
  get minted(): number { return this.#minted; }

  /** Opens an account and mints its starting balance. Throws where the options make no sense. */
  open(options: AccountOptions): Account {
    const { kind, balance = 0, owner = NO_OWNER, ownerShare = 0, workTime = Number.NaN, workPower = Number.NaN, crowd = false } = options;
    checkAmount(balance);
    if (owner !== NO_OWNER) this.check(owner);
    if (!(ownerShare >= 0 && ownerShare <= 1)) throw new Error(`owner's share must be between 0 and 1, found ${ownerShare}`);
    if (workTime < 0) throw new Error(`time of work must not be negative, found ${workTime} s`);
    if (workPower < 0) throw new Error(`power of work must not be negative, found ${workPower} W`);
    if (this.#minted + balance > Number.MAX_SAFE_INTEGER) throw new Error("more money than can be counted exactly: 2^53 micro-tokens");
    if (this.#count === this.#balance.length) this.#grow();
    const account = this.#count++;
    this.#balance[account] = balance;
    this.#minted += balance;
    this.#owner[account] = owner;
    this.#ownerShare[account] = owner === NO_OWNER ? 0 : ownerShare;
    this.#workTime[account] = workTime;
    this.#workPower[account] = workPower;
    this.#crowd[account] = crowd ? 1 : 0;
    this.#kinds.push(kind);
    return account;
  }

  /** Kind of the device that holds the account. */
  kind(account: Account): string { this.check(account); return this.#kinds[account]!; }
  /** Seconds of work that the holder needs for one transaction, or `otherwise` where none was stated. */
  workTime(account: Account, otherwise = 0): number {
    const time = this.#workTime[account]!;
    return Number.isNaN(time) ? otherwise : time;
  }
  /** Watts of the holder at work, or `otherwise` where none were stated. */
  workPower(account: Account, otherwise = 0): number {
    const power = this.#workPower[account]!;
    return Number.isNaN(power) ? otherwise : power;
  }
  /** Whether the wallet stands for a crowd of devices. */
  isCrowd(account: Account): boolean { return this.#crowd[account] === 1; }
  balance(account: Account): number { this.check(account); return this.#balance[account]!; }
  available(account: Account): number { this.check(account); return this.#balance[account]! - this.#reserved[account]! - this.#frozen[account]!; }
  statement(account: Account): Statement {
    this.check(account);
    return { earned: this.#earned[account]!, spent: this.#spent[account]!, transactions: this.#issued[account]! };
  }

  /** What is neither reserved nor locked: what a transaction on the ledger itself can spend. */
  free(account: Account): number { return this.#balance[account]! - this.#reserved[account]! - this.#locked[account]!; }
  /** Account that gets a share of what this one earns, −1: none; and how much of an amount that is. */
  owner(account: Account): Account | -1 { return this.#owner[account]!; }

  /**
   * Ties so much of the holder's money to something that it can be spent through only, as a payment channel: it stays in
   * the balance and in what is available, and no payment can be reserved from it until it is unlocked. Who locks sees to
   * the cover, since money may be locked an instant before it arrives.
   */
  lock(account: Account, amount: number): void {
    checkAmount(amount);
    this.#locked[account]! += amount;
  }

  /** Unties what was locked. */
  unlock(account: Account, amount: number): void {
    if (!(amount >= 0 && amount <= this.#locked[account]!)) throw new Error(`account ${account} has not locked ${amount} micro-tokens`);
    this.#locked[account]! -= amount;
  }

  /** Of what is locked, so much more (or less) cannot be spent at all until it is unlocked: it is no longer available. */
  freeze(account: Account, change: number): void {
    this.#frozen[account]! += change;
    if (!(this.#frozen[account]! >= 0)) throw new Error(`account ${account} has not frozen ${-change} micro-tokens`);
  }

  /** Notes that the account issued a transaction. */
  countIssued(account: Account): void { this.#issued[account]!++; }

  /** Sets `amount` aside for a payment. @returns false, and does nothing, without cover */
  reserve(account: Account, amount: number): boolean {
    checkAmount(amount);
    if (this.free(account) < amount) return false;
    this.#reserved[account]! += amount;
    return true;
  }

  /** Gives back what was set aside. */
  release(account: Account, amount: number): void {
    this.#unreserve(account, amount);
  }

  /** Moves reserved money. The payee's owner gets its share, rounded down to whole micro-tokens; the rest is the device's. */
  transfer(payer: Account, payee: Account, amount: number): void {
    this.check(payee);
    this.#unreserve(payer, amount);
    this.#balance[payer]! -= amount;
    this.#spent[payer]! += amount;
    const owners = this.ownersShare(payee, amount);
    if (owners > 0) this.#credit(this.#owner[payee]!, owners);
    this.#credit(payee, amount - owners);
  }

  /**
   * Moves money that the payer has spent already, since another view confirmed another payment of it: the payer's balance
   * may fall below 0 by that much.
   */
  overdraw(payer: Account, payee: Account, amount: number): void {
    this.check(payee);
    this.#owe(payer, amount);
    this.#balance[payer]! -= amount;
    this.#spent[payer]! += amount;
    const owners = this.ownersShare(payee, amount);
    if (owners > 0) this.#credit(this.#owner[payee]!, owners);
    this.#credit(payee, amount - owners);
  }

  /** Gives a payment back to its payer; those who were paid may have spent it, and then owe it. */
  takeBack(payer: Account, payee: Account, amount: number): void {
    const owners = this.ownersShare(payee, amount);
    if (owners > 0) this.#debit(this.#owner[payee]!, owners);
    this.#debit(payee, amount - owners);
    this.#owe(payer, -amount);
    this.#balance[payer]! += amount;
    this.#spent[payer]! -= amount;
  }

  /** Sum of all balances, whole micro-tokens. */
  total(): number {
    let sum = 0;
    for (let account = 0; account < this.#count; account++) sum += this.#balance[account]!;
    return sum;
  }

  /** Sum of all that is set aside for payments under way, whole micro-tokens. */
  totalReserved(): number {
    let sum = 0;
    for (let account = 0; account < this.#count; account++) sum += this.#reserved[account]!;
    return sum;
  }

  /** Sum of all that is locked, whole micro-tokens. */
  totalLocked(): number {
    let sum = 0;
    for (let account = 0; account < this.#count; account++) sum += this.#locked[account]!;
    return sum;
  }

  /** Throws unless every account is in order and no money was made or lost. */
  audit(): void {
    for (let account = 0; account < this.#count; account++) {
      const balance = this.#balance[account]!, reserved = this.#reserved[account]!, locked = this.#locked[account]!;
      if (!(reserved >= 0 && reserved + locked <= balance + (this.#owed.get(account) ?? 0))) {
        throw new Error(`account ${account} (${this.#kinds[account]!}) holds ${balance} and has ${reserved} micro-tokens reserved${locked > 0 ? ` and ${locked} locked` : ""}: a payment was booked twice or without cover`);
      }
    }
    const total = this.total();
    if (total !== this.#minted) throw new Error(`money is not conserved: ${this.#minted} micro-tokens were minted, the accounts hold ${total}`);
  }

  /** The part of an amount that goes to the owner of who is paid. */
  ownersShare(payee: Account, amount: number): number {
    return this.#owner[payee] === NO_OWNER ? 0 : Math.floor(amount * this.#ownerShare[payee]!);
  }

  #debit(account: Account, amount: number): void {
    this.#owe(account, amount);
    this.#balance[account]! -= amount;
    this.#earned[account]! -= amount;
  }

  #owe(account: Account, amount: number): void {
    this.#owed.set(account, Math.max(0, (this.#owed.get(account) ?? 0) + amount));
  }

  #credit(account: Account, amount: number): void {
    this.#balance[account]! += amount;
    this.#earned[account]! += amount;
  }

  #unreserve(account: Account, amount: number): void {
    if (!(amount <= this.#reserved[account]!)) throw new Error(`account ${account} has not reserved ${amount} micro-tokens`);
    this.#reserved[account]! -= amount;
  }

  /** Throws for an account that was never opened. */
  check(account: Account): void {
    if (!(account >= 0 && account < this.#count)) throw new Error(`there is no account ${account}`);
  }

  #grow(): void {
    const length = 2 * this.#balance.length;
    this.#balance = enlarged(this.#balance, length);
    this.#reserved = enlarged(this.#reserved, length);
    this.#locked = enlarged(this.#locked, length);
    this.#frozen = enlarged(this.#frozen, length);
    this.#earned = enlarged(this.#earned, length);
    this.#spent = enlarged(this.#spent, length);
    this.#issued = enlarged(this.#issued, length);
    this.#workTime = enlarged(this.#workTime, length);
    this.#workPower = enlarged(this.#workPower, length);
    const crowd = new Uint8Array(length);
    crowd.set(this.#crowd);
    this.#crowd = crowd;
    this.#ownerShare = enlarged(this.#ownerShare, length);
    const owner = new Int32Array(length);
    owner.set(this.#owner);
    this.#owner = owner;
  }
}

function enlarged(column: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(column);
  return larger;
}

function checkAmount(amount: number): void {
  if (!(Number.isSafeInteger(amount) && amount >= 0)) throw new Error(`an amount is a whole number of micro-tokens from 0, found ${amount}`);
}
