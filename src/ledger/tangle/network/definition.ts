/** What a network of the tangle is to those who add one: how views of the graph come about and what runs on them. */
import type { Parameters, Values } from "../../../parameter/parameter.js";
import type { LedgerSetup } from "../../definition.js";
import type { Confirmation } from "../confirmation/definition.js";
import type { TangleEngine } from "../control.js";
import type { CongestionRule } from "../access/congestion.js";
import type { WorkRule } from "../access/work.js";
import type { StrandedRule } from "../stranded.js";
import type { TipSelection } from "../tip-selection/definition.js";

/** What an adversary needs of a network of peers. */
export interface AdversaryNeeds {
  /** Peers of its own, the last ones: no honest device talks to them. */
  readonly peers: number;
  /** Whether it stands on links, so that each hop has to be simulated. */
  readonly onLinks: boolean;
}

/** The rules of a tangle, the same in every view. */
export interface TangleRules {
  readonly parents: number;
  /** Whether one tip may be drawn twice. */
  readonly repetition: boolean;
  readonly tipSelection: TipSelection;
  /** Mean number of tips as a multiple of rate × delay, where theory knows it. */
  readonly tipsPerLoad: number | undefined;
  readonly confirmation: Confirmation;
  /** What issuers do about transactions that were merely left behind; undefined: nothing. */
  readonly stranded: StrandedRule | undefined;
  /** Seconds after which a tip is left behind. */
  readonly orphanAge: number;
  readonly work: WorkRule;
  readonly congestion: CongestionRule | undefined;
  /** Exponent of Zipf's law of the peers' mana; undefined where mana plays no part. */
  readonly manaExponent: number | undefined;
  readonly adversary: AdversaryNeeds;
  /** Joules that a peer needs to handle one transaction. */
  readonly messageEnergy: number;
  /** Peers that handle each transaction; where the network has no peers, as many as it stands for. */
  readonly peers: number;
  /** Sites to write to `tangle.csv`. */
  readonly drawn: number;
}

export interface NetworkDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  create(setup: LedgerSetup, rules: TangleRules, params: Values<P>): TangleEngine;
}

/** Gives a network's definition its exact types. */
export function defineNetwork<P extends Parameters>(definition: NetworkDefinition<P>): NetworkDefinition<P> {
  return definition;
}
