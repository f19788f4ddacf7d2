/**
 * Distributions below one another on a shared axis, logarithmic or linear, one row a kind. Each row is drawn to its own peak; what
 * was never observed (an unconfirmed payment) is a bar beyond the axis, as high as its share.
 */
import { area, curveStepAfter, max, scaleLinear, scaleLog } from "d3";
import { quantile, rebin, type LatencyOfKind } from "../data/latency.js";
import { percent, sentence } from "../format/quantity.js";
import { frame, positionAxis, type AxisScale, type Size } from "./frame.js";
import { logTicks } from "./log-ticks.js";

export interface Ridge { readonly entry: LatencyOfKind; readonly hue: string }

const ROW = 66, TALLEST_ROW = 150;
export const ridgeHeight = (rows: number): number => rows * ROW + 40;

export function drawRidges(ridges: readonly Ridge[], size: Size, title: string, finding: string, scale: AxisScale): SVGSVGElement {
  const svg = frame(size, title, finding);
  const bins = ridges.flatMap(({ entry }) => entry.bins).filter((bin) => bin.high > 0);
  const most = max(bins, (bin) => bin.high) ?? 1, least = Math.max(Math.min(...bins.map((bin) => (bin.low > 0 ? bin.low : bin.high))), most / 1e5);
  // A constant latency still gets an axis of a factor of four, so that it is seen as a point and not as the whole range.
  const middle = Math.sqrt(least * most), high = Math.max(most * 1.05, middle * 2), low = scale === "linear" ? 0 : Math.min(least * 0.95, middle / 2);
  const missing = ridges.some(({ entry }) => entry.unconfirmed > 0);
  const margin = { top: 0, right: missing ? 86 : 12, bottom: 38, left: 8 };
  const room = (size.width - margin.right) / 52, span = [margin.left, size.width - margin.right] as const;
  const x = scale === "linear" ? scaleLinear([low, high], span) : scaleLog([low, high], span);
  positionAxis(svg, x, margin, size, `seconds from issue to confirmation, ${scale} scale`, (value) => String(value), scale === "linear" ? x.ticks(Math.min(room, 8)) : logTicks(low, high, room));
  const rowHeight = Math.min(TALLEST_ROW, (size.height - margin.bottom - 2) / ridges.length), rise = rowHeight - 28;
  const buckets = Math.max(24, Math.floor((size.width - margin.right) / 7));
  const edge = (k: number): number => margin.left + (k / buckets) * (size.width - margin.right - margin.left);
  ridges.forEach(({ entry, hue }, row) => {
    const base = Math.round(size.height - margin.bottom - 1 - (ridges.length - 1 - row) * rowHeight);
    const shares = rebin(entry, (value) => (x(value) - span[0]) / (span[1] - span[0]), buckets), peak = max(shares) || 1;
    const steps = [...Array.from(shares, (share, k) => ({ x: edge(k), share })), { x: edge(buckets), share: 0 }];
    svg.append("path").style("fill", `var(--${hue})`).style("fill-opacity", 0.5).style("stroke", `var(--${hue})`).attr("class", "line thin")
      .attr("d", area<typeof steps[number]>().curve(curveStepAfter).x((d) => d.x).y0(base).y1((d) => base - (d.share / peak) * rise)(steps));
    svg.append("line").attr("class", "row-base").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", base).attr("y2", base);
    const half = quantile(entry, 0.5), tail = quantile(entry, 0.95);
    for (const [value, mark] of [[half, "mark"], [tail, "mark dashed"]] as const)
      if (value >= low) svg.append("line").attr("class", mark).attr("x1", x(value)).attr("x2", x(value)).attr("y1", base - rise).attr("y2", base + 4);
    const label = svg.append("text").attr("class", "row-label").attr("x", margin.left).attr("y", base - rise - 8);
    label.append("tspan").attr("class", "strong").style("fill", `var(--${hue})`).text(entry.kind);
    if (entry.confirmed > 0) label.append("tspan").attr("dx", 10).text(`half within ${sentence(half, "s")}, 95 % within ${sentence(tail, "s")}`);
    if (missing) drawMissing(svg, entry, hue, size.width - margin.right + 16, base, rise);
  });
  if (missing) svg.append("text").attr("class", "axis-note").attr("x", size.width - margin.right + 16).attr("y", size.height - margin.bottom + 17).text("unconfirmed");
  return svg.node()!;
}

function drawMissing(svg: ReturnType<typeof frame>, entry: LatencyOfKind, hue: string, x: number, base: number, room: number): void {
  const share = entry.unconfirmed / (entry.confirmed + entry.unconfirmed);
  const height = Math.max(share > 0 ? 2 : 0, share * room);
  svg.append("rect").attr("class", "missing").attr("x", x).attr("y", base - height).attr("width", 12).attr("height", height).style("stroke", `var(--${hue})`).style("fill", `var(--${hue})`);
  svg.append("text").attr("class", "axis-note").attr("x", x + 15).attr("y", base - 1).text(percent(share).replaceAll(" ", ""));
}
