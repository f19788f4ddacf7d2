/** Every kind of ledger, in the order in which people read them, and how the ledger of a run is made. */
import { variants, type VariantValues } from "../parameter/variants.js";
import type { Kernel } from "../sim/kernel.js";
import type { Recorder } from "../sim/recorder.js";
import { blockchain } from "./blockchain/blockchain.js";
import { TransactionBook } from "./book.js";
import { channelOver } from "./channel/channel.js";
import { cloud } from "./cloud/cloud.js";
import { committee } from "./committee/committee.js";
import type { LedgerDefinition } from "./definition.js";
import { ideal } from "./ideal/ideal.js";
import { BookLedger, type AuditedLedger } from "./ledger.js";
import { milestones } from "./milestones/milestones.js";
import { tangle } from "./tangle/tangle.js";
import type { LogOptions } from "./transaction-log.js";

/** Ledgers that stand by themselves. */
const bases: readonly LedgerDefinition[] = [tangle, milestones, blockchain, cloud, committee, ideal];
export const ledgers: readonly LedgerDefinition[] = [...bases.slice(0, -1), channelOver(bases), ideal];

/** Schema of the `ledger` section. */
export const ledgerSchema = variants("kind", "tangle", ledgers, { doc: "The ledger over which all devices pay." });

export interface LedgerWorld extends LogOptions {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
}

/** Makes a ledger from its parsed section: the kind and its parameters. Throws for a kind that does not exist. */
export function createLedger(section: VariantValues<"kind">, { kernel, recorder, ...log }: LedgerWorld): AuditedLedger {
  const { kind, ...params } = section;
  const definition = ledgers.find(({ name }) => name === kind);
  if (!definition) throw new Error(`there is no ledger "${kind}"; there are ${ledgers.map(({ name }) => name).join(", ")}`);
  const book = new TransactionBook(() => kernel.now, recorder, log);
  return new BookLedger(kind, book, definition.create({ kernel, recorder, book }, params));
}
