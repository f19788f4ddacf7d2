/** Confirmed once enough transactions approve it, directly or not: the cheapest rule, and one that a spammer can buy. */
import { integer } from "../../../parameter/parameter.js";
import { defineConfirmation } from "./definition.js";

export const cumulativeWeight = defineConfirmation({
  name: "cumulative-weight",
  doc: "Confirmed when the transaction and all that approve it number at least a threshold.",
  params: {
    threshold: integer({ default: 30, min: 1, max: 10_000_000, doc: "Cumulative weight, in transactions, itself included." }),
  },
  create: ({ threshold }) => ({ weight: threshold }),
});
