/**
 * The tangle of 2018 with its coordinator, as a ledger of its own to compare with: the same engine, confirmation by
 * milestones, and the parameters that matter to it. Whatever else a tangle can be is at its defaults.
 */
import { InputError } from "../../parameter/input-error.js";
import { duration } from "../../parameter/parameter.js";
import { defineLedger, type LedgerEngine } from "../definition.js";
import { outagesSchema } from "../outages.js";
import { tangle } from "../tangle/tangle.js";

const { network, tipSelection, stranded, work, messageEnergy, peerPower, dust, orphanAge, drawn, congestion, mana, adversary } = tangle.params;

/** Where the tangle looks for what here stands at the top. */
const INNER = "ledger.confirmation.";

export const milestones = defineLedger({
  name: "milestones",
  doc: "The tangle of 2018: a coordinator confirms by milestones, and nothing is confirmed while it is down.",
  params: {
    interval: duration({ default: "1min", min: 1e-3, max: 86_400, doc: "Time between two milestones of the coordinator; one to three minutes were usual." }),
    outages: outagesSchema("Outages of the coordinator: attaching goes on, and nothing is confirmed.", false),
    network, tipSelection, stranded, work, messageEnergy, peerPower, dust, drawn, orphanAge,
  },
  create(setup, { interval, outages, ...params }): LedgerEngine {
    if (params.network["fluid"] === true) throw new InputError("has no effect on milestones: the fluid level knows confirmation by weight only", { path: "ledger.network.fluid" });
    if (params.network.kind === "fluid") throw new InputError("must be global or gossip: the fluid level has no milestones", { path: "ledger.network.kind" });
    try {
      return tangle.create(setup, {
        ...params, confirmation: { rule: "milestones", every: interval, outages },
        congestion: congestion.parse(undefined), mana: mana.parse(undefined), adversary: adversary.parse(undefined),
      });
    } catch (error) {
      if (!(error instanceof InputError) || !error.path?.startsWith(INNER)) throw error;
      throw new InputError(error.sentence, { path: `ledger.${error.path.slice(INNER.length)}` });
    }
  },
});
