/** Uniform random tip selection (URTS): every tip is as likely as any other. Tips on a losing side are drawn again. */
import { defineTipSelection } from "./definition.js";

/** Draws before the rule gives up finding an attachable tip by chance, and walks back from one that is not. */
const TRIES = 64;

export const uniformRandom = defineTipSelection({
  name: "uniform-random",
  doc: "Each parent is any of the visible tips with equal probability.",
  params: {},
  create: (_, random) => ({
    depth: 0,
    weighs: false,
    draw(view) {
      let tip = 0;
      for (let tries = 0; tries < TRIES; tries++) {
        tip = view.tip(random.integer(view.tipCount));
        if (view.isAttachable(tip)) return tip;
      }
      return view.retreat(tip);
    },
  }),
  /** k/(k−1): Popov, The Tangle (2018), section 3, equations 1 and 2. */
  theory: (parents) => parents > 1 ? parents / (parents - 1) : undefined,
});
