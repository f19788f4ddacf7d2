/**
 * Spam: transactions that keep every rule and mean nothing. On a tangle whose access is free they even help, since they
 * approve; they hurt where peers can schedule only so many, and take from the mana of whoever sends them.
 */
import { rate } from "../../../parameter/parameter.js";
import { defineAdversary } from "./definition.js";
import { startFlood } from "./flood.js";

export const spam = defineAdversary({
  name: "spam",
  doc: "Attacks the assumption that whoever writes has something to say: transactions that keep the rules and mean nothing.",
  isFlood: true,
  params: {
    rate: rate({ default: "100/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary (Poisson)." }),
  },
  create(setup, { rate }) {
    startFlood(setup, rate);
    setup.attack.curve(() => [setup.attack.successPoint(setup.attack.loadShare, "share of spam in what is issued [1]")]);
  },
});
