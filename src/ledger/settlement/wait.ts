/** Serve only after confirmation: nothing can be lost, and everything takes as long as the ledger does. */
import { Stage } from "../port.js";
import { StageSettlement } from "./clearing.js";
import { defineSettlement } from "./definition.js";
import { SettlementFigures } from "./figures.js";

export const wait = defineSettlement({
  name: "wait",
  doc: "The act waits until its payment is confirmed.",
  params: {},
  create: (setup) => new StageSettlement("wait", setup, new SettlementFigures(setup.kernel, setup.recorder), () => Stage.confirmed),
});
