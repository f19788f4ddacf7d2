/**
 * Distributions as the share that is confirmed within each time, on a logarithmic axis. What was never confirmed keeps its
 * place: a curve ends below 100 %, and how much is missing stands at its end.
 */
import { extent, scaleLinear, scaleLog } from "d3";
import { dodge } from "./dodge.js";
import { frame, positionAxis, textWidth, valueAxis, type Size } from "./frame.js";
import { logTicks } from "./log-ticks.js";
import { fitted } from "../compare/words.js";
import { number, percent, percentTick } from "../format/quantity.js";

/** Bins in ascending order from `lows` to `times`, with the `shares` of all that were issued that were confirmed until their ends. */
export interface Distribution { readonly cell: number; readonly label: string; readonly hue: string; readonly dashed: boolean; readonly lows: Float64Array; readonly times: Float64Array; readonly shares: Float64Array; readonly never: number }

export const MARKED = [0.5, 0.95, 0.99] as const;

/** Where there is no room beside the curves, their names stand below. */
const NARROW = 520, LINE = 17;
const isNarrow = (width: number): boolean => width < NARROW;
export function distributionsHeight(count: number, width: number): number { return 360 + (isNarrow(width) ? count * LINE : 0); }

export function drawDistributions(all: readonly Distribution[], size: Size, title: string, finding: string): SVGSVGElement {
  const svg = frame(size, title, finding);
  const numbered = all.length > 1, text = ({ label, never }: Distribution): string => (never < 0.0005 ? label : `${label}, ${percent(never)} never`);
  const narrow = isNarrow(size.width), legend = narrow ? all.length * LINE : 0, right = narrow ? 26 : Math.min(size.width * 0.42, Math.max(60, ...all.map((each) => textWidth(text(each)))) + (numbered ? 30 : 12));
  const margin = { top: 12, right, bottom: 38 + legend, left: 52 };
  const [least = 0.1, most = 1] = extent(all.flatMap(({ times }) => [times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN]).filter((time) => time > 0));
  const x = scaleLog([least * 0.9, Math.max(most, least * 2)], [margin.left, size.width - margin.right]);
  const y = scaleLinear([0, 1], [size.height - margin.bottom, margin.top]);
  valueAxis(svg, y, margin, size, percentTick, [0, 0.25, ...MARKED]);
  positionAxis(svg, x, margin, size, "", number, logTicks(least * 0.9, most, (size.width - margin.left - margin.right) / 62));
  svg.append("text").attr("class", "axis-title").attr("x", size.width - margin.right).attr("y", size.height - legend - 3).attr("text-anchor", "end").text("seconds to confirmation");
  for (const share of MARKED) svg.append("line").attr("class", "reference").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", y(share)).attr("y2", y(share));
  // Named from left to right as the curves rise, and numbered where there are several, since all end at the same height.
  all = [...all].sort((a, b) => (crossing(a, 0.5) ?? Infinity) - (crossing(b, 0.5) ?? Infinity));
  const places = dodge(all.map(({ never }) => y(1 - never)), 15, margin.top + 2, size.height - margin.bottom - 4);
  all.forEach((each, i) => {
    const group = svg.append("g").attr("data-cell", each.cell);
    group.append("title").text(`${each.label}: ${MARKED.map((share) => { const at = crossing(each, share); return `${percentTick(share)} ${at === undefined ? "never" : `within ${number(at)} s`}`; }).join(", ")}${each.never > 0 ? `; ${percent(each.never)} never confirmed` : ""}`);
    // Between bins nothing is confirmed: the curve is level there.
    const place = (time: number): number => x(Math.max(time, least * 0.9));
    const points = Array.from(each.times, (time, k) => `${k === 0 ? "M" : "L"}${place(each.lows[k]!)},${y(each.shares[k - 1] ?? 0)}L${place(time)},${y(each.shares[k]!)}`).join("");
    const end = y(1 - each.never), last = x(Math.max(each.times.at(-1) ?? least, least * 0.9));
    if (each.times.length > 0) {
      group.append("path").attr("class", each.dashed ? "line dashed" : "line").style("stroke", `var(--${each.hue})`).attr("d", points);
      // After its last confirmation a curve stays where it is.
      group.append("path").attr("class", "line faint").style("stroke", `var(--${each.hue})`).attr("d", `M${last},${end}H${size.width - margin.right}`);
    }
    for (const share of MARKED) {
      const at = crossing(each, share);
      if (at !== undefined) group.append("circle").attr("class", "dot-mark").style("--hue", `var(--${each.hue})`).attr("cx", x(Math.max(at, least * 0.9))).attr("cy", y(share)).attr("r", 3.5);
    }
    const name = (x: number, y: number, words: string, style: string): void => { group.append("text").attr("class", style).attr("x", x).attr("y", y).attr("dy", "0.32em").style("fill", `var(--${each.hue})`).text(words); };
    if (narrow) { name(0, size.height - legend + (i + 0.5) * LINE, `${i + 1}  ${fitted(text(each), size.width - 20)}`, "label"); if (numbered) name(size.width - margin.right + 7, places[i]!, String(i + 1), "label"); }
    else name(size.width - margin.right + 7, places[i]!, `${numbered ? `${i + 1}  ` : ""}${fitted(text(each), margin.right - 8)}`, "label");
    const share = 0.42 - 0.09 * (i % 4), at = crossing(each, share);
    if (numbered && at !== undefined) name(x(Math.max(at, least)) + 5, y(share), String(i + 1), "label halo");
  });
  return svg.node()!;
}

/** When a share of all was confirmed; undefined if it never was. */
export function crossing({ times, shares }: Pick<Distribution, "times" | "shares">, share: number): number | undefined {
  const i = shares.findIndex((value) => value >= share - 1e-9);
  return i < 0 ? undefined : times[i]!;
}
