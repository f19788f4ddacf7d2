/**
 * Eclipse: the adversary stands on all links of the victim's peer, which sees only what it is shown: the payment, and
 * transactions of the adversary that approve it. Outside, the same money is spent again and confirmed by the honest. What
 * that costs is the weight at which the victim accepts; where votes confirm, it cannot be bought at all.
 */
import type { EventHandle } from "../../../sim/kernel.js";
import { duration, rate } from "../../../parameter/parameter.js";
import { MICRO, Stage, type Transaction } from "../../port.js";
import { GENESIS, NONE, type Site } from "../sites.js";
import { defineAdversary } from "./definition.js";
import { heistParameters, heistPlan } from "./heist-params.js";

/** The victim's peer. */
const VICTIM = 0;

export const eclipse = defineAdversary({
  name: "eclipse",
  doc: "Attacks the assumption that a peer hears from somebody honest: the victim's sees only what the adversary shows.",
  networks: ["gossip"],
  onLinks: true,
  params: {
    ...heistParameters,
    rate: rate({ default: "1/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary that the victim is shown (Poisson)." }),
    patience: duration({ default: "5min", min: 1e-3, max: 86_400, doc: "An attempt whose victim has not accepted by then has failed." }),
  },
  create(setup, { rate, patience, ...params }) {
    const { control, kernel, book, ledger, attack, recorder } = setup, plan = heistPlan(params, kernel, setup.rules);
    const outside = control.peers - 1;
    const wallet = ledger.openAccount({ kind: "adversary", balance: plan.wallet, peer: VICTIM, crowd: true });
    const hoard = ledger.openAccount({ kind: "adversary", peer: outside });
    const victim = ledger.openAccount({ kind: "victim", peer: VICTIM });
    const random = kernel.stream("adversary/work");
    let shown = new Set<Site>(), attempt = NONE, original: Transaction = NONE, site: Site = NONE, last: Site = NONE, seen = 0, isAccepted = false, isSpentAgain = false, loss = 0;
    let pending: EventHandle[] = [];
    const support = ledger.registerPurpose({ name: "adversary/support", device: "adversary", overhead: true, hear: () => {} });
    const second = ledger.registerPurpose({ name: "adversary/second-spend", device: "adversary", overhead: true, hear: (stage, which) => {
      if (stage !== Stage.confirmed || which !== attempt) return;
      isSpentAgain = true;
      if (isAccepted) end(true);
    } });
    const payment = ledger.registerPurpose({ name: "adversary/purchase", device: "adversary", overhead: true, hear: () => {} });
    const begin = kernel.eventType("adversary/attempt", () => {
      if (book.accounts.available(wallet) < plan.amount) { recorder.warn("adversary-out-of-money", "The adversary had spent all that it had before the run was over; give it a larger wallet to see more attempts."); return; }
      attempt = attack.begin();
      isAccepted = isSpentAgain = false;
      shown = new Set();
      const view = control.view(VICTIM), parent = view.tipCount === 0 ? GENESIS : view.retreat(view.tip(0));
      const lets = (met: Site): boolean => shown.has(met);
      control.eclipse(VICTIM, lets);
      attack.issue();
      original = book.issue(wallet, victim, plan.amount, payment, attempt);
      site = last = control.attach(original, VICTIM, [parent], true);
      control.publish(site);
      seen = kernel.now;
      attack.issue();
      const rival = book.issueRival(original, hoard, second, attempt);
      const out = control.view(outside);
      control.attach(rival, outside, [out.tipCount === 0 ? GENESIS : out.retreat(out.tip(0))], false);
      pending = [kernel.after(plan.look, look), kernel.after(random.exponential(1 / rate), work), kernel.after(patience, giveUp, attempt)];
    });
    const work = kernel.eventType("adversary/work", () => {
      pending[1] = kernel.after(random.exponential(1 / rate), work);
      if (isAccepted) return;
      attack.issue();
      last = control.attach(book.issue(wallet, wallet, 0, support, attempt), VICTIM, [last], false);
    });
    const look = kernel.eventType("adversary/look", () => {
      pending[0] = kernel.after(plan.look, look);
      if (isAccepted || !plan.acceptance(control.view(VICTIM), site, kernel.now - seen)) return;
      isAccepted = true;
      control.eclipse(VICTIM, undefined);
      if (isSpentAgain) end(true);
    });
    const giveUp = kernel.eventType("adversary/give-up", (which) => { if (which === attempt) end(false); });
    const end = (success: boolean): void => {
      if (success && attack.counts(attempt)) loss += plan.amount;
      attack.end(attempt, success);
      attempt = NONE;
      control.eclipse(VICTIM, undefined);
      for (const each of pending) kernel.cancel(each);
      kernel.after(plan.pause, begin);
    };
    recorder.metric("attack.loss", "token", "Value of the goods that victims handed over and were not paid for.", () => loss / MICRO);
    recorder.atWarmupEnd(() => { loss = 0; });
    kernel.after(plan.pause, begin);
    attack.curve(() => [attack.successPoint(Number(params.acceptance["threshold"]), "weight at acceptance [1]")]);
  },
});
