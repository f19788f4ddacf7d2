/**
 * Serve once enough of what makes a confirmation has come in: weight, votes, tips or depth, as the ledger goes by. Between
 * `zero-conf` and `wait`, and as near to either as one wants. A ledger that goes from nothing to final in one step has
 * nothing in between: there the act waits, and a threshold that was given is refused.
 */
import { InputError } from "../../parameter/input-error.js";
import { duration, optionalQuantity } from "../../parameter/parameter.js";
import { Stage } from "../port.js";
import { StageSettlement } from "./clearing.js";
import { defineSettlement } from "./definition.js";
import { SettlementFigures } from "./figures.js";

/** Half of it: an assumption. */
const THRESHOLD = 0.5;

export const confidence = defineSettlement({
  name: "confidence",
  doc: "The act happens once a share of what confirms a payment has come in: of the weight, the votes, the tips or the depth.",
  params: {
    threshold: optionalQuantity("share", { min: 0.01, max: 1, doc: "Share of what the ledger asks for a confirmation; 1 is `wait`. Where left out: 50 %, and all of it over a ledger that confirms in one step." }),
    every: duration({ default: "0.5s", min: 1e-3, max: 86_400, doc: "Time between two looks of a seller at what has come in." }),
  },
  create(setup, { threshold, every }) {
    const { kernel, ledger, recorder } = setup, figures = new SettlementFigures(kernel, recorder);
    const grade = ledger.core.engine.grades?.();
    if (grade === undefined) {
      if (threshold !== undefined) throw new InputError(`has no effect: this ledger (${ledger.kind}) confirms in one step, there is nothing between seen and confirmed`, { path: "settlement.threshold" });
      recorder.warn("no-grades", "Settlement by confidence acted as wait: this ledger confirms in one step, there is nothing between seen and confirmed.");
      return new StageSettlement("confidence", setup, figures, () => Stage.confirmed);
    }
    const enough = threshold ?? THRESHOLD;
    return new StageSettlement("confidence", setup, figures, () => Stage.confirmed, { every, isEnough: (transaction) => grade(transaction) >= enough });
  },
});
