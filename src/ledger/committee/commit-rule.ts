/**
 * The commit rule of Mysticeti-C (K. Babel et al., arXiv 2310.14821, section 3), for each validator in its own view.
 * Leader slots are decided from the youngest to the oldest. *Directly*: committed once 2f + 1 blocks two rounds later
 * are certificates of the leader's block, each of which has 2f + 1 votes of the round between among its parents; skipped
 * once 2f + 1 blocks of the next round do not vote for it. Else *indirectly*, by its anchor, the first slot three rounds
 * later or more that is not skipped: committed if that is, and has a certificate of it below it; skipped if it has none.
 */
import { rewindowed } from "../window.js";
import type { Block, BlockDag } from "./block-dag.js";
import type { Committee } from "./leaders.js";
import { FIRST_ROWS, type RoundColumns } from "./round-window.js";

/** What a validator has decided of a slot; from `committed` on, the variant that it commits. */
export const Slot = { undecided: 0, skipped: 1, committed: 2 } as const;

/** Rounds from a leader to its certificates, and to its first anchor. */
const VOTING = 1, DECIDING = 2, ANCHOR = 3;

export class CommitRule implements RoundColumns {
  readonly #dag: BlockDag;
  readonly #committee: Committee;
  #status: Uint8Array<ArrayBuffer>;
  #indirect: Uint8Array<ArrayBuffer>;
  /** The first slot that each validator has not decided, or not told: round · leaders + leader. */
  readonly head: Float64Array;

  constructor(dag: BlockDag) {
    const { validators, leaders } = dag.committee;
    this.#dag = dag;
    this.#committee = dag.committee;
    this.#status = new Uint8Array(FIRST_ROWS * validators * leaders);
    this.#indirect = new Uint8Array(FIRST_ROWS * validators * leaders);
    // Round 0 is the genesis, which nobody leads.
    this.head = new Float64Array(validators).fill(leaders);
    dag.window.add(this);
  }

  opened(round: number): void {
    const row = this.#committee.validators * this.#committee.leaders, from = (round & this.#dag.window.mask) * row;
    this.#status.fill(Slot.undecided, from, from + row);
    this.#indirect.fill(0, from, from + row);
  }

  resized(base: number, next: number, size: number): void {
    const row = this.#committee.validators * this.#committee.leaders;
    this.#status = rewindowed(this.#status, base, next, size, row);
    this.#indirect = rewindowed(this.#indirect, base, next, size, row);
  }

  /** Round of the first slot that a validator has not decided. */
  headRound(validator: number): number { return Math.floor(this.head[validator]! / this.#committee.leaders); }

  /**
   * Decides what can be decided now in a validator's view, and tells, in order, of all slots up to the first undecided one.
   * @param clock highest round of which the validator has a quorum: of younger slots nothing can be decided
   */
  decide(validator: number, clock: number, now: number, told: (validator: number, round: number, leader: number, status: number, isDirect: boolean) => void): void {
    const { leaders } = this.#committee, head = this.head[validator]!, end = clock * leaders;
    for (let slot = end - 1; slot >= head; slot--) {
      const round = Math.floor(slot / leaders), leader = slot % leaders, at = this.#at(validator, round, leader);
      if (this.#status[at] !== Slot.undecided) continue;
      const direct = this.#direct(validator, round, leader, clock, now);
      if (direct !== Slot.undecided) { this.#status[at] = direct; continue; }
      if (round + ANCHOR > clock - VOTING) continue;
      const status = this.#status[at] = this.#byAnchor(validator, round, leader, end);
      if (status !== Slot.undecided) this.#indirect[at] = 1;
    }
    for (let slot = head; slot < end; slot++) {
      const round = Math.floor(slot / leaders), leader = slot % leaders, at = this.#at(validator, round, leader);
      if (this.#status[at] === Slot.undecided) break;
      this.head[validator] = slot + 1;
      told(validator, round, leader, this.#status[at]!, this.#indirect[at] === 0);
    }
  }

  /**
   * The oldest round of which one more block may decide a slot in a validator's view before it has a quorum of a further
   * round; Infinity: none. Only then does it matter when single blocks arrive.
   */
  awaits(validator: number, clock: number, now: number): number {
    const { leaders } = this.#committee, round = this.headRound(validator);
    if (round > clock - VOTING) return Infinity;
    if (round < clock - VOTING) return round + VOTING;
    for (let leader = this.head[validator]! % leaders; leader < leaders; leader++) {
      if (this.#mayBeSkipped(validator, round, leader, now)) return round + VOTING;
    }
    return Infinity;
  }

  /** A validator takes over what another has decided: it was away, and asks. */
  follow(validator: number, other: number): void { this.head[validator] = this.head[other]!; }

  #at(validator: number, round: number, leader: number): number {
    const { validators, leaders } = this.#committee;
    return ((round & this.#dag.window.mask) * validators + validator) * leaders + leader;
  }

  #direct(validator: number, round: number, leader: number, clock: number, now: number): number {
    const { variants, quorum } = this.#committee;
    if (round + DECIDING <= clock) {
      for (let variant = 0; variant < variants; variant++) {
        if (this.#certificates(validator, round, leader, variant, now) >= quorum) return Slot.committed + variant;
      }
    }
    const author = this.#committee.leader(round, leader);
    for (let variant = 0; variant < variants; variant++) {
      const exists = this.#dag.exists(this.#dag.block(round, author, variant));
      if ((exists || variant === 0) && this.#against(validator, round, leader, variant, now) < quorum) return Slot.undecided;
    }
    return Slot.skipped;
  }

  /** Authors whose blocks two rounds later are, in a validator's view, certificates of a variant. */
  #certificates(validator: number, round: number, leader: number, variant: number, now: number): number {
    const { validators, variants } = this.#committee, dag = this.#dag;
    let count = 0;
    for (let author = 0; author < validators; author++) {
      for (let of = 0; of < variants; of++) {
        const block = dag.block(round + DECIDING, author, of);
        if (dag.arrivalAt(block, validator) <= now && (dag.certified(block, leader) >> variant & 1) === 1) { count++; break; }
      }
    }
    return count;
  }

  /** Authors whose blocks of the next round do not, in a validator's view, vote for a variant. */
  #against(validator: number, round: number, leader: number, variant: number, now: number): number {
    const { validators, variants } = this.#committee, dag = this.#dag;
    let count = 0;
    for (let author = 0; author < validators; author++) {
      for (let of = 0; of < variants; of++) {
        const block = dag.block(round + VOTING, author, of);
        if (dag.arrivalAt(block, validator) <= now && dag.vote(block, leader) !== variant + 1) { count++; break; }
      }
    }
    return count;
  }

  /** Whether enough of those whose votes have not arrived could still vote against. */
  #mayBeSkipped(validator: number, round: number, leader: number, now: number): boolean {
    const { validators, variants, quorum } = this.#committee, dag = this.#dag;
    let certain = 0;
    for (let author = 0; author < validators; author++) {
      let votes = false;
      for (let of = 0; of < variants; of++) {
        const block = dag.block(round + VOTING, author, of);
        votes ||= dag.arrivalAt(block, validator) <= now && dag.vote(block, leader) > 0;
      }
      if (votes && variants === 1) certain++;
    }
    return validators - certain >= quorum;
  }

  #byAnchor(validator: number, round: number, leader: number, end: number): number {
    const { leaders, variants } = this.#committee, dag = this.#dag;
    for (let slot = (round + ANCHOR) * leaders; slot < end; slot++) {
      const anchorRound = Math.floor(slot / leaders), anchorLeader = slot % leaders, status = this.#status[this.#at(validator, anchorRound, anchorLeader)]!;
      if (status === Slot.skipped) continue;
      if (status === Slot.undecided) return Slot.undecided;
      const anchor = dag.block(anchorRound, this.#committee.leader(anchorRound, anchorLeader), status - Slot.committed);
      for (let variant = 0; variant < variants; variant++) if (this.#isCertifiedBelow(anchor, round, leader, variant)) return Slot.committed + variant;
      return Slot.skipped;
    }
    return Slot.undecided;
  }

  #isCertifiedBelow(anchor: Block, round: number, leader: number, variant: number): boolean {
    const { validators, variants } = this.#committee, dag = this.#dag;
    for (let author = 0; author < validators; author++) {
      for (let of = 0; of < variants; of++) {
        const block = dag.block(round + DECIDING, author, of);
        if (dag.exists(block) && (dag.certified(block, leader) >> variant & 1) === 1 && dag.isAncestor(block, anchor)) return true;
      }
    }
    return false;
  }
}
