/** How often several things happened over simulated time, one row each, drawn to its own peak with its count beside it. */
import { max, scaleLinear } from "d3";
import { timeTicks, type TimeUnit } from "../format/time-unit.js";
import { frame, positionAxis, textWidth, type Size } from "./frame.js";

/** `times` in simulated seconds. */
export interface Frequency { readonly name: string; readonly times: readonly number[]; readonly hue: string }

const ROW = 40;
export const frequencyHeight = (rows: number): number => rows * ROW + 44;

export function drawFrequencies(rows: readonly Frequency[], duration: number, unit: TimeUnit, size: Size, title: string, finding: string, format: (value: number) => string): SVGSVGElement {
  const svg = frame(size, title, finding);
  const margin = { top: 4, right: Math.max(...rows.map(({ times }) => textWidth(format(times.length)))) + 12, bottom: 38, left: Math.max(...rows.map(({ name }) => textWidth(name))) + 10 };
  const x = scaleLinear([0, duration / unit.seconds], [margin.left, size.width - margin.right]);
  positionAxis(svg, x, margin, size, `simulated ${unit.long}`, String, timeTicks(0, duration / unit.seconds, unit, (size.width - margin.left - margin.right) / 52));
  const bins = Math.max(20, Math.floor((size.width - margin.left - margin.right) / 5)), row = (size.height - margin.top - margin.bottom) / rows.length;
  rows.forEach(({ name, times, hue }, i) => {
    const base = margin.top + (i + 1) * row - 4, counts = new Float64Array(bins);
    for (const time of times) counts[Math.min(bins - 1, Math.max(0, Math.floor((time / duration) * bins)))]! += 1;
    const most = max(counts) || 1, width = (size.width - margin.left - margin.right) / bins;
    svg.append("line").attr("class", "row-base").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", base).attr("y2", base);
    const bars = Array.from(counts, (count, k) => (count === 0 ? "" : `M${margin.left + k * width},${base}v${-(count / most) * (row - 12)}h${Math.max(1.5, width - 1)}V${base}Z`)).join("");
    svg.append("path").attr("class", "bar").style("--hue", `var(--${hue})`).attr("d", bars);
    svg.append("text").attr("class", "row-label").attr("x", margin.left - 8).attr("y", base - 5).attr("text-anchor", "end").text(name);
    svg.append("text").attr("class", "row-label strong").attr("x", size.width - margin.right + 8).attr("y", base - 5).text(format(times.length));
  });
  return svg.node()!;
}
