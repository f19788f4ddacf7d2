/**
 * Restricted uniform random tip selection (RURTS), the rule of IOTA 2.0: as URTS, but tips that were attached longer
 * ago than `maxAge` are passed over, so that nobody is made to approve what was left behind. A tip that reaches that
 * age unapproved stays so for good. Where no tip is young enough, as after a pause, the youngest is approved: a tangle
 * that refused would never start again.
 */
import { duration } from "../../../parameter/parameter.js";
import { defineTipSelection } from "./definition.js";
import { youngTip } from "./uniform-tip.js";

export const restrictedUniform = defineTipSelection({
  name: "restricted-uniform",
  doc: "Each parent is any of the visible tips that are not older than an age limit; the youngest if all are older.",
  params: {
    maxAge: duration({ default: "10s", min: 1e-3, doc: "Age since attachment beyond which a tip is not approved any more; to be several times the delay, else many transactions are left behind." }),
  },
  create: ({ maxAge }, random) => ({
    depth: 0,
    weighs: false,
    draw: (view) => youngTip(view, random, view.now - maxAge),
  }),
});
