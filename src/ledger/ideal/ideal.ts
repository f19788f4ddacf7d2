/**
 * The ideal ledger: instant and free, the upper bound that every comparison shows. With a `delay` it stands for any
 * ledger of that confirmation latency, which is how the laws of a domain are tested without a tangle.
 *
 * Even an instant confirmation is an event of its own: a device hears of a payment only after it has finished what it
 * was doing when it paid.
 */
import { defineLedger, type LedgerEngine } from "../definition.js";
import { delayParameters, delaySampler } from "../delay.js";
import { Stage, type Transaction } from "../port.js";

export const ideal = defineLedger({
  name: "ideal",
  doc: "Instant and free: the upper bound for every other ledger; with a delay, any ledger of that latency.",
  params: delayParameters({ default: "0s", doc: "Mean time from issue to confirmation." }),
  create({ kernel, book }, params): LedgerEngine {
    const draw = delaySampler(params, kernel.stream("ideal/delay"));
    const accept = kernel.eventType("ideal/accept", (transaction) => { book.reach(transaction, Stage.accepted); });
    const confirm = kernel.eventType("ideal/confirm", (transaction) => {
      if (book.hasEnded(transaction)) return;
      const rivals = book.rivals(transaction);
      book.reach(transaction, Stage.confirmed);
      for (const rival of rivals) if (rival !== transaction) book.conflicting(rival);
    });
    const submit = (transaction: Transaction): void => {
      if (params.delay > 0) kernel.after(0, accept, transaction);
      kernel.after(draw(), confirm, transaction);
    };
    return { submit, submitRival: submit };
  },
});
