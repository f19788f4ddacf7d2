/**
 * Milestones: a coordinator issues a transaction from time to time, and whatever it approves, directly or not, is
 * confirmed as soon as the milestone arrives. The rule of the first IOTA networks: quick, and in one hand.
 */
import { duration } from "../../../parameter/parameter.js";
import { defineConfirmation } from "./definition.js";

export const milestones = defineConfirmation({
  name: "milestones",
  doc: "Confirmed when a milestone of the coordinator approves the transaction.",
  params: {
    every: duration({ default: "10s", min: 1e-3, max: 86_400, doc: "Time between two milestones." }),
  },
  // One voter whose vote is enough: the coordinator, at the first peer.
  create: ({ every }) => ({
    weight: Infinity,
    votes: { weights: () => Int32Array.of(1), threshold: () => 1, issuers: { every, kind: "coordinator", purpose: "tangle/milestone" } },
  }),
});
