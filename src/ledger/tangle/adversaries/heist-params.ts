/** What every adversary that spends money twice is told. */
import { duration, money } from "../../../parameter/parameter.js";
import { micro } from "../../port.js";
import type { Kernel } from "../../../sim/kernel.js";
import type { VariantValues } from "../../../parameter/variants.js";
import type { TangleRules } from "../network/definition.js";
import { acceptanceSchema, createAcceptance } from "./acceptance.js";
import type { HeistPlan } from "./heist.js";

export const heistParameters = {
  acceptance: acceptanceSchema,
  amount: money({ default: "1 token", min: 1e-6, max: 1e6, doc: "Price of the goods that each attempt is about." }),
  wallet: money({ default: "10000 tokens", max: 1e9, doc: "What the adversary owns to begin with: failed attempts are paid for." }),
  pause: duration({ default: "5s", max: 86_400, doc: "From the end of an attempt to the next." }),
  look: duration({ default: "100ms", min: 1e-3, max: 3600, doc: "How often the victim looks whether it accepts.", when: { "acceptance.policy": ["weight", "age", "confirmed", "confidence"] } }),
};

interface HeistValues {
  readonly acceptance: VariantValues<"policy">;
  readonly amount: number;
  readonly wallet: number;
  readonly pause: number;
  readonly look: number;
}

export function heistPlan({ acceptance, amount, wallet, pause, look }: HeistValues, kernel: Kernel, rules: TangleRules): HeistPlan {
  return { amount: micro(amount), wallet: micro(wallet), pause, look, acceptance: createAcceptance(acceptance, kernel.stream("adversary/samples"), rules) };
}
