/**
 * Payment channels between a book and the engine of any ledger. A payment goes in a channel where one can carry it, waits
 * while the channel's transaction is on its way, and goes on the ledger where it is too large, or where that is how a run
 * bridges the wait. Data are signed messages as well, or go on the ledger, which alone keeps them for everybody to see.
 *
 *     payer ──signed message──► payee            direct
 *     payer ──────► hub ──────► payee            hub: two channels, both or neither change
 */
import type { EventType, Kernel } from "../../sim/kernel.js";
import type { TransactionBook } from "../book.js";
import type { LedgerEngine } from "../definition.js";
import { Stage, type Account, type AccountOptions, type PurposeId, type Transaction } from "../port.js";
import { State, channelOf, type Channel, type End } from "./channel-table.js";
import { Channels, type ChannelRules } from "./channels.js";
import type { Fraud } from "./fraud.js";
import type { Hub } from "./hub.js";
import type { ChannelStatistics } from "./statistics.js";

const NONE = -1;

export interface LayerParts {
  readonly kernel: Kernel;
  readonly book: TransactionBook;
  readonly base: LedgerEngine;
  readonly rules: ChannelRules;
  readonly statistics: ChannelStatistics;
  readonly fraud: Fraud | undefined;
  readonly hub: Hub | undefined;
  /** Whether payments wait for a channel that is on its way; else they go on the ledger meanwhile. */
  readonly waits: boolean;
  /** Seconds of a signed message and its answer between two ends. */
  readonly roundTrip: number;
  /** Whether data are signed messages too, and not transactions on the ledger below. */
  readonly sendsData: boolean;
}

/** A payment under way in one channel, or in two of the hub's. */
interface Flight { transaction: Transaction; amount: number; fee: number; first: End; second: End | -1; firstEpoch: number; secondEpoch: number; waits: number }

export class ChannelLayer {
  readonly #parts: LayerParts;
  readonly #channels: Channels;
  readonly #updateEvent: EventType;
  readonly #messageEvent: EventType;
  readonly #refuseEvent: EventType;
  readonly #flights: Flight[] = [];
  readonly #free: number[] = [];
  /** Payments under way in channels, and what was spent again of them, which no peer of a channel signs. */
  readonly #known = new Set<Transaction>();
  readonly #queues = new Map<Channel, number[]>();

  constructor(parts: LayerParts) {
    const { kernel, book, base } = parts;
    this.#parts = parts;
    this.#channels = new Channels({ ...parts, submit: (transaction) => { base.submit(transaction); }, turned: (channel, isThere) => { this.#turned(channel, isThere); } });
    this.#updateEvent = kernel.eventType("channel/update", (flight) => { this.#update(flight); });
    this.#refuseEvent = kernel.eventType("channel/refuse", (transaction) => { this.#known.delete(transaction); book.conflicting(transaction); });
    this.#messageEvent = kernel.eventType("channel/message", (transaction) => {
      this.#known.delete(transaction);
      book.reach(transaction, Stage.confirmed);
    });
  }

  /** Whole micro-tokens that the channels hold; what is under way in them included. */
  get locked(): number { return this.#parts.statistics.locked; }

  /** What a payment of so much costs its payer, if a channel carries it. */
  fee(amount: number): number { return this.#parts.hub?.fee(amount) ?? 0; }

  issue(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number): Transaction {
    // A crowd stands for users outside, whose load is on the ledger below.
    if (amount === 0 && this.#parts.sendsData && !this.#parts.book.accounts.isCrowd(payer)) return this.#sendData(payer, purpose, reference);
    return (amount > 0 && payer !== payee ? this.#issueInChannel(payer, payee, amount, purpose, reference) : undefined)
      ?? this.#issueOnLedger(payer, payee, amount, purpose, reference);
  }

  /** Takes a second spending of a payment: of one in a channel the other end has the first one's signature. */
  submitRival(transaction: Transaction, original: Transaction): void {
    const { kernel, base, roundTrip } = this.#parts;
    if (!this.#known.has(original)) { base.submitRival(transaction, original); return; }
    this.#known.add(transaction);
    kernel.after(roundTrip, this.#refuseEvent, transaction);
  }

  /** Throws unless the channels hold what is locked for them. */
  audit(): void {
    const { book, statistics } = this.#parts, held = this.#channels.held(), reserved = this.#underWay((flight) => flight.amount + flight.fee), hubs = this.#underWay(({ amount, second }) => (second === NONE ? 0 : amount));
    const locked = book.accounts.totalLocked();
    if (held + hubs !== locked) throw new Error(`channels hold ${held + hubs} micro-tokens, but ${locked} are locked`);
    if (locked + reserved !== statistics.locked) throw new Error(`channels hold ${locked + reserved} micro-tokens, but ${statistics.locked} were put in`);
  }

  #underWay(amount: (flight: Flight) => number): number {
    const over = new Set(this.#free);
    return this.#flights.reduce((sum, flight, slot) => (over.has(slot) ? sum : sum + amount(flight)), 0);
  }

  /** @returns undefined where no channel can carry the payment now */
  #issueInChannel(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number): Transaction | undefined {
    const { book, hub, statistics, waits } = this.#parts, channels = this.#channels, { state, share } = channels.table;
    const first = channels.end(payer, hub?.account ?? payee), second = hub ? channels.end(payee, hub.account) ^ 1 : NONE;
    const fee = hub && !book.accounts.isCrowd(payer) ? hub.fee(amount) : 0, need = amount + fee;
    const isShort = share[first]! < need && state[channelOf(first)] !== State.closed;
    if (isShort || (second !== NONE && share[second]! < amount && state[channelOf(second)] !== State.closed)) statistics.count("exhausted");
    if (isShort && channels.isBetrayed(first)) return undefined;
    if (!channels.reaches(first, need)) return undefined;
    if (second !== NONE && !channels.reaches(second, amount)) {
      if (amount <= channels.table.target[second]!) statistics.count("dry");
      return undefined;
    }
    if (!waits && !(hub?.isUp ?? true)) return undefined;
    if (!waits && !this.#isReady(first, need, second, amount)) {
      // The payment comes first: what it leaves free may then go into the channel.
      const transaction = this.#issueOnLedger(payer, payee, amount, purpose, reference);
      if (channels.reaches(first, need)) channels.provide(first, need);
      if (second !== NONE && channels.reaches(second, amount)) channels.provide(second, amount);
      return transaction;
    }
    channels.provide(first, need);
    if (second !== NONE) channels.provide(second, amount);
    if (share[first]! < need || (second !== NONE && share[second]! < amount)) return undefined;
    return this.#fly(first, second, payer, payee, amount, fee, purpose, reference);
  }

  /** Whether both channels can be used now; those that were opened before the run are there at once. */
  #isReady(first: End, need: number, second: End, amount: number): boolean {
    const { table } = this.#channels, { openedBefore } = this.#parts.rules;
    const isReady = (end: End, least: number): boolean => {
      const channel = channelOf(end), state = table.state[channel]!;
      return state === State.open ? table.share[end]! >= least : state === State.closed && openedBefore && table.epoch[channel] === 0;
    };
    return isReady(first, need) && (second === NONE || isReady(second, amount));
  }

  /** Takes the money of a payment out of the shares, and sends it as soon as its channels are there. */
  #fly(first: End, second: End, payer: Account, payee: Account, amount: number, fee: number, purpose: PurposeId, reference: number): Transaction {
    const { book } = this.#parts, { share, state, epoch } = this.#channels.table;
    share[first]! -= amount + fee;
    book.accounts.unlock(payer, amount + fee);
    const transaction = book.issue(payer, payee, amount, purpose, reference, fee);
    if (book.stage(transaction) === Stage.rejected) {
      share[first]! += amount + fee;
      book.accounts.lock(payer, amount + fee);
      return transaction;
    }
    if (second !== NONE) share[second]! -= amount;
    this.#known.add(transaction);
    const slot = this.#free.pop() ?? this.#flights.push({ transaction, amount, fee, first, second, firstEpoch: 0, secondEpoch: 0, waits: 0 }) - 1, flight = this.#flights[slot]!;
    flight.transaction = transaction;
    flight.amount = amount;
    flight.fee = fee;
    flight.first = first;
    flight.second = second;
    flight.firstEpoch = epoch[channelOf(first)]!;
    flight.secondEpoch = second === NONE ? 0 : epoch[channelOf(second)]!;
    flight.waits = 0;
    for (const end of [first, second]) {
      if (end === NONE || state[channelOf(end)] !== State.waiting) continue;
      flight.waits++;
      const queue = this.#queues.get(channelOf(end));
      if (queue) queue.push(slot); else this.#queues.set(channelOf(end), [slot]);
    }
    if (flight.waits === 0) this.#send(slot);
    return transaction;
  }

  /** Data as a signed message, of which the ledger below keeps nothing. */
  #sendData(issuer: Account, purpose: PurposeId, reference: number): Transaction {
    const { book, hub, statistics } = this.#parts, transaction = book.issue(issuer, issuer, 0, purpose, reference, 0);
    this.#known.add(transaction);
    statistics.count("messages");
    const send = (): void => { this.#deliver(transaction, this.#messageEvent, transaction, 1); };
    if (hub) hub.whenUp(send); else send();
    return transaction;
  }

  #issueOnLedger(payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number): Transaction {
    const { book, base, statistics } = this.#parts, { accounts } = book, fee = book.offer(amount);
    const lacking = amount + (accounts.isCrowd(payer) ? 0 : fee) - accounts.free(payer);
    if (lacking > 0) this.#channels.withdraw(payer, lacking);
    const transaction = book.issue(payer, payee, amount, purpose, reference, fee);
    if (book.stage(transaction) === Stage.rejected) return transaction;
    if (amount > 0) statistics.paidOnLedger();
    base.submit(transaction);
    return transaction;
  }

  /** A channel for which payments waited can be used, or has been given up. */
  #turned(channel: Channel, isThere: boolean): void {
    const queue = this.#queues.get(channel);
    if (!queue) return;
    this.#queues.delete(channel);
    for (const slot of queue) {
      const flight = this.#flights[slot]!;
      if (!isThere) this.#fail(slot);
      else if (--flight.waits === 0) this.#send(slot);
    }
  }

  /** The payer signs: the payment is under way between the ends. */
  #send(slot: number): void {
    const { transaction, second } = this.#flights[slot]!;
    if (second === NONE) this.#deliver(transaction, this.#updateEvent, slot, 1);
    else this.#parts.hub!.whenUp(() => { this.#deliver(transaction, this.#updateEvent, slot, 2); });
  }

  #deliver(transaction: Transaction, event: EventType, argument: number, roundTrips: number): void {
    this.#parts.book.reach(transaction, Stage.attached);
    this.#parts.kernel.after(roundTrips * this.#parts.roundTrip, event, argument);
  }

  /** Both ends have signed the new state. */
  #update(slot: number): void {
    const { kernel, book, book: { accounts }, hub, statistics } = this.#parts, { transaction, amount, fee, first, second, firstEpoch, secondEpoch } = this.#flights[slot]!;
    const { account, share, best, aside, state, epoch, used } = this.#channels.table;
    const isThere = (end: End, then: number): boolean => epoch[channelOf(end)] === then && state[channelOf(end)] !== State.ending;
    if (!isThere(first, firstEpoch) || (second !== NONE && !isThere(second, secondEpoch))) { this.#fail(slot); return; }
    this.#free.push(slot);
    this.#known.delete(transaction);
    book.reach(transaction, Stage.accepted);
    const last = (second === NONE ? first : second) ^ 1, payee = account[last]!, owners = accounts.ownersShare(payee, amount);
    if (hub) {
      // What the hub sends on it gets from the payer: only its fee is more than it had.
      share[first ^ 1]! += amount + fee;
      best[first ^ 1] = Math.max(best[first ^ 1]!, share[first ^ 1]!);
      accounts.lock(hub.account, fee);
      statistics.moveToHub(fee);
    }
    share[last]! += amount - owners;
    best[last] = Math.max(best[last]!, share[last]!);
    accounts.lock(payee, amount - owners);
    if (owners > 0) {
      aside[last]! += owners;
      accounts.lock(accounts.owner(payee), owners);
    }
    for (const end of second === NONE ? [first] : [first, second]) used[channelOf(end)] = kernel.now;
    statistics.updated(fee);
    if (hub) hub.forwards(() => { book.reach(transaction, Stage.confirmed); });
    else book.reach(transaction, Stage.confirmed);
  }

  /** A channel was closed under a payment: the money goes back to whom it came from, into the channel where that is still there. */
  #fail(slot: number): void {
    const { book, book: { accounts }, hub } = this.#parts, { transaction, amount, fee, first, second, firstEpoch, secondEpoch } = this.#flights[slot]!;
    const { account, share, epoch, state } = this.#channels.table, isOpen = (end: End, then: number): boolean => epoch[channelOf(end)] === then && state[channelOf(end)] !== State.ending;
    if (!this.#known.delete(transaction)) return;
    this.#free.push(slot);
    for (const rival of [...book.rivals(transaction)]) if (rival !== transaction) book.conflicting(rival);
    const back = amount + fee, isThere = isOpen(first, firstEpoch);
    if (isThere) share[first]! += back;
    else this.#parts.statistics.lock(-back, false);
    if (second !== NONE) {
      if (isOpen(second, secondEpoch)) share[second]! += amount;
      else {
        accounts.unlock(hub!.account, amount);
        this.#parts.statistics.lock(-amount, true);
      }
    }
    // Locked an instant before it is released, so that whoever hears of the failure finds it in its place.
    if (isThere) accounts.lock(account[first]!, back);
    book.orphaned(transaction);
  }
}

/** The engine of a ledger with channels before it. */
export function layered(base: LedgerEngine, layer: ChannelLayer, routes: boolean): LedgerEngine {
  return {
    ...(base.issuers === undefined ? {} : { issuers: base.issuers }),
    ...(base.goesByMana === undefined ? {} : { goesByMana: base.goesByMana }),
    opened: (account: Account, options: AccountOptions) => { base.opened?.(account, options); },
    submit: (transaction) => { base.submit(transaction); },
    submitRival: (transaction, original) => { layer.submitRival(transaction, original); },
    ...(routes ? { fee: (amount: number) => layer.fee(amount), issue: (payer: Account, payee: Account, amount: number, purpose: PurposeId, reference: number) => layer.issue(payer, payee, amount, purpose, reference) } : {}),
  };
}
