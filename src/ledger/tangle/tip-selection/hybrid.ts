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
  create: ({ alpha, startDepth }, random) => ({
    depth: depthOf(startDepth),
    startDepth,
    weighs: alpha > 0,
    draw: (view, index) => index === 0 ? walk(view, startDepth, alpha, random) : uniformTip(view, random),
  }),
});
