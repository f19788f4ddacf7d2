/**
 * What an adversary is to those who add one: a plug-in in one file, listed in registry.ts. It has accounts of its own,
 * issues through the book like anybody else, and attaches through `control`, where it need not keep the honest rules.
 */
import type { Parameters, Values } from "../../../parameter/parameter.js";
import type { VariantValues } from "../../../parameter/variants.js";
import type { Kernel } from "../../../sim/kernel.js";
import type { Recorder } from "../../../sim/recorder.js";
import type { TransactionBook } from "../../book.js";
import type { AdversaryLedger } from "../../port.js";
import type { TangleControl, TangleEngine } from "../control.js";
import type { TangleRules } from "../network/definition.js";
import type { AttackRecord } from "./attack-record.js";

export interface AdversarySetup {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly book: TransactionBook;
  /** The port that devices use: what is issued here goes the honest way. */
  readonly ledger: AdversaryLedger;
  readonly engine: TangleEngine;
  readonly control: TangleControl;
  readonly rules: TangleRules;
  /** Weight of each voter, the n-th at the n-th peer, where votes confirm. */
  readonly votes: Int32Array | undefined;
  /** The network's section of the scenario. */
  readonly network: VariantValues<"kind">;
  readonly attack: AttackRecord;
}

export interface AdversaryDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  /** One sentence that names the assumption under attack. */
  readonly doc: string;
  readonly params: P;
  /** Kinds of networks in which it makes sense; any where left out. */
  readonly networks?: readonly string[];
  /** Whether each of its transactions is an attempt, to be confirmed: one that is not by the end of the run has failed. */
  readonly isFlood?: boolean;
  /** Whether it stands on links between peers. */
  readonly onLinks?: boolean;
  create(setup: AdversarySetup, params: Values<P>): void;
}

/** Gives an adversary's definition its exact types. */
export function defineAdversary<P extends Parameters>(definition: AdversaryDefinition<P>): AdversaryDefinition<P> {
  return definition;
}
