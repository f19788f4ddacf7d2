/**
 * A measured mean with its confidence interval, on an axis in units of what is tolerated: 0 is the target, and the shaded
 * band what holds. So laws of different units, drawn alike, can be compared at a glance.
 */
import { create, scaleLinear } from "d3";

export interface Judged { readonly target: number; readonly tolerance: number; readonly bound?: "at most" | "at least"; readonly mean: number | null; readonly halfWidth: number | null }

/** Ends of the axis; what lies beyond is drawn as an arrow. */
const REACH = 2.5;
export const PLOT = { width: 190, height: 26 } as const;

/** Mean and half width in units of the tolerance; of a target without room around it, in units of the greater of both. */
export function relative({ target, tolerance, mean, halfWidth }: Judged): { off: number; half: number } {
  if (mean === null) return { off: Number.NaN, half: 0 };
  const off = mean - target, room = Math.abs(target) * tolerance || Math.max(Math.abs(off), halfWidth ?? 0) || 1;
  return { off: off / room, half: (halfWidth ?? 0) / room };
}

export function drawInterval(judged: Judged, hue: string, words: string): SVGSVGElement {
  const { width, height } = PLOT, middle = height / 2, { off, half } = relative(judged);
  const svg = create("svg").attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`).attr("role", "img").attr("aria-label", words).attr("class", "interval-plot");
  svg.append("title").text(words);
  const x = scaleLinear([-REACH, REACH], [7, width - 7]).clamp(true);
  const edge = judged.tolerance > 0 ? 1 : 0, from = judged.bound === "at most" ? -REACH : -edge, to = judged.bound === "at least" ? REACH : edge;
  svg.append("rect").attr("class", "tolerated").attr("x", x(from)).attr("width", x(to) - x(from)).attr("y", 2).attr("height", height - 4).attr("rx", 3);
  svg.append("line").attr("class", "interval-target").attr("x1", x(0)).attr("x2", x(0)).attr("y1", 1).attr("y2", height - 1);
  if (Number.isNaN(off)) return svg.node()!;
  const mark = svg.append("g").attr("class", "measured").style("--hue", `var(--${hue})`);
  mark.append("path").attr("class", "whisker").attr("d", `M${x(off - half)},${middle}H${x(off + half)}M${x(off - half)},${middle - 4}v8M${x(off + half)},${middle - 4}v8`);
  if (Math.abs(off) <= REACH) mark.append("circle").attr("class", "dot-mark").attr("cx", x(off)).attr("cy", middle).attr("r", 4.5);
  else mark.append("path").attr("class", "dot-mark").attr("d", `M${x(off) + Math.sign(off) * 5},${middle}l${-9 * Math.sign(off)},-5v10Z`);
  return svg.node()!;
}
