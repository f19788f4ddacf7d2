/** Every adversary, from the clumsy to the powerful, and how the adversary of a run is made. */
import { InputError } from "../../../parameter/input-error.js";
import { variants, type VariantValues } from "../../../parameter/variants.js";
import { BookLedger } from "../../ledger.js";
import type { LedgerSetup } from "../../definition.js";
import type { TangleEngine } from "../control.js";
import { zipfShares } from "../mana.js";
import type { AdversaryNeeds, TangleRules } from "../network/definition.js";
import { AttackRecord } from "./attack-record.js";
import type { AdversaryDefinition } from "./definition.js";
import { baitAndSwitch } from "./bait-and-switch.js";
import { doubleSpend } from "./double-spend.js";
import { eclipse } from "./eclipse.js";
import { largeWeight } from "./large-weight.js";
import { lazyTips } from "./lazy-tips.js";
import { none } from "./none.js";
import { parasiteChain } from "./parasite-chain.js";
import { partition } from "./partition.js";
import { selfish } from "./selfish.js";
import { spam } from "./spam.js";
import { splitting } from "./splitting.js";
import { sybil } from "./sybil.js";
import { tipInflation } from "./tip-inflation.js";
import { withholding } from "./withholding.js";

export const adversaries: readonly AdversaryDefinition[] = [none, tipInflation, spam, lazyTips, selfish, doubleSpend, parasiteChain, largeWeight, splitting, baitAndSwitch, sybil, withholding, eclipse, partition];

/** Schema of `ledger.adversary`. */
export const adversarySchema = variants("kind", "none", adversaries, { doc: "Who attacks the tangle, and how." });

/** Networks in which there is a graph to attack. */
const GRAPHS = ["global", "gossip"];

/**
 * What the adversary of a section needs of its network, before that is made.
 * @throws InputError where the adversary makes no sense in this network
 */
export function adversaryNeeds(network: VariantValues<"kind">, section: VariantValues<"kind">): AdversaryNeeds {
  const { name, networks = GRAPHS, onLinks = false } = adversaries.find(({ name: each }) => each === section.kind)!;
  if (name !== none.name && !networks.includes(network.kind)) {
    throw new InputError(`"${name}" needs ledger.network.kind ${networks.join(" or ")}, found ${network.kind}`, { path: "ledger.adversary.kind" });
  }
  if (network.kind !== "gossip" && Number(section["peers"] ?? 1) !== 1) {
    throw new InputError(`has no effect with ledger.network.kind ${network.kind}: all share one view`, { path: "ledger.adversary.peers" });
  }
  const peers = network.kind === "gossip" ? Number(section["peers"] ?? 0) : 0;
  if (peers > 0 && peers >= Number(network["peers"])) {
    throw new InputError(`must leave honest peers: there are ${String(network["peers"])}, found ${peers}`, { path: "ledger.adversary.peers" });
  }
  return { peers, onLinks };
}

export function startAdversary({ kernel, recorder, book }: LedgerSetup, engine: TangleEngine, rules: TangleRules, network: VariantValues<"kind">, section: VariantValues<"kind">): void {
  const { kind, ...params } = section;
  const definition = adversaries.find(({ name }) => name === kind)!;
  if (definition === none) return;
  const joules = rules.messageEnergy + rules.work.time * rules.work.factor(0) * rules.work.power;
  definition.create({
    kernel, recorder, book, engine, rules, network, control: engine.control,
    votes: rules.confirmation.votes?.weights(zipfShares(engine.control.peers, rules.manaExponent ?? 0)),
    ledger: new BookLedger("tangle", book, engine), attack: new AttackRecord(recorder, () => book.issued, joules, definition.isFlood),
  }, params);
}
