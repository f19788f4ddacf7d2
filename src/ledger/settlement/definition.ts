/** What a settlement policy is to those who add one: a plug-in in one file, listed in registry.ts. */
import type { Parameters, Values } from "../../parameter/parameter.js";
import type { Kernel } from "../../sim/kernel.js";
import type { Recorder } from "../../sim/recorder.js";
import type { SettledLedger } from "../ledger.js";
import type { Settlement } from "./settlement.js";

export interface SettlementSetup {
  readonly kernel: Kernel;
  readonly ledger: SettledLedger;
  readonly recorder: Recorder;
}

export interface SettlementDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  create(setup: SettlementSetup, params: Values<P>): Settlement;
}

/** Gives a policy's definition its exact types. */
export function defineSettlement<P extends Parameters>(definition: SettlementDefinition<P>): SettlementDefinition<P> {
  return definition;
}
