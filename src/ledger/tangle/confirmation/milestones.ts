/**
 * Milestones: a coordinator issues a transaction from time to time, and whatever it approves, directly or not, is
 * confirmed as soon as the milestone arrives. The rule of the first IOTA networks: quick, and in one hand. While the
 * coordinator is down everybody attaches and nothing is confirmed; back again, it issues at once.
 */
import { duration } from "../../../parameter/parameter.js";
import { outagesSchema } from "../../outages.js";
import { defineConfirmation } from "./definition.js";

export const milestones = defineConfirmation({
  name: "milestones",
  doc: "Confirmed when a milestone of the coordinator approves the transaction.",
  params: {
    every: duration({ default: "10s", min: 1e-3, max: 86_400, doc: "Time between two milestones." }),
    outages: outagesSchema("Outages of the coordinator, in which nothing is confirmed.", false),
  },
  // One voter whose vote is enough: the coordinator, at the first peer.
  create: ({ every, outages }) => ({
    weight: Infinity,
    votes: { weights: () => Int32Array.of(1), threshold: () => 1, issuers: { every, kind: "coordinator", purpose: "tangle/milestone", outages } },
  }),
});
