/** What the operator asks for a payment: nothing, or as a card does, a fixed part and a share of the amount. */
import { choice, money, share } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";
import type { Recorder } from "../../sim/recorder.js";
import type { TransactionBook } from "../book.js";
import type { FeeRule } from "../fee-rule.js";
import { micro } from "../port.js";

const policies = [
  { name: "none", doc: "Free of charge.", params: {} },
  {
    name: "card", doc: "As cards do: a fixed part and a share of the amount; data are free.", params: {
      fixed: money({ default: 0.3, max: 1e6, doc: "Fixed part of the fee of a payment." }),
      share: share({ default: 0.029, doc: "Part of the fee that goes by the amount." }),
      dust: choice(["refuse", "pay"], { default: "refuse", doc: "What becomes of a payment that is less than its own fee: its issuer gives it up (rejected), or pays all the same." }),
    },
  },
] as const;

/** Schema of `ledger.fees`. */
export const feesSchema = variants("policy", "none", policies, { doc: "What the operator takes from who pays; a load stands for users outside, whose fees are counted and come from no wallet of this economy." });

interface CardValues { readonly fixed: number; readonly share: number; readonly dust: "refuse" | "pay" }

/** Lets the operator take its fees, if it does. */
export function startFees(section: VariantValues<"policy">, book: TransactionBook, recorder: Recorder): void {
  if (section.policy === "none") return;
  const { fixed, share: part, dust } = section as unknown as CardValues, least = micro(fixed);
  let refused = 0;
  recorder.metric("cloud.dust", "1", "Payments that were less than their own fee: given up, or made all the same.", () => refused);
  recorder.atWarmupEnd(() => { refused = 0; });
  const rule: FeeRule = {
    quote: (amount) => (amount === 0 ? 0 : least + Math.round(part * amount)),
    isWorth(amount, fee) {
      if (amount === 0 || fee <= amount) return true;
      refused++;
      return dust === "pay";
    },
    collector: book.accounts.open({ kind: "operator" }),
  };
  book.fees = rule;
}
