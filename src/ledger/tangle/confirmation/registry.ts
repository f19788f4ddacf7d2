/** Every rule of confirmation, the simplest first. */
import { variants } from "../../../parameter/variants.js";
import { approvalWeight } from "./approval-weight.js";
import { confidence } from "./confidence.js";
import { cumulativeWeight } from "./cumulative-weight.js";
import type { ConfirmationDefinition } from "./definition.js";
import { milestones } from "./milestones.js";

export const confirmations: readonly ConfirmationDefinition[] = [cumulativeWeight, confidence, approvalWeight, milestones];

/** Schema of `ledger.confirmation`. */
export const confirmationSchema = variants("rule", "cumulative-weight", confirmations, {
  doc: "When a transaction counts as confirmed in a peer's view.",
});
