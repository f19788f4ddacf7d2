/**
 * When a victim hands over what it was paid for: before the ledger calls the payment confirmed, or the attack would be
 * over. Judged in the view of the victim's peer, so that theory and measurement mean the same moment.
 */
import { duration, integer, share } from "../../../parameter/parameter.js";
import { variants, type VariantValues } from "../../../parameter/variants.js";
import type { RandomStream } from "../../../sim/random.js";
import type { Site } from "../sites.js";
import { InputError } from "../../../parameter/input-error.js";
import type { TangleRules } from "../network/definition.js";
import type { TangleView } from "../view.js";

/** Whether the victim is content with a payment that it sees, `age` seconds after it first did. */
export type Acceptance = (view: TangleView, site: Site, age: number) => boolean;

const policies = [
  { name: "weight", doc: "Once so many transactions approve it, directly or not.", params: {
    threshold: integer({ default: 10, min: 1, max: 1_000_000, doc: "Cumulative weight of the payment, itself included." }),
  } },
  { name: "zero-conf", doc: "As soon as it is seen.", params: {} },
  { name: "age", doc: "A while after it was seen.", params: {
    time: duration({ default: "10s", max: 86_400, doc: "How long the victim waits." }),
  } },
  { name: "confirmed", doc: "Once it is confirmed in the view of its peer.", params: {} },
  { name: "confidence", doc: "Once a share of sampled tips approves it.", params: {
    threshold: share({ default: 0.9, min: 0.01, doc: "Share of the sampled tips." }),
    samples: integer({ default: 20, min: 1, max: 1000, doc: "Tips drawn each time that the victim looks." }),
  } },
] as const;

export const acceptanceSchema = variants("policy", "weight", policies, { doc: "When the victim of the double spend hands over the goods." });

/**
 * @param random draws the tips of `confidence`
 * @throws InputError where the policy goes by weights that the tangle does not keep
 */
export function createAcceptance(section: VariantValues<"policy">, random: RandomStream, { tipSelection, confirmation }: TangleRules): Acceptance {
  if (section.policy === "weight" && !tipSelection.weighs && confirmation.weight === Infinity) {
    throw new InputError("must be another policy: with this confirmation and tip selection no weights are kept, use ledger.confirmation.rule cumulative-weight", { path: "ledger.adversary.acceptance.policy" });
  }
  const threshold = Number(section["threshold"]);
  switch (section.policy) {
    case "zero-conf": return () => true;
    case "confirmed": return (view, site) => view.isConfirmed(site);
    case "age": return (_view, _site, age) => age >= Number(section["time"]);
    case "confidence": return (view, site) => approvingShare(view, site, Number(section["samples"]), random) >= threshold;
    default: return (view, site) => view.weight(site) >= threshold;
  }
}

function approvingShare(view: TangleView, site: Site, samples: number, random: RandomStream): number {
  let approving = 0;
  for (let i = 0; i < samples && view.tipCount > 0; i++) {
    view.visitUnconfirmedPast(view.tip(random.integer(view.tipCount)), (met) => { if (met === site) approving++; });
  }
  return approving / samples;
}
