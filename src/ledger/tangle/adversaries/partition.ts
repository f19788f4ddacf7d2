/**
 * Partition: while the network is divided (the network's plan says when), the adversary pays a victim on one side and
 * itself on the other with the same money. Where weight alone confirms, each side confirms its own; votes of a fixed
 * electorate cannot reach a majority on both.
 */
import { duration, integer, money, rate } from "../../../parameter/parameter.js";
import { Stage, isFinal, micro, type Transaction } from "../../port.js";
import { defineAdversary } from "./definition.js";

export const partition = defineAdversary({
  name: "partition",
  doc: "Attacks the assumption that the network is one: spends the same money on both sides of a division.",
  networks: ["gossip"],
  params: {
    here: integer({ default: 0, min: 0, max: 4999, doc: "Peer of the victims; the network's plan has to part it from the other." }),
    there: integer({ default: 1, min: 0, max: 4999, doc: "Peer at which the same money is spent again." }),
    rate: rate({ default: "0.2/s", min: 1e-6, max: 1000, doc: "Attempts (Poisson)." }),
    from: duration({ default: 0, doc: "When the first attempts are made." }),
    until: duration({ default: "1d", doc: "When the last ones are." }),
    patience: duration({ default: "2min", min: 1e-3, doc: "An attempt of which by then not both payments were confirmed has failed." }),
    amount: money({ default: "1 token", min: 1e-6, max: 1e6, doc: "What is spent twice." }),
    wallet: money({ default: "10000 tokens", max: 1e9, doc: "What the adversary owns to begin with." }),
  },
  create({ control, kernel, book, ledger, attack }, { here, there, rate, from, until, patience, amount, wallet }) {
    const random = kernel.stream("adversary/attempts");
    const purse = ledger.openAccount({ kind: "adversary", balance: micro(wallet), peer: here, crowd: true });
    const victim = ledger.openAccount({ kind: "victim", peer: here }), hoard = ledger.openAccount({ kind: "adversary", peer: there });
    /** Confirmed payments of each attempt that is open. */
    const confirmed = new Map<number, number>();
    const hear = (stage: Stage, attempt: number): void => {
      const count = confirmed.get(attempt);
      if (stage !== Stage.confirmed || count === undefined) return;
      confirmed.set(attempt, count + 1);
      if (count === 1) { confirmed.delete(attempt); attack.end(attempt, true); }
    };
    const purpose = ledger.registerPurpose({ name: "adversary/side", device: "adversary", overhead: true, hear });
    const giveUp = kernel.eventType("adversary/give-up", (attempt) => { if (confirmed.delete(attempt)) attack.end(attempt, false); });
    const spend = kernel.eventType("adversary/attempt", () => {
      if (kernel.now > until) return;
      kernel.after(random.exponential(1 / rate), spend);
      const attempt = attack.begin();
      confirmed.set(attempt, 0);
      attack.issue();
      const original: Transaction = ledger.pay(purse, victim, micro(amount), purpose, attempt);
      if (isFinal(book.stage(original))) { confirmed.delete(attempt); attack.end(attempt, false); return; }
      attack.issue();
      const rival = book.issueRival(original, hoard, purpose, attempt), view = control.view(there);
      control.attach(rival, there, [view.tipCount === 0 ? 0 : view.retreat(view.tip(random.integer(view.tipCount)))], false);
      kernel.after(patience, giveUp, attempt);
    });
    kernel.after(from + random.exponential(1 / rate), spend);
    attack.curve(() => [attack.successPoint(attack.loadShare, "share of the adversary's transactions [1]")]);
  },
});
