/** The tangle: a graph of transactions in which each approves earlier ones. Its rules and its network are plug-ins. */
import { duration, integer } from "../../parameter/parameter.js";
import { defineLedger, type LedgerEngine } from "../definition.js";
import { confirmationSchema, confirmations } from "./confirmation/registry.js";
import { networkSchema, networks } from "./network/registry.js";
import { tipSelectionSchema, tipSelections } from "./tip-selection/registry.js";

export const tangle = defineLedger({
  name: "tangle",
  doc: "A fee-less graph of transactions: each approves earlier ones, and is confirmed by later ones.",
  params: {
    network: networkSchema,
    tipSelection: tipSelectionSchema,
    confirmation: confirmationSchema,
    work: duration({ default: "0s", max: 3600, doc: "Proof of work for one transaction, of wallets that state no time of their own (the plain load)." }),
    drawn: integer({ default: 2000, min: 0, max: 1_000_000, doc: "Sites in tangle.csv, the window of the graph to draw, from the end of the warm-up on." }),
    orphanAge: duration({ default: "10min", min: 1e-3, doc: "Age at which a tip that nobody approved is left behind for good, once younger ones are there." }),
  },
  create(setup, { network, tipSelection, confirmation, work, orphanAge, drawn }): LedgerEngine {
    const { rule, parents, repetition, ...tipParams } = tipSelection as typeof tipSelection & { parents: number; repetition: boolean };
    const selection = byName(tipSelections, rule);
    return byName(networks, network.kind).create(setup, {
      parents, repetition, work, orphanAge, drawn,
      tipSelection: selection.create(tipParams, setup.kernel.stream("tangle/tips")),
      tipsPerLoad: selection.theory?.(parents, tipParams),
      confirmation: byName(confirmations, confirmation.rule).create(confirmation),
    }, network);
  },
});

function byName<D extends { readonly name: string }>(definitions: readonly D[], name: string): D {
  const definition = definitions.find((each) => each.name === name);
  if (!definition) throw new Error(`there is no "${name}"; there are ${definitions.map((each) => each.name).join(", ")}`);
  return definition;
}
