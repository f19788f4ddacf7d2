/** Every settlement policy, from the most careful to the most trusting, and how the settlement of a run is made. */
import { variants, type VariantValues } from "../../parameter/variants.js";
import type { Kernel } from "../../sim/kernel.js";
import type { Recorder } from "../../sim/recorder.js";
import type { SettledLedger } from "../ledger.js";
import { channel } from "./channel.js";
import { confidence } from "./confidence.js";
import type { SettlementDefinition } from "./definition.js";
import { escrow } from "./escrow.js";
import type { Settlement } from "./settlement.js";
import { stream } from "./stream.js";
import { wait } from "./wait.js";
import { zeroConf } from "./zero-conf.js";

export const settlements: readonly SettlementDefinition[] = [wait, escrow, channel, confidence, stream, zeroConf];

/** Schema of the `settlement` section. */
export const settlementSchema = variants("policy", "wait", settlements, { doc: "When the act that a payment is for may happen." });

/** Makes a policy from its parsed section: its name and its parameters. Throws for one that does not exist. */
export function createSettlement(section: VariantValues<"policy">, ledger: SettledLedger, kernel: Kernel, recorder: Recorder): Settlement {
  const { policy, ...params } = section;
  const definition = settlements.find(({ name }) => name === policy);
  if (!definition) throw new Error(`there is no settlement policy "${policy}"; there are ${settlements.map(({ name }) => name).join(", ")}`);
  return definition.create({ kernel, ledger, recorder }, params);
}
