/** Stretches of time that a chart shades: one path for all of them, so that a thousand outages cost no more than one. */
import type { ScaleLinear } from "d3";
import { textWidth, type Svg } from "./frame.js";

/** Simulated seconds. */
export interface Span { readonly from: number; readonly to: number }

/** Shades what of the spans is shown, and names the first where there is room above the chart. @param clear pixel from which there is room */
export function shadeSpans(svg: Svg, spans: readonly Span[], at: (seconds: number) => number, x: ScaleLinear<number, number>, top: number, bottom: number, clear: number, label: string): void {
  const [left, right] = x.range() as [number, number];
  const shown = spans.map(({ from, to }) => [Math.max(left, at(from)), Math.min(right, at(to))] as const).filter(([from, to]) => to > from);
  if (shown.length === 0) return;
  svg.append("path").attr("class", "outage").attr("d", shown.map(([from, to]) => `M${from},${top}H${Math.max(to, from + 1)}V${bottom}H${from}Z`).join(""));
  const named = shown.find(([from]) => from >= clear && from + textWidth(label) <= right);
  if (named) svg.append("text").attr("class", "warmup-label").attr("x", named[0]).attr("y", top - 5).text(label);
}
