/**
 * Lazy tips: transactions that approve the same old one for a while, so that their issuer need not keep up with the
 * tangle. A uniform selection takes them for tips like any other; a walk by weight passes them by, as they stand alone.
 */
import { duration, rate } from "../../../parameter/parameter.js";
import { GENESIS, type Site } from "../sites.js";
import { defineAdversary } from "./definition.js";
import { startFlood } from "./flood.js";

export const lazyTips = defineAdversary({
  name: "lazy-tips",
  doc: "Attacks the assumption that issuers check new transactions: its own approve an old one that was checked long ago.",
  isFlood: true,
  params: {
    rate: rate({ default: "10/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary (Poisson)." }),
    age: duration({ default: "30s", min: 1e-3, max: 86_400, doc: "Least age of what they approve: the adversary keeps to one transaction until that is twice as old, then takes the next." }),
  },
  create(setup, { rate, age }) {
    const { control, kernel, attack } = setup;
    let target: Site = GENESIS, next: Site = GENESIS;
    const renew = kernel.eventType("adversary/renew-target", () => {
      const view = control.view(0);
      target = next;
      next = view.retreat(view.newest);
      kernel.after(age, renew);
    });
    kernel.after(0, renew);
    startFlood(setup, rate, (transaction) => control.attach(transaction, 0, [control.view(0).isAttachable(target) ? target : GENESIS], false));
    attack.curve(() => [attack.successPoint(attack.loadShare, "share of lazy transactions [1]")]);
  },
});
