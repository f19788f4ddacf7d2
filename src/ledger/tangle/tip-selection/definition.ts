/** What a tip-selection rule is to those who add one: a plug-in in one file, listed in registry.ts. */
import type { Parameters, Values } from "../../../parameter/parameter.js";
import type { RandomStream } from "../../../sim/random.js";
import type { Site } from "../sites.js";
import type { TangleView } from "../view.js";

export interface TipSelection {
  /** So many of the latest sites must keep exact weights and stay known; 0 if the rule asks for no weight. */
  readonly depth: number;
  /** How many sites back the rule begins, where it walks. */
  readonly startDepth?: number;
  /** Bias of its walks, where each parent has a walk of its own. */
  readonly alpha?: number;
  /** Every visible tip is as likely as any other, which is what the fluid level takes for granted. */
  readonly uniform?: true;
  /** Whether the rule asks for weights at all. */
  readonly weighs: boolean;
  /**
   * Draws one tip that is attachable in the view, which has at least one tip.
   * @param index place of the parent among those of its transaction, from 0: a rule may choose each in its own way
   */
  draw(view: TangleView, index: number): Site;
}

export interface TipSelectionDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  create(params: Values<P>, random: RandomStream): TipSelection;
  /** What does not fit together or has no effect with this rule: the parameter's name, and a sentence about it. */
  refuse?(common: { readonly parents: number; readonly repetition: boolean }, params: Values<P>): readonly [name: string, sentence: string] | undefined;
  /** Mean number of tips as a multiple of rate × delay in the steady state, where theory gives one; cites its source. */
  theory?(parents: number, params: Values<P>): number | undefined;
}

/** Gives a rule's definition its exact types. */
export function defineTipSelection<P extends Parameters>(definition: TipSelectionDefinition<P>): TipSelectionDefinition<P> {
  return definition;
}
