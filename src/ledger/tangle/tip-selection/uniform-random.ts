/** Uniform random tip selection (URTS): every tip is as likely as any other. Tips on a losing side are drawn again. */
import { defineTipSelection } from "./definition.js";
import { uniformTip } from "./uniform-tip.js";

export const uniformRandom = defineTipSelection({
  name: "uniform-random",
  doc: "Each parent is any of the visible tips with equal probability.",
  params: {},
  create: (_, random) => ({
    depth: 0,
    weighs: false,
    uniform: true,
    draw: (view) => uniformTip(view, random),
  }),
  /** k/(k−1): Popov, The Tangle (2018), section 3, equations 1 and 2. */
  theory: (parents) => parents > 1 ? parents / (parents - 1) : undefined,
});
