/** The kinds of things that a scenario can name, in the order in which `list` and `describe` show them. */
import type { Catalog } from "../scenario/catalog.js";

export const GROUPS: readonly { readonly key: Exclude<keyof Catalog, "scenario">; readonly plural: string; readonly kind: string }[] = [
  { key: "devices", plural: "Devices", kind: "device" },
  { key: "markets", plural: "Markets", kind: "market" },
  { key: "disciplines", plural: "Disciplines", kind: "discipline" },
  { key: "environment", plural: "Environment", kind: "part of the environment" },
  { key: "ledgers", plural: "Ledgers", kind: "ledger" },
  { key: "networks", plural: "Networks", kind: "network" },
  { key: "tipSelectionRules", plural: "Tip selection", kind: "tip-selection rule" },
  { key: "confirmationRules", plural: "Confirmation", kind: "confirmation rule" },
  { key: "adversaries", plural: "Adversaries", kind: "adversary" },
  { key: "settlementPolicies", plural: "Settlement", kind: "settlement policy" },
];
