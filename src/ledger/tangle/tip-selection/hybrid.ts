/**
 * Hybrid selection: the first parent by a strongly biased walk, which is safe against double spends, the others uniformly,
 * which leaves no honest transaction behind. Ferraro, King, Shorten (2019), arXiv 1901.07302.
 */
import { defineTipSelection } from "./definition.js";
import { uniformTip } from "./uniform-tip.js";
import { depthOf, walk, walkParameters } from "./walk.js";

export const hybrid = defineTipSelection({
  name: "hybrid",
  doc: "The first parent by a biased walk, the others any of the visible tips.",
  params: walkParameters(0.1),
  refuse: ({ parents }) => parents < 2 ? ["parents", `must be at least 2, found ${parents}: the first is found by a walk, the others uniformly; a walk alone is the rule weighted-walk`] : undefined,
  create: ({ alpha, startDepth }, random) => ({
    depth: depthOf(startDepth),
    startDepth,
    weighs: alpha > 0,
    draw: (view, index) => index === 0 ? walk(view, startDepth, alpha, random) : uniformTip(view, random),
  }),
});
