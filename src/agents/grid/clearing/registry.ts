/** Every clearing rule, in the order in which people read them; the first is the default. */
import type { ClearingRule } from "./clearing-rule.js";
import { midMarketRate } from "./mid-market-rate.js";
import { payAsClear } from "./pay-as-clear.js";

export const CLEARING_NAMES = ["pay-as-clear", "mid-market-rate"] as const;
export const clearingRules: Readonly<Record<(typeof CLEARING_NAMES)[number], ClearingRule>> = {
  "pay-as-clear": payAsClear,
  "mid-market-rate": midMarketRate,
};
