/** What a confirmation rule is to those who add one: a plug-in in one file, listed in registry.ts. */
import type { Parameters, Values } from "../../../parameter/parameter.js";
import type { OutagesSection } from "../../outages.js";
import type { Site } from "../graph.js";
import type { TangleView } from "../view.js";

/**
 * Confirmation by votes: a site is confirmed when the voters that approve it, directly or not, hold a share of the
 * weight. A voter's transactions are its votes; they count in the order in which it issued them.
 */
export interface Votes {
  /**
   * The weight of each voter in whole units; the n-th voter sits at the n-th peer.
   * @param mana share of each peer; one peer where all share one view
   */
  weights(mana: Float64Array): Int32Array;
  /** Units that confirm, of so many in total. */
  threshold(total: number): number;
  /** Voters that issue for no other reason than to vote; where absent, every transaction is a vote of its issuer's peer. */
  readonly issuers?: VoteIssuers;
}

/** Who issues to vote, and how often. */
export interface VoteIssuers {
  /** Seconds between two transactions of one of them. */
  readonly every: number;
  readonly kind: string;
  readonly purpose: string;
  /** Outages of theirs, `ledger.confirmation.outages`, in which they issue nothing; left out: they cannot fail. */
  readonly outages?: OutagesSection;
}

export interface Confirmation {
  /** Cumulative weight at which a site is confirmed; Infinity where the rule does not go by weight. */
  readonly weight: number;
  /** A rule that judges from time to time: every so many seconds it names the sites that are confirmed. */
  readonly assessment?: {
    readonly every: number;
    /**
     * @param draw a tip as an honest issuer would choose it now
     * @param grade told of each site how much of what confirms has come in, 0…1; left out: nobody asks
     */
    assess(view: TangleView, draw: () => Site, confirm: (site: Site) => void, grade?: (site: Site, share: number) => void): void;
  };
  readonly votes?: Votes;
}

export interface ConfirmationDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  create(params: Values<P>): Confirmation;
}

/** Gives a rule's definition its exact types. */
export function defineConfirmation<P extends Parameters>(definition: ConfirmationDefinition<P>): ConfirmationDefinition<P> {
  return definition;
}
