/**
 * A plain Poisson load of data transactions, beside or instead of the fleets: the background noise of a ledger, and the
 * load under which its laws are known in closed form.
 */
import type { Kernel } from "../sim/kernel.js";
import type { Ledger } from "./port.js";

/** Wallets that take turns at issuing: enough for each of many peers to have some. */
const WALLETS = 1000;

/** Starts a load of `rate` transactions per second, above 0. */
export function startLoad(ledger: Ledger, kernel: Kernel, rate: number): void {
  const wallets = Array.from({ length: WALLETS }, () => ledger.openAccount({ kind: "load", crowd: true }));
  const purpose = ledger.registerPurpose({ name: "load/data", device: "load", hear: () => {} });
  const random = kernel.stream("load/arrivals");
  const meanGap = 1 / rate;
  let turn = 0;
  const arrive = kernel.eventType("load/arrival", () => {
    kernel.after(random.exponential(meanGap), arrive);
    ledger.post(wallets[turn]!, purpose, 0);
    turn = (turn + 1) % WALLETS;
  });
  kernel.after(random.exponential(meanGap), arrive);
}
