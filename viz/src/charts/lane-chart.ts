/**
 * One lane a conflict: the shares of peers that prefer each of its sides, stacked over the time since it began, and the
 * events of each side as marks of different shapes at that time, on the side's own line.
 */
import { scaleLinear } from "d3";
import { frame, positionAxis, textWidth, type Size, type Svg } from "./frame.js";

export interface Step { readonly time: number; readonly share: number }
export interface LaneEvent { readonly time: number; readonly kind: string }
export interface Side { readonly name: string; readonly hue: string; readonly steps: readonly Step[]; readonly events: readonly LaneEvent[] }
/** `detail` follows the outcome where there is room for it. */
export interface Lane { readonly name: string; readonly outcome: string; readonly detail: string; readonly sides: readonly Side[] }

const LANE = 58, KEY = 20;
export const laneHeight = (lanes: number): number => lanes * LANE + 44 + 2 * KEY;

/** Shape of an event's mark, around the origin, and whether it is filled. Shapes differ, so colour is not needed to tell them. */
export const SHAPES: Readonly<Record<string, { readonly path: string; readonly filled: boolean }>> = {
  attached: { path: "M0,-4.5A4.5,4.5 0 1 1 0,4.5A4.5,4.5 0 1 1 0,-4.5", filled: false },
  confirmed: { path: "M0,-4.5A4.5,4.5 0 1 1 0,4.5A4.5,4.5 0 1 1 0,-4.5", filled: true },
  flipped: { path: "M0,-5.5L5,0L0,5.5L-5,0Z", filled: false },
  unconfirmed: { path: "M-4,-4H4V4H-4Z", filled: false },
  lost: { path: "M-4,-4L4,4M-4,4L4,-4", filled: false },
  reattached: { path: "M0,-5L5,4H-5Z", filled: false },
  promoted: { path: "M0,-5L5,4H-5Z", filled: true },
};

/** @param span seconds that the axis covers */
export function drawLanes(lanes: readonly Lane[], span: number, size: Size, title: string, finding: string): SVGSVGElement {
  const svg = frame(size, title, finding);
  const kinds = new Set(lanes.flatMap((lane) => lane.sides.flatMap((side) => side.events.map(({ kind }) => kind))));
  const margin = { top: 0, right: 14, bottom: 38, left: 8 };
  margin.top = drawShapeKey(svg, Object.keys(SHAPES).filter((kind) => kinds.has(kind)), margin.left, size.width - margin.right);
  const x = scaleLinear([0, span], [margin.left + 8, size.width - margin.right]).clamp(true);
  positionAxis(svg, x, margin, size, "seconds since the conflict began", String, x.ticks(Math.min(8, (size.width - margin.right) / 60)));
  const height = (size.height - margin.top - margin.bottom) / lanes.length;
  lanes.forEach((lane, i) => {
    const top = margin.top + i * height + 17, bottom = margin.top + (i + 1) * height - 5;
    svg.append("text").attr("class", "row-label").attr("x", margin.left).attr("y", top - 5).append("tspan").attr("class", "strong").text(lane.name);
    svg.append("text").attr("class", "row-label").attr("x", size.width - margin.right).attr("y", top - 5).attr("text-anchor", "end")
      .text(lane.detail !== "" && textWidth(lane.name + lane.outcome + lane.detail) + 24 < size.width ? `${lane.outcome}, ${lane.detail}` : lane.outcome);
    drawShares(svg, lane, x, top, bottom);
    drawEvents(svg, lane, x, top, bottom);
  });
  return svg.node()!;
}

/** The shares of the sides from bottom to top; a share holds until its next change. */
function drawShares(svg: Svg, lane: Lane, x: (seconds: number) => number, top: number, bottom: number): void {
  svg.append("rect").attr("class", "track").attr("x", x(0)).attr("width", x(Infinity) - x(0)).attr("y", top).attr("height", bottom - top);
  const times = [...new Set(lane.sides.flatMap(({ steps }) => steps.map(({ time }) => time)))].sort((a, b) => a - b);
  const at = (side: Side, time: number): number => side.steps.findLast((step) => step.time <= time)?.share ?? 0;
  let below = times.map(() => 0);
  for (const side of lane.sides) {
    const above = times.map((time, i) => Math.min(1, below[i]! + at(side, time))), y = (share: number): number => bottom - share * (bottom - top);
    const edge = (shares: readonly number[], i: number): string => `${x(times[i]!)},${y(shares[i]!)}L${x(times[i + 1] ?? Infinity)},${y(shares[i]!)}`;
    const forth = times.map((_, i) => edge(above, i)).join("L"), back = times.map((_, i) => `${x(times[i + 1] ?? Infinity)},${y(below[i]!)}L${x(times[i]!)},${y(below[i]!)}`).reverse().join("L");
    if (times.length > 0) svg.append("path").attr("class", "side").style("--hue", `var(--${side.hue})`).attr("d", `M${forth}L${back}Z`);
    below = above;
  }
}

function drawEvents(svg: Svg, lane: Lane, x: (seconds: number) => number, top: number, bottom: number): void {
  lane.sides.forEach((side, k) => {
    const middle = bottom - ((k + 0.5) / lane.sides.length) * (bottom - top);
    for (const [kind, shape] of Object.entries(SHAPES)) {
      const times = side.events.filter((event) => event.kind === kind).map(({ time }) => time);
      if (times.length === 0) continue;
      // What happens at one peer after the other is a mark at the first and a line to the last.
      const time = Math.min(...times), last = Math.max(...times);
      if (x(last) - x(time) > 6) svg.append("path").attr("class", "event-span").style("--hue", `var(--${side.hue})`).attr("d", `M${x(time)},${middle}H${x(last)}m0,-3.5v7`);
      svg.append("path").attr("class", "event").style("--hue", `var(--${side.hue})`).style("fill", shape.filled ? `var(--${side.hue})` : "var(--card)")
        .attr("transform", `translate(${x(time)},${middle})`).attr("d", shape.path).append("title").text(`${side.name} ${kind} after ${Number(time.toPrecision(3))} s${last > time ? `, at the last peer after ${Number(last.toPrecision(3))} s` : ""}`);
    }
  });
}

/** Names the shapes above the lanes, on as many lines as they need. @returns the height of those lines */
function drawShapeKey(svg: Svg, kinds: readonly string[], left: number, right: number): number {
  let at = left, line = 0;
  for (const kind of kinds) {
    const shape = SHAPES[kind]!, width = textWidth(kind) + 22;
    if (at + width > right && at > left) { at = left; line++; }
    const y = line * KEY + 8;
    svg.append("path").attr("class", "event").style("--hue", "var(--ink-soft)").style("fill", shape.filled ? "var(--ink-soft)" : "var(--card)").attr("transform", `translate(${at + 6},${y})`).attr("d", shape.path);
    svg.append("text").attr("class", "axis-note").attr("x", at + 15).attr("y", y + 4).text(kind);
    at += width;
  }
  return (line + 1) * KEY + 2;
}
