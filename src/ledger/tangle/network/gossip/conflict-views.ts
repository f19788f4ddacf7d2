/**
 * What each view makes of the conflicts: how much support each side has there, which one is preferred, and which one has
 * won. Support is what confirms: entered sites that approve the side, or the weight of the voters whose latest word was
 * for it. In a view the side with more support is preferred; on a tie, the one with the lowest number in the lottery.
 */
import type { Peer } from "../../control.js";
import type { Branch, Side } from "../../conflicts.js";
import { NONE } from "../../graph.js";
import type { Branches, ConflictSet } from "./branches.js";

interface SideViews { readonly support: Int32Array; readonly isPresent: Uint8Array; wins: number }
interface SetViews { readonly preferred: Int32Array; readonly won: Int32Array; latest: Int16Array | undefined }

export class ConflictViews {
  /** Changes of a preference between two sides that both were there, and confirmations taken back, by peer. */
  readonly flips: Int32Array;
  readonly #branches: Branches;
  readonly #peers: number;
  /** Weight of each voter; empty where support counts sites. */
  readonly #voters: Int32Array;
  readonly #needed: number;
  readonly #sides: SideViews[] = [];
  readonly #sets: SetViews[] = [];
  /** Sets of which something has changed in the view at hand, to be judged. */
  readonly changed: ConflictSet[] = [];

  /** @param needed support with which a side wins; Infinity where a rule judges otherwise */
  constructor(branches: Branches, peers: number, voters: Int32Array, needed: number) {
    this.#branches = branches;
    this.#peers = peers;
    this.#voters = voters;
    this.#needed = needed;
    this.flips = new Int32Array(peers);
  }

  support(side: Side, peer: Peer): number { return this.#side(side).support[peer]!; }
  isPresent(side: Side, peer: Peer): boolean { return this.#side(side).isPresent[peer] === 1; }
  preferred(set: ConflictSet, peer: Peer): Side { return this.#branches.winner[set] === NONE ? this.#set(set).preferred[peer]! : this.#branches.winner[set]!; }
  /** The side that has won in a view, or NONE. */
  won(set: ConflictSet, peer: Peer): Side { return this.#branches.winner[set] === NONE ? this.#set(set).won[peer]! : this.#branches.winner[set]!; }
  /** Views in which a side has won. */
  wins(side: Side): number { return this.#side(side).wins; }

  /** Views that prefer a side. */
  preferredIn(side: Side): number {
    const set = this.#branches.setOfSide[side]!;
    if (this.#branches.winner[set] !== NONE) return this.#branches.winner[set] === side ? this.#peers : 0;
    return this.#set(set).preferred.reduce((count, preferred) => count + (preferred === side ? 1 : 0), 0);
  }

  /** Whether a rival of one of the sides has won in the view. */
  isLost(branch: Branch, peer: Peer): boolean {
    for (const side of this.#branches.members[branch]!) {
      const won = this.won(this.#branches.setOfSide[side]!, peer);
      if (won !== NONE && won !== side) return true;
    }
    return false;
  }

  /** Whether every side of a branch is preferred in the view of an issuer that prefers `own` over its rivals. */
  isPreferred(branch: Branch, peer: Peer, own: Side): boolean {
    for (const side of this.#branches.members[branch]!) {
      const set = this.#branches.setOfSide[side]!;
      if (side !== (own !== NONE && this.#branches.setOfSide[own] === set ? own : this.preferred(set, peer))) return false;
    }
    return true;
  }

  /** Whether every side of a branch has won in the view, but perhaps `own`. */
  hasWon(branch: Branch, peer: Peer, own: Side): boolean {
    return this.#branches.members[branch]!.every((side) => side === own || this.won(this.#branches.setOfSide[side]!, peer) === side);
  }

  /** A side's own site has entered a view. */
  arrived(side: Side, peer: Peer): void {
    this.#side(side).isPresent[peer] = 1;
    this.#change(this.#branches.setOfSide[side]!);
  }

  /** A side was orphaned in all views: it can win no more. */
  withdraw(side: Side): void { this.#side(side).isPresent.fill(0); }

  /** A site of this branch has entered a view; it supports its sides where there are no voters. */
  entered(branch: Branch, peer: Peer): void {
    if (this.#voters.length > 0) return;
    for (const side of this.#branches.members[branch]!) {
      this.#side(side).support[peer]!++;
      this.#change(this.#branches.setOfSide[side]!);
    }
  }

  /** A vote for a branch counts in a view from now on: the voter's word on its sides, in the place of an earlier one. */
  voted(branch: Branch, voter: number, peer: Peer): void {
    for (const side of this.#branches.members[branch]!) {
      const set = this.#branches.setOfSide[side]!, views = this.#set(set), weight = this.#voters[voter]!;
      const latest = views.latest ??= new Int16Array(this.#peers * this.#voters.length).fill(NONE);
      const at = peer * this.#voters.length + voter, before = latest[at]!;
      // Within a set, a side is known by its place.
      const place = this.#branches.sides[set]!.indexOf(side);
      if (before === place) continue;
      if (before !== NONE) this.#side(this.#branches.sides[set]![before]!).support[peer]! -= weight;
      this.#side(side).support[peer]! += weight;
      latest[at] = place;
      this.#change(set);
    }
  }

  /** Chooses the side that a view prefers while none has won. @returns whether the preference changed */
  choose(set: ConflictSet, peer: Peer): boolean {
    const views = this.#set(set), before = views.preferred[peer]!, best = this.#best(set, peer);
    if (this.won(set, peer) !== NONE || best === before) return false;
    views.preferred[peer] = best;
    if (before !== NONE) this.flips[peer]!++;
    return true;
  }

  /** The side that has to win in a view now, in the place of another perhaps, or NONE. */
  challenger(set: ConflictSet, peer: Peer): Side {
    const best = this.#best(set, peer), won = this.#set(set).won[peer]!;
    if (best === NONE || best === won || this.#branches.winner[set] !== NONE) return NONE;
    const support = this.support(best, peer);
    if (won === NONE) return support >= this.#needed ? best : NONE;
    return support > this.support(won, peer) && (support >= this.#needed || this.#needed === Infinity) ? best : NONE;
  }

  /** A side wins in a view. @returns the one that had won there before, or NONE */
  win(side: Side, peer: Peer): Side {
    const views = this.#set(this.#branches.setOfSide[side]!), before = views.won[peer]!;
    if (views.preferred[peer] !== side && views.preferred[peer] !== NONE) this.flips[peer]!++;
    views.won[peer] = views.preferred[peer] = side;
    this.#side(side).wins++;
    if (before !== NONE) this.#side(before).wins--;
    return before;
  }

  /** What views made of a set that is settled is needed no more. */
  forget(set: ConflictSet): void { this.#set(set).latest = undefined; }

  #best(set: ConflictSet, peer: Peer): Side {
    let best = NONE, most = -1, lowest = 2;
    for (const side of this.#branches.sides[set]!) {
      const { support, isPresent } = this.#side(side);
      if (isPresent[peer] === 0) continue;
      const lottery = this.#branches.lottery[side]!, weight = support[peer]!;
      if (weight < most || (weight === most && lottery > lowest)) continue;
      [best, most, lowest] = [side, weight, lottery];
    }
    return best;
  }

  #change(set: ConflictSet): void { if (!this.changed.includes(set)) this.changed.push(set); }

  #side(side: Side): SideViews {
    return this.#sides[side] ??= { support: new Int32Array(this.#peers), isPresent: new Uint8Array(this.#peers), wins: 0 };
  }

  #set(set: ConflictSet): SetViews {
    return this.#sets[set] ??= { preferred: new Int32Array(this.#peers).fill(NONE), won: new Int32Array(this.#peers).fill(NONE), latest: undefined };
  }
}
