/**
 * Which peer each account's device talks to. At random means that peers are dealt like cards, shuffled and dealt again, so
 * that all have equally many devices; a device with a place may talk to the nearest instead.
 */
import type { RandomStream } from "../../../../sim/random.js";
import type { Account, AccountOptions } from "../../../port.js";
import type { Peer } from "../../control.js";
import type { Placement } from "./placement.js";

export const ATTACHMENTS = ["random", "nearest"] as const;

export class Attachment {
  readonly #rule: (typeof ATTACHMENTS)[number];
  readonly #placement: Placement;
  readonly #random: RandomStream;
  readonly #deck: Peer[];
  #dealt: number;
  #peerOf = new Int32Array(64);
  readonly #selfish = new Set<Account>();

  /** @param adversaries so many of the last peers are an adversary's: no honest device talks to them */
  constructor(rule: (typeof ATTACHMENTS)[number], placement: Placement, random: RandomStream, adversaries = 0) {
    this.#rule = rule;
    this.#placement = placement;
    this.#random = random;
    this.#deck = Array.from({ length: placement.x.length - adversaries }, (_, peer) => peer);
    this.#dealt = this.#deck.length;
  }

  /** The peer of an account; of one that is not known the first. */
  peerOf(account: Account): Peer { return account < 0 ? 0 : this.#peerOf[account]!; }

  /** Whether an account's peer issues what it wants when it wants. */
  isSelfish(account: Account): boolean { return this.#selfish.size > 0 && this.#selfish.has(account); }

  opened(account: Account, { place, peer, selfish }: AccountOptions): void {
    if (selfish === true) this.#selfish.add(account);
    this.pin(account, peer !== undefined ? peer : this.#rule === "nearest" && place ? this.#placement.nearest(place[0], place[1], (each) => each < this.#deck.length) : this.#deal());
  }

  /** An account talks to this peer. */
  pin(account: Account, peer: Peer): void {
    while (account >= this.#peerOf.length) {
      const larger = new Int32Array(2 * this.#peerOf.length);
      larger.set(this.#peerOf);
      this.#peerOf = larger;
    }
    this.#peerOf[account] = peer;
  }

  #deal(): Peer {
    const deck = this.#deck;
    if (this.#dealt === deck.length) {
      for (let i = deck.length - 1; i > 0; i--) {
        const j = this.#random.integer(i + 1);
        [deck[i], deck[j]] = [deck[j]!, deck[i]!];
      }
      this.#dealt = 0;
    }
    return deck[this.#dealt++]!;
  }
}
