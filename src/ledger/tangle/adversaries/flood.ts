/**
 * Floods: an adversary that issues zero-value transactions at a rate of its own (Poisson), each an attempt. It succeeds
 * if the transaction is confirmed all the same, for then honest issuers have worked for it. Among peers it comes through the
 * last one, the poorest by mana, which does not limit itself.
 */
import { Stage, isFinal, type Transaction } from "../../port.js";
import type { AdversarySetup } from "./definition.js";

/** Wallets that take turns at issuing, so that none of them waits for its own work. */
const WALLETS = 10;

/**
 * @param rate transactions a second
 * @param attach sends one; of a flood that keeps the honest rules, left out
 */
export function startFlood({ kernel, book, ledger, attack, control }: AdversarySetup, rate: number, attach?: (transaction: Transaction) => void): void {
  const wallets = Array.from({ length: WALLETS }, () => ledger.openAccount({ kind: "adversary", crowd: true, selfish: true, peer: control.peers - 1 }));
  // What it sends goes to somebody at the first peer, so that confirmed means in an honest view.
  const sink = ledger.openAccount({ kind: "adversary", peer: 0 });
  const purpose = ledger.registerPurpose({
    name: "adversary/flood", device: "adversary", overhead: true,
    hear: (stage, attempt) => { if (isFinal(stage)) attack.end(attempt, stage === Stage.confirmed); },
  });
  const random = kernel.stream("adversary/arrivals");
  let turn = 0;
  const arrive = kernel.eventType("adversary/flood", () => {
    kernel.after(random.exponential(1 / rate), arrive);
    const attempt = attack.begin(), wallet = wallets[turn]!;
    turn = (turn + 1) % WALLETS;
    attack.issue();
    if (attach) attach(book.issue(wallet, sink, 0, purpose, attempt));
    else ledger.pay(wallet, sink, 0, purpose, attempt);
  });
  kernel.after(random.exponential(1 / rate), arrive);
}
