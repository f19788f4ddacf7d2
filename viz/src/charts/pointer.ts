/** The mark at the moment that a reader points at: a vertical rule, and a dot on each value. */
import { bisectCenter, type ScaleLinear } from "d3";
import type { Svg } from "./frame.js";

export interface Dotted { readonly values: Float64Array; readonly hue: string }

/** Draws the mark hidden; the returned function shows it at the time nearest to the given one, or hides it. */
export function drawPointer(
  svg: Svg, times: Float64Array, dotted: readonly Dotted[], at: (i: number) => number, y: ScaleLinear<number, number>, rows: { top: number; bottom: number },
): (time: number | undefined) => void {
  const marks = svg.append("g").attr("class", "pointer").attr("visibility", "hidden");
  const rule = marks.append("line").attr("y1", rows.top).attr("y2", rows.bottom);
  const dots = dotted.map(({ values, hue }) => ({ values, dot: marks.append("circle").attr("r", 3.5).style("fill", `var(--${hue})`) }));
  return (time) => {
    if (time === undefined || times.length === 0) { marks.attr("visibility", "hidden"); return; }
    const i = bisectCenter(times, time), x = at(i);
    marks.attr("visibility", "visible");
    rule.attr("x1", x).attr("x2", x);
    for (const { values, dot } of dots) {
      const missing = Number.isNaN(values[i]!);
      dot.attr("visibility", missing ? "hidden" : "inherit").attr("cx", x).attr("cy", missing ? 0 : y(values[i]!));
    }
  };
}
