/** Serve small values as soon as the payment is seen: fast, at the risk of losing what is then spent twice or orphaned. */
import { money } from "../../parameter/parameter.js";
import { Stage, micro } from "../port.js";
import { StageSettlement } from "./clearing.js";
import { defineSettlement } from "./definition.js";
import { SettlementFigures } from "./figures.js";

export const zeroConf = defineSettlement({
  name: "zero-conf",
  doc: "The act happens as soon as the payee sees a payment up to a limit; a larger one waits for confirmation.",
  params: {
    limit: money({ default: "1 token", max: 1e9, doc: "Largest payment that is trusted without confirmation." }),
  },
  create(setup, { limit }) {
    const trusted = micro(limit);
    return new StageSettlement("zero-conf", setup, new SettlementFigures(setup.kernel, setup.recorder), (amount) => amount <= trusted ? Stage.seen : Stage.confirmed);
  },
});
