/**
 * Payer and payee open a channel once, and settle by signed messages from then on: the act waits for one confirmation on
 * the first occasion and for one message on all others. What is at risk is what the channel holds. The channels are those
 * of the ledger of channels (src/ledger/channel), here between each two that deal with each other and for deals only.
 */
import { InputError } from "../../parameter/input-error.js";
import { channelParameters } from "../channel/parameters.js";
import { createLayer } from "../channel/create.js";
import { layered } from "../channel/layer.js";
import type { SettledLedger } from "../ledger.js";
import { Stage } from "../port.js";
import { StageSettlement } from "./clearing.js";
import { defineSettlement } from "./definition.js";
import { SettlementFigures, interestRate } from "./figures.js";

export const channel = defineSettlement({
  name: "channel",
  doc: "Payer and payee open a channel once on the ledger, and pay by signed messages from then on; money is locked up in it.",
  params: { ...channelParameters({ capacity: "1 token", keep: "0 tokens", opened: "on-demand" }), interestRate },
  create(setup, { interestRate: interest, ...params }) {
    const { ledger, kernel, recorder } = setup, { core } = ledger;
    if (ledger.kind === "channel") throw new InputError("has no effect: with ledger.kind channel all payments go through channels; choose another policy, or another ledger", { path: "settlement.policy" });
    const figures = new SettlementFigures(kernel, recorder, interest);
    const layer = createLayer({ kernel, recorder }, { book: core.book, engine: core.engine }, params, { path: "settlement", bothWays: true, locked: (change) => { figures.lock(change); } });
    core.engine = layered(core.engine, layer, false);
    const channels: SettledLedger = {
      kind: ledger.kind, core,
      openAccount: (options) => ledger.openAccount(options),
      registerPurpose: (purpose) => ledger.registerPurpose(purpose),
      pay: (payer, payee, amount, purpose, reference) => layer.issue(payer, payee, amount, purpose, reference),
      post: (issuer, purpose, reference) => ledger.post(issuer, purpose, reference),
      balance: (account) => ledger.balance(account),
      available: (account) => ledger.available(account),
      fee: (amount) => ledger.fee(amount),
      stage: (transaction) => ledger.stage(transaction),
    };
    return new StageSettlement("channel", { ...setup, ledger: channels }, figures, () => Stage.confirmed);
  },
});
