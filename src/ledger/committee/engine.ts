/**
 * The committee at work. A validator makes a block of the next round as soon as it has blocks of the last one from 2f + 1
 * authors, the leaders' among them or a time-out over, and decides leader slots as its view allows. It has one event, at
 * the next moment at which anything can change for it; when blocks arrive is known as they are made (see block-dag.ts),
 * and a block that arrives earlier than what was foreseen moves the event. So a round costs each validator about one
 * event, not one for each of the others.
 */
import type { EventHandle, EventType, Kernel } from "../../sim/kernel.js";
import type { LedgerEngine } from "../definition.js";
import type { Account, AccountOptions, Transaction } from "../port.js";
import { NOTHING, type Block, type BlockDag } from "./block-dag.js";
import { CommitRule, Slot } from "./commit-rule.js";
import type { Faults } from "./faults.js";
import { Gathering } from "./gathering.js";
import type { Intake } from "./intake.js";
import type { Network } from "./network.js";
import { Quorums } from "./quorums.js";
import { DEPTH, Sequence, type Commit } from "./sequence.js";
import type { CommitteeStatistics } from "./statistics.js";

export interface CommitteeParts {
  readonly kernel: Kernel;
  readonly dag: BlockDag;
  readonly intake: Intake;
  readonly statistics: CommitteeStatistics;
  readonly network: Network;
  readonly faults: Faults;
  /** Seconds that a validator waits for the leaders' blocks once it has a quorum. */
  readonly timeout: number;
  /** Least seconds between two blocks of a validator. */
  readonly leastRound: number;
}

export class CommitteeEngine implements LedgerEngine {
  readonly sequence: Sequence;
  readonly #parts: CommitteeParts;
  readonly #quorums: Quorums;
  readonly #rule: CommitRule;
  readonly #wakeEvent: EventType;
  readonly #wakeAt: Float64Array;
  readonly #wakeHandle: EventHandle[];
  readonly #isDown: Uint8Array;
  /** Highest round of which each validator has a quorum, that of its own last block, and when it made that. */
  readonly #clock: Float64Array;
  readonly #made: Float64Array;
  readonly #madeAt: Float64Array;
  /** When each validator may make its next block as far as is known; Infinity once it has made it. */
  readonly #ready: Float64Array;
  /** From which round on single arrivals matter to each validator's decisions. */
  readonly #awaits: Float64Array;
  /** What each validator has committed last. */
  readonly #last: Commit[];
  /** Which of two histories each validator is shown by those that equivocate; −1: it is one of them. */
  readonly #half: Int8Array;
  readonly #gathering: Gathering;

  constructor(parts: CommitteeParts) {
    const { kernel, dag, intake, faults } = parts, { validators } = dag.committee;
    this.#parts = parts;
    this.#quorums = new Quorums(dag.committee, dag.window);
    this.#rule = new CommitRule(dag);
    this.sequence = new Sequence(dag, (commit) => { intake.made(commit, this.sequence); });
    this.#wakeEvent = kernel.eventType("committee/validator", (validator) => { this.#wake(validator); });
    this.#wakeAt = new Float64Array(validators).fill(Infinity);
    this.#wakeHandle = new Array<EventHandle>(validators).fill(-1);
    this.#isDown = new Uint8Array(validators);
    this.#clock = new Float64Array(validators);
    this.#made = new Float64Array(validators);
    this.#madeAt = new Float64Array(validators).fill(-Infinity);
    this.#ready = new Float64Array(validators);
    this.#awaits = new Float64Array(validators).fill(Infinity);
    this.#last = new Array<Commit>(validators).fill(this.sequence.genesis);
    this.#half = new Int8Array(validators);
    for (const validator of faults.equivocating) this.#half[validator] = -1;
    for (let validator = 0, honest = 0; validator < validators; validator++) if (this.#half[validator] === 0) this.#half[validator] = honest++ % 2;
    this.#gathering = new Gathering(dag, this.#half);
    this.#open();
    const stop = kernel.eventType("committee/stop", () => { for (const validator of faults.crashed) this.#stop(validator); });
    const back = kernel.eventType("committee/back", () => { for (const validator of faults.crashed) this.#back(validator); });
    if (faults.crashed.length > 0) {
      kernel.at(faults.from, stop);
      kernel.at(faults.until, back);
    }
    for (let validator = 0; validator < validators; validator++) this.#wakeBy(validator, 0);
  }

  opened(account: Account, options: AccountOptions): void { this.#parts.intake.opened(account, options); }
  submit(transaction: Transaction): void { this.#parts.intake.submit(transaction); }
  submitRival(transaction: Transaction): void { this.#parts.intake.submitRival(transaction); }

  /** The genesis: a block of round 0 of everybody, which everybody has. */
  #open(): void {
    const { dag } = this.#parts, { validators } = dag.committee;
    dag.window.open(1);
    for (let author = 0; author < validators; author++) {
      const block = dag.block(0, author);
      dag.add(block, [], [], [], 0);
      for (let validator = 0; validator < validators; validator++) {
        dag.arrival[dag.place(block) * validators + validator] = 0;
        this.#quorums.arrives(validator, 0, 0, Infinity);
      }
    }
  }

  #wakeBy(validator: number, time: number): void {
    if (time >= this.#wakeAt[validator]! || this.#isDown[validator] === 1) return;
    const { kernel } = this.#parts;
    if (this.#wakeAt[validator]! < Infinity) kernel.cancel(this.#wakeHandle[validator]!);
    this.#wakeAt[validator] = time;
    this.#wakeHandle[validator] = kernel.at(Math.max(kernel.now, time), this.#wakeEvent, validator);
  }

  #wake(validator: number): void {
    const { kernel } = this.#parts, now = kernel.now;
    this.#wakeAt[validator] = Infinity;
    while (this.#quorums.at(validator, this.#clock[validator]! + 1) <= now) this.#clock[validator]!++;
    const clock = this.#clock[validator]!;
    if (this.#made[validator]! <= clock) {
      this.#ready[validator] = this.#readyAt(validator, clock);
      if (this.#ready[validator]! <= now) this.#propose(validator, clock, now);
    }
    // Its own block may complete a quorum.
    if (this.#quorums.at(validator, clock + 1) <= now) this.#wakeBy(validator, now);
    this.#decide(validator, now);
    this.#wakeBy(validator, this.#quorums.at(validator, this.#clock[validator]! + 1));
    this.#wakeBy(validator, this.#ready[validator]!);
    this.#wakeBy(validator, this.#nextArrival(validator, now));
  }

  /** When a validator may make its block of the round after `clock`: it has a quorum, and the leaders' blocks or waited for them. */
  #readyAt(validator: number, clock: number): number {
    const { dag, timeout, leastRound } = this.#parts, earliest = this.#madeAt[validator]! + leastRound, quorum = this.#quorums.at(validator, clock);
    return Math.max(quorum, earliest, Math.min(quorum + timeout, clock === 0 ? 0 : this.#leadersAt(validator, clock, dag)));
  }

  #leadersAt(validator: number, round: number, dag: BlockDag): number {
    const { leaders, variants } = dag.committee;
    let last = 0;
    for (let leader = 0; leader < leaders; leader++) {
      const author = dag.committee.leader(round, leader);
      let first = Infinity;
      for (let variant = 0; variant < variants; variant++) first = Math.min(first, dag.arrivalAt(dag.block(round, author, variant), validator));
      last = Math.max(last, first);
    }
    return last;
  }

  #propose(validator: number, clock: number, now: number): void {
    const { dag, intake, statistics } = this.#parts, round = clock + 1;
    dag.window.open(round + 1);
    const isLate = clock > 0 && this.#leadersAt(validator, clock, dag) > now;
    const gathering = this.#gathering, late = gathering.past(validator, this.#made[validator]!, clock, now);
    this.#ready[validator] = Infinity;
    const transactions = intake.take(validator);
    if (this.#half[validator]! >= 0) {
      const block = dag.block(round, validator);
      dag.add(block, gathering.parents(validator, clock, now), late, transactions, now);
      this.#send(validator, block, -1, now);
      intake.carried(transactions, block);
    } else {
      const [first, second] = [dag.block(round, validator, 0), dag.block(round, validator, 1)];
      dag.add(first, gathering.parentsFor(0, validator, clock, now), [], transactions, now);
      dag.add(second, gathering.parentsFor(1, validator, clock, now), [], NOTHING, now);
      this.#send(validator, first, 0, now);
      this.#send(validator, second, 1, now);
      intake.carried(transactions, first);
    }
    for (const block of late) gathering.missed(validator, block);
    if (this.#madeAt[validator]! >= 0) statistics.proposed(now - this.#madeAt[validator]!, transactions.length, isLate);
    this.#made[validator] = round;
    this.#madeAt[validator] = now;
  }

  /** A block is on its way. @param half those that are sent it, and all that equivocate; −1: everybody */
  #send(author: number, block: Block, half: number, now: number): void {
    const { dag, network } = this.#parts, { validators, variants } = dag.committee, round = dag.roundOf(block), at = dag.place(block) * validators, lateFrom = dag.lateFrom(block);
    for (let to = 0; to < validators; to++) {
      if (half >= 0 && to !== author && this.#half[to]! >= 0 && this.#half[to] !== half) continue;
      let time = to === author ? now : now + network(author, to);
      // Mostly the whole round before has arrived by then, and none of its blocks need be looked at.
      const first = variants === 1 && this.#quorums.last(to, round - 1) <= time ? lateFrom : 0;
      for (let i = dag.parentCount(block) - 1; i >= first; i--) {
        const parent = dag.parent(block, i);
        let has = dag.arrivalAt(parent, to);
        if (has === Infinity) has = this.#fetch(parent, to, time + network(to, author) + network(author, to));
        if (has > time) time = has;
      }
      const twin = variants === 1 ? Infinity : dag.arrivalAt(block % 2 === 0 ? block + 1 : block - 1, to);
      dag.arrival[at + to] = time;
      this.#quorums.arrives(to, round, time, twin);
      this.#heard(to, block, round, time);
    }
  }

  /** A validator asks for a block that it was not sent, and for what is missing below it. */
  #fetch(block: Block, to: number, time: number): number {
    const { dag } = this.#parts, { validators } = dag.committee;
    for (let i = dag.parentCount(block) - 1; i >= 0; i--) {
      const parent = dag.parent(block, i), has = dag.arrivalAt(parent, to);
      time = Math.max(time, has === Infinity ? this.#fetch(parent, to, time) : has);
    }
    const round = dag.roundOf(block);
    dag.arrival[dag.place(block) * validators + to] = time;
    this.#quorums.arrives(to, round, time, dag.arrivalAt(block % 2 === 0 ? block + 1 : block - 1, to));
    this.#heard(to, block, round, time);
    return time;
  }

  /** A validator learns when a block will be in its view. */
  #heard(validator: number, block: Block, round: number, time: number): void {
    const clock = this.#clock[validator]!, { dag } = this.#parts;
    if (round < this.#made[validator]!) this.#gathering.missed(validator, block);
    if (this.#isDown[validator] === 1) return;
    if (round === clock + 1) this.#wakeBy(validator, this.#quorums.at(validator, round));
    else if (round === clock && this.#made[validator]! <= clock && dag.committee.leads(dag.authorOf(block), round)) {
      this.#wakeBy(validator, this.#ready[validator] = this.#readyAt(validator, clock));
    }
    if (round >= this.#awaits[validator]! && round <= clock) this.#wakeBy(validator, time);
  }

  #decide(validator: number, now: number): void {
    const clock = this.#clock[validator]!;
    this.#rule.decide(validator, clock, now, this.#told);
    this.#awaits[validator] = this.#rule.awaits(validator, clock, now);
    if (clock % 16 === 0) this.#prune();
  }

  /** A validator has decided a leader slot. What one that equivocates has decided is of no consequence. */
  readonly #told = (validator: number, round: number, leader: number, status: number, isDirect: boolean): void => {
    const { kernel, dag, intake, statistics } = this.#parts, clock = this.#clock[validator]!;
    if (this.#half[validator] === -1) return;
    statistics.decided(status === Slot.skipped, isDirect);
    if (status === Slot.skipped) return;
    const block = dag.block(round, dag.committee.leader(round, leader), status - Slot.committed);
    const commit = this.#last[validator] = this.sequence.after(this.#last[validator]!, block);
    for (const each of commit.blocks) statistics.committed(kernel.now - dag.createdAt[dag.place(each)]!, clock - dag.roundOf(each) + 1, each === block);
    intake.settle(commit, validator);
  };

  #nextArrival(validator: number, now: number): number {
    const { dag } = this.#parts;
    let next = Infinity;
    for (let round = this.#awaits[validator]!; round <= this.#clock[validator]!; round++) {
      for (let block = dag.block(round, 0), end = block + dag.width; block < end; block++) {
        const at = dag.arrivalAt(block, validator);
        if (at > now && at < next) next = at;
      }
    }
    return next;
  }

  /** Forgets rounds that no running validator's decisions can reach. */
  #prune(): void {
    const { dag, intake } = this.#parts, { window } = dag;
    let least = Infinity;
    for (let validator = 0; validator < dag.committee.validators; validator++) if (this.#isDown[validator] === 0) least = Math.min(least, this.#rule.headRound(validator));
    for (; least < Infinity && window.base < least - DEPTH - 1; window.base++) {
      for (let block = dag.block(window.base, 0), end = block + dag.width; block < end; block++) {
        if (dag.exists(block) && !this.sequence.forget(block) && window.base > 0) intake.lost(dag.transactionsOf(block), dag.authorOf(block));
      }
    }
  }

  #stop(validator: number): void {
    if (this.#wakeAt[validator]! < Infinity) this.#parts.kernel.cancel(this.#wakeHandle[validator]!);
    this.#wakeAt[validator] = Infinity;
    this.#isDown[validator] = 1;
    this.#parts.intake.stopped(validator, this.#last[validator]!, (other) => this.#last[other]!.height);
  }

  /** A validator that was away takes over what the slowest of the others has committed, and goes on from its own view. */
  #back(validator: number): void {
    const { kernel, intake, dag } = this.#parts;
    this.#isDown[validator] = 0;
    intake.back(validator);
    let slowest = validator;
    for (let other = 0; other < dag.committee.validators; other++) {
      if (other !== validator && this.#isDown[other] === 0 && (slowest === validator || this.#last[other]!.height < this.#last[slowest]!.height)) slowest = other;
    }
    if (this.#rule.head[slowest]! > this.#rule.head[validator]!) {
      this.#rule.follow(validator, slowest);
      this.#last[validator] = this.#last[slowest]!;
    }
    this.#clock[validator] = Math.max(this.#clock[validator]!, dag.window.base);
    this.#made[validator] = Math.max(this.#made[validator]!, dag.window.base);
    this.#wakeBy(validator, kernel.now);
  }
}
