/**
 * Payment channels over any other ledger: payments are signed messages, and the ledger below is needed only to open, top
 * up and close. Its engine is made as it would be alone, so that a channel's transactions wait and pay like any other.
 */
import { InputError } from "../../parameter/input-error.js";
import { choice, money, share } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";
import { defineLedger, type LedgerDefinition, type LedgerEngine, type LedgerSetup } from "../definition.js";
import { outagesSchema, type OutagesSection } from "../outages.js";
import { micro } from "../port.js";
import type { Recorder } from "../../sim/recorder.js";
import { createLayer } from "./create.js";
import { Hub } from "./hub.js";
import { layered } from "./layer.js";
import { channelParameters } from "./parameters.js";

const topologies = [
  {
    name: "hub", doc: "Everybody has one channel with one hub, which passes payments on.", params: {
      fee: money({ default: 0.0005, max: 1e6, doc: "What the hub takes of each payment, at least: about one satoshi, as LND does unless told otherwise." }),
      share: share({ default: 1e-6, doc: "What it takes on top of that, of the amount; LND's default is one millionth." }),
      capacity: money({ default: "100 tokens", min: 1e-6, max: 1e9, doc: "What the hub puts into each channel: as much can be paid to a device before it pays itself, or the hub puts in more." }),
      capital: money({ default: "1000000 tokens", max: 1e9, doc: "All that the hub has to put in." }),
      outages: outagesSchema("Outages of the hub; payments wait until it is back, or go on the ledger, as ledger.meanwhile says.", false),
    },
  },
  {
    name: "direct", doc: "Every two that pay each other have a channel of their own.", params: {
      direction: choice(["both", "payer"], { default: "both", doc: "Whether one channel carries payments both ways, and both put money in, or the payer's only." }),
    },
  },
] as const;

interface HubValues { readonly fee: number; readonly share: number; readonly capacity: number; readonly capital: number; readonly outages: OutagesSection }

/** The ledger of channels over any of `bases`. */
export function channelOver(bases: readonly LedgerDefinition[]): LedgerDefinition {
  return defineLedger({
    name: "channel",
    doc: "Payment channels over another ledger: signed messages instead of transactions, with money locked up in them.",
    params: {
      base: variants("kind", "blockchain", bases, { doc: "The ledger below, on which channels are opened, topped up and closed, and which carries data and what no channel can." }),
      topology: variants("kind", "hub", topologies, { doc: "Between whom there are channels." }),
      data: choice(["message", "ledger"], { default: "message", doc: "How data without an amount are published: as a signed message, which the ledger below never sees and nobody can look up, or as a transaction there." }),
      ...channelParameters({ capacity: "100 tokens", keep: "1 token", opened: "before" }),
    },
    create(setup, { base: section, topology, data, ...params }): LedgerEngine {
      const engine = createBase(bases, section, setup), { book } = setup;
      const hub = topology.kind === "hub" ? createHub(setup, topology as unknown as HubValues) : undefined;
      if (hub) engine.opened?.(hub.account, { kind: "hub" });
      const layer = createLayer(setup, { book, engine }, params, {
        path: "ledger", bothWays: hub !== undefined || topology["direction"] === "both", hub, sendsData: data === "message", hubCapacity: hub ? micro((topology as unknown as HubValues).capacity) : 0,
      });
      return layered(engine, layer, true);
    },
  });
}

function createHub({ book, kernel, recorder }: LedgerSetup, { fee, share: part, capital, outages }: HubValues): Hub {
  const account = book.accounts.open({ kind: "hub", balance: micro(capital) });
  const hub = new Hub({ account, base: micro(fee), share: part }, book.fees, outages, { kernel, recorder, name: "hub", path: "ledger.topology.outages", units: 1 });
  book.fees = hub;
  return hub;
}

/** Makes the ledger below; what is wrong with its parameters is wrong below `ledger.base`. */
function createBase(bases: readonly LedgerDefinition[], { kind, ...params }: VariantValues<"kind">, setup: LedgerSetup): LedgerEngine {
  const definition = bases.find(({ name }) => name === kind);
  if (!definition) throw new Error(`there is no ledger "${kind}" below channels`);
  try {
    return definition.create({ ...setup, recorder: below(setup.recorder) }, params);
  } catch (error) {
    if (!(error instanceof InputError) || error.path === undefined) throw error;
    throw new InputError(rooted(error.sentence), { ...error, path: rooted(error.path) });
  }
}

/** The recorder as the ledger below has it: its parameters have another path here, which its warnings shall name. */
function below(recorder: Recorder): Recorder {
  return {
    duration: recorder.duration,
    metric: (...figure) => { recorder.metric(...figure); },
    series: (...column) => { recorder.series(...column); },
    table: (table) => recorder.table(table),
    atWarmupEnd: (reset) => { recorder.atWarmupEnd(reset); },
    atEnd: (close) => { recorder.atEnd(close); },
    warn: (code, sentence) => { recorder.warn(code, rooted(sentence)); },
  };
}

/** What is said of `ledger.x`, said of `ledger.base.x`. */
function rooted(sentence: string): string { return sentence.replace(/\bledger\.(?!base\.)/g, "ledger.base."); }
