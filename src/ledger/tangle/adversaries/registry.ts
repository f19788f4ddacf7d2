/** Every adversary, from the clumsy to the powerful, and how the adversary of a run is made. */
import { InputError } from "../../../parameter/input-error.js";
import { variants, type VariantValues } from "../../../parameter/variants.js";
import { BookLedger } from "../../ledger.js";
import type { LedgerSetup } from "../../definition.js";
import type { TangleEngine } from "../control.js";
import type { TangleRules } from "../network/definition.js";
import { AttackRecord } from "./attack-record.js";
import type { AdversaryDefinition } from "./definition.js";
import { baitAndSwitch } from "./bait-and-switch.js";
import { doubleSpend } from "./double-spend.js";
import { largeWeight } from "./large-weight.js";
import { lazyTips } from "./lazy-tips.js";
import { none } from "./none.js";
import { parasiteChain } from "./parasite-chain.js";
import { spam } from "./spam.js";
import { splitting } from "./splitting.js";
import { tipInflation } from "./tip-inflation.js";

export const adversaries: readonly AdversaryDefinition[] = [none, tipInflation, spam, lazyTips, doubleSpend, parasiteChain, largeWeight, splitting, baitAndSwitch];

/** Schema of `ledger.adversary`. */
export const adversarySchema = variants("kind", "none", adversaries, { doc: "Who attacks the tangle, and how." });

/** @throws InputError where the adversary makes no sense in this network */
export function startAdversary({ kernel, recorder, book }: LedgerSetup, engine: TangleEngine, rules: TangleRules, network: VariantValues<"kind">, section: VariantValues<"kind">): void {
  const { kind, ...params } = section;
  const definition = adversaries.find(({ name }) => name === kind)!;
  if (definition === none) return;
  if (definition.networks?.includes(network.kind) === false) {
    throw new InputError(`"${kind}" needs ledger.network.kind ${definition.networks.join(" or ")}, found ${network.kind}`, { path: "ledger.adversary.kind" });
  }
  const joules = rules.messageEnergy + rules.work.time * rules.work.factor(0) * rules.work.power;
  definition.create({
    kernel, recorder, book, engine, rules, network, control: engine.control,
    ledger: new BookLedger("tangle", book, engine), attack: new AttackRecord(recorder, () => book.issued, joules),
  }, params);
}
