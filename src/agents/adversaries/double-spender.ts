/**
 * A device that buys something and spends the same money again on itself. At most one of the two payments is ever
 * confirmed; what the seller loses depends on the settlement policy and on how soon the second payment follows.
 */
import { micro, Stage, type Account } from "../../ledger/port.js";
import { duration, money, rate } from "../../parameter/parameter.js";
import { defineDevice } from "../context.js";
import { shop } from "./shop.js";

export const doubleSpender = defineDevice({
  name: "double-spender",
  doc: "An adversary that buys from the shop and spends the same money again on itself a little later.",
  params: {
    attemptRate: rate({ default: "6/h", max: 1000, doc: "Attempts of each adversary (Poisson)." }),
    amount: money({ default: "1 token", min: 1e-6, max: 1e6, doc: "Price of what it buys." }),
    secondAfter: duration({ default: 0, max: 86_400, doc: "Time from the honest-looking payment to the second one." }),
  },
  create(world, setup, { attemptRate, amount, secondAfter }) {
    const { kernel, adversary } = world;
    const market = world.market(shop);
    const chance = kernel.stream(`${setup.name}/attempts`);
    const present = new Uint8Array(setup.capacity);
    const waiting = new Uint8Array(setup.capacity);
    const wallets: Account[] = [], hoards: Account[] = [];
    const stolen = adversary.registerPurpose({ name: "adversary/second-spend", device: "double-spender", overhead: true, hear: () => {} });
    const price = micro(amount);

    const spendAgain = kernel.eventType(`${setup.name}/second-spend`, (device, payment) => {
      if (adversary.stage(payment) < Stage.confirmed) adversary.doubleSpend(payment, hoards[device]!, stolen, device);
    });
    const attempt = kernel.eventType(`${setup.name}/attempt`, (device) => {
      if (!present[device]) { waiting[device] = 0; return; }
      kernel.after(chance.exponential(1 / attemptRate), attempt, device);
      market.buy(`${setup.name}/${device}`, wallets[device]!, price, (payment) => { kernel.after(secondAfter, spendAgain, device, payment); });
    });
    for (let device = 0; device < setup.capacity; device++) {
      wallets.push(setup.openWallet().device);
      hoards.push(adversary.openAccount({ kind: "hoard" }));
    }
    return {
      join(device) {
        present[device] = 1;
        if (waiting[device] || attemptRate === 0) return;
        waiting[device] = 1;
        kernel.after(chance.exponential(1 / attemptRate), attempt, device);
      },
      leave(device) { present[device] = 0; },
    };
  },
});
