/**
 * Approval weight: a transaction is confirmed when voters with a share of the weight have approved it, directly or not.
 * Voters are a committee of equals that issue for that purpose at a steady pace (IOTA 2.0), or all peers by their mana.
 */
import { choice, duration, integer, share } from "../../../parameter/parameter.js";
import { InputError } from "../../../parameter/input-error.js";
import { defineConfirmation } from "./definition.js";

/** Mana is counted in so many units, which is exact enough and leaves room in a cell. */
const MANA_UNITS = 1 << 22;

export const approvalWeight = defineConfirmation({
  name: "approval-weight",
  doc: "Confirmed when voters with a share of the voting weight approve the transaction.",
  params: {
    threshold: share({ default: 0.66, min: 0.01, doc: "Share of the voting weight that must approve it." }),
    voters: choice(["committee", "mana"], { default: "committee", doc: "Who votes: some peers with equal weight that issue for the purpose, or every peer by its mana (ledger.mana) with all that it issues." }),
    validators: integer({ default: 20, min: 1, max: 1000, doc: "Size of the committee; its members are the first peers.", when: { voters: ["committee"] } }),
    every: duration({ default: "1s", min: 1e-3, max: 86_400, doc: "Time between two transactions of a member of the committee.", when: { voters: ["committee"] } }),
  },
  create({ threshold, voters, validators, every }) {
    // A sum of shares that falls short of the threshold by rounding alone is enough.
    const enough = (total: number): number => Math.max(1, Math.ceil(threshold * total - 1e-6));
    if (voters === "mana") {
      return {
        weight: Infinity,
        votes: {
          weights: (mana) => {
            if (mana.length === 1) throw new InputError("must be committee where all share one view; by mana vote peers, which only ledger.network.kind gossip has", { path: "ledger.confirmation.voters" });
            return Int32Array.from(mana, (share) => Math.round(MANA_UNITS * share));
          },
          threshold: enough,
        },
      };
    }
    return {
      weight: Infinity,
      votes: {
        weights: ({ length: peers }) => {
          if (validators > peers && peers > 1) throw new InputError(`must not exceed the number of peers, ${peers}, found ${validators}`, { path: "ledger.confirmation.validators" });
          return new Int32Array(validators).fill(1);
        },
        threshold: enough,
        issuers: { every, kind: "validator", purpose: "tangle/validation" },
      },
    };
  },
});
