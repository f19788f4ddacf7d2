/** The tangle: a graph of transactions in which each approves earlier ones. Its rules and its network are plug-ins. */
import { InputError } from "../../parameter/input-error.js";
import { duration, integer, money, quantity } from "../../parameter/parameter.js";
import { defineLedger, type LedgerEngine } from "../definition.js";
import { micro } from "../port.js";
import { accessRules, manaSchema } from "./access/mana-rule.js";
import { congestionSchema } from "./access/congestion.js";
import { createWork, workSchema } from "./access/work.js";
import { adversaryNeeds, adversarySchema, startAdversary } from "./adversaries/registry.js";
import { confirmationSchema, confirmations } from "./confirmation/registry.js";
import { warnOfIdleParameters } from "./idle-parameters.js";
import type { TangleRules } from "./network/definition.js";
import { networkSchema, networks } from "./network/registry.js";
import { createStranded, strandedSchema } from "./stranded.js";
import { tipSelectionSchema, tipSelections } from "./tip-selection/registry.js";

/** Joules in a kilowatt-hour, in which the engine reads energies. */
const JOULES = 3.6e6;
/** Watts in a kilowatt, in which it reads powers. */
const WATTS = 1000;
/** Peers that a network without any of its own stands for: as many as one with peers has by default. */
const PEERS = 20;

/** The networks in which there is a graph. */
const GRAPH = { "network.kind": ["global", "gossip"] };

export const tangle = defineLedger({
  name: "tangle",
  doc: "A fee-less graph of transactions: each approves earlier ones, and is confirmed by later ones.",
  params: {
    network: networkSchema,
    tipSelection: tipSelectionSchema,
    confirmation: confirmationSchema,
    stranded: strandedSchema,
    work: workSchema,
    congestion: congestionSchema,
    mana: manaSchema,
    adversary: adversarySchema,
    messageEnergy: quantity("energy", { default: "1.18 mJ", min: 0, max: 1, doc: "Energy that each peer needs to handle one transaction; the default was measured on a Raspberry Pi 4 at 100 a second, without proof of work." }),
    peerPower: quantity("power", { default: "240 W", min: 0, max: 1e3, doc: "Power that each peer draws, whatever it carries; without network.kind gossip there are taken to be 20 of them. The default, the same server's as with other ledgers, is an assumption; a Raspberry Pi 4 draws about 3 W." }),
    dust: money({ default: 0, max: 1e9, doc: "Least payment: smaller ones are rejected, so that the ledger does not fill with dust. Data are no payments, and exempt." }),
    drawn: integer({ default: 2000, min: 0, max: 1_000_000, doc: "Sites in tangle.csv, the window of the graph to draw, from the end of the warm-up on.", when: GRAPH }),
    orphanAge: duration({ default: "10min", min: 1e-3, doc: "Age at which a tip that nobody approved is left behind for good, once younger ones are there.", when: GRAPH }),
  },
  create(setup, { network, tipSelection, confirmation, stranded, work, congestion, mana, messageEnergy, peerPower, dust, orphanAge, drawn, adversary }): LedgerEngine {
    setup.book.leastPayment = micro(dust);
    const { rule, parents, repetition, ...tipParams } = tipSelection as typeof tipSelection & { parents: number; repetition: boolean };
    const selection = byName(tipSelections, rule);
    const refused = selection.refuse?.({ parents, repetition }, tipParams);
    if (refused) throw new InputError(refused[1], { path: `ledger.tipSelection.${refused[0]}` });
    if (parents === 1) setup.recorder.warn("one-parent", "Each transaction approves a single one, so that the number of tips never falls and grows without bound: there is no steady state. Let ledger.tipSelection.parents be 2 or more.");
    const peers = network.kind === "gossip" ? network["peers"] as number : PEERS;
    setup.book.costs.stand(WATTS * peerPower * peers);
    const rules: TangleRules = {
      adversary: adversaryNeeds(network, adversary),
      parents, repetition, stranded: createStranded(network.kind, parents, stranded), orphanAge, drawn, work: createWork(work), ...accessRules(network.kind, congestion, mana, confirmation.voters === "mana"), messageEnergy: messageEnergy * JOULES, peers,
      tipSelection: selection.create(tipParams, setup.kernel.stream("tangle/tips")),
      tipsPerLoad: selection.theory?.(parents, tipParams),
      confirmation: byName(confirmations, confirmation.rule).create(confirmation),
    };
    const engine = byName(networks, network.kind).create(setup, rules, network);
    setup.recorder.atEnd(() => { warnOfIdleParameters(setup.recorder, setup.book, rules.work, tipParams["back"] as number | undefined); });
    startAdversary(setup, engine, rules, network, adversary);
    return engine;
  },
});

function byName<D extends { readonly name: string }>(definitions: readonly D[], name: string): D {
  const definition = definitions.find((each) => each.name === name);
  if (!definition) throw new Error(`there is no "${name}"; there are ${definitions.map((each) => each.name).join(", ")}`);
  return definition;
}
