/** The product's mark: four transactions that approve one, and one another, as in a tangle. */
import { create } from "d3";

const NODES = [[5, 16, 3.4], [15, 7, 2.8], [15, 25, 2.8], [26, 9.5, 2.8], [26, 22.5, 2.8]] as const;
const APPROVALS = "M5 16 15 7 26 9.5M5 16 15 25 26 22.5M15 7 26 22.5M15 25 26 9.5";

export function brandMark(): SVGSVGElement {
  const svg = create("svg").attr("class", "brand-mark").attr("viewBox", "0 0 32 32").attr("width", 28).attr("height", 28).attr("aria-hidden", "true");
  svg.append("path").attr("d", APPROVALS).attr("fill", "none").attr("stroke", "currentColor").attr("stroke-width", 1.8).attr("stroke-linecap", "round");
  for (const [x, y, r] of NODES) svg.append("circle").attr("cx", x).attr("cy", y).attr("r", r).attr("fill", "currentColor");
  return svg.node()!;
}
