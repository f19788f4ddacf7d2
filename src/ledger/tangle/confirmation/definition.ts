/** What a confirmation rule is to those who add one: a plug-in in one file, listed in registry.ts. */
import type { Parameters, Values } from "../../../parameter/parameter.js";
import type { Site } from "../sites.js";
import type { TangleView } from "../view.js";

export interface Confirmation {
  /** Cumulative weight at which a site is confirmed; Infinity where the rule does not go by weight. */
  readonly weight: number;
  /** A rule that judges from time to time: every so many seconds it names the sites that are confirmed. */
  readonly assessment?: {
    readonly every: number;
    /** @param draw a tip as an honest issuer would choose it now */
    assess(view: TangleView, draw: () => Site, confirm: (site: Site) => void): void;
  };
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
