/** Every rule of tip selection, the simplest first. */
import { flag, integer } from "../../../parameter/parameter.js";
import { variants } from "../../../parameter/variants.js";
import type { TipSelectionDefinition } from "./definition.js";
import { heaviestPair } from "./heaviest-pair.js";
import { hybrid } from "./hybrid.js";
import { lazy } from "./lazy.js";
import { restrictedUniform } from "./restricted-uniform.js";
import { uniformRandom } from "./uniform-random.js";
import { weightedWalk } from "./weighted-walk.js";

export const tipSelections: readonly TipSelectionDefinition[] = [uniformRandom, restrictedUniform, weightedWalk, hybrid, heaviestPair, lazy];

/** Schema of `ledger.tipSelection`. */
export const tipSelectionSchema = variants("rule", "uniform-random", tipSelections, {
  doc: "How an issuer chooses the tips that its transaction approves.",
  common: {
    parents: integer({ default: 2, min: 1, max: 16, doc: "Parents that each transaction approves." }),
    repetition: flag({ default: false, doc: "Whether the same tip may be drawn twice, so that fewer parents are approved; else drawn again." }),
  },
});
