/** A device that buys and sells small goods: it looks for something to buy now and then, and sells whenever it is met. */
import { rate } from "../../parameter/parameter.js";
import { defineDevice } from "../context.js";
import { trade, type Trader } from "./trade-market.js";

export const trader = defineDevice({
  name: "trader",
  doc: "Buys small goods from strangers that it meets, and sells them such: each meeting is a bargain of its own.",
  params: {
    meetingRate: rate({ default: "12/h", max: 1000, doc: "Meetings that each trader seeks as a buyer (Poisson)." }),
  },
  create(world, setup, { meetingRate }) {
    const { kernel } = world;
    const market = world.market(trade);
    const chance = kernel.stream(`${setup.name}/meetings`);
    const present = new Uint8Array(setup.capacity), waiting = new Uint8Array(setup.capacity);
    const traders: Trader[] = Array.from({ length: setup.capacity }, (_, device) => ({ name: `${setup.name}/${device}`, wallet: setup.openWallet().device }));
    const meet = kernel.eventType(`${setup.name}/meeting`, (device) => {
      if (!present[device]) { waiting[device] = 0; return; }
      kernel.after(chance.exponential(1 / meetingRate), meet, device);
      market.meet(traders[device]!);
    });
    return {
      join(device) {
        present[device] = 1;
        market.enter(traders[device]!);
        if (waiting[device] || meetingRate === 0) return;
        waiting[device] = 1;
        kernel.after(chance.exponential(1 / meetingRate), meet, device);
      },
      leave(device) {
        present[device] = 0;
        market.leave(traders[device]!);
      },
    };
  },
});
