/** Names beside the right ends of what is drawn, moved apart where they would overlap: a chart needs no legend. */
import { dodge } from "./dodge.js";
import type { Margin, Size, Svg } from "./frame.js";

export interface EndLabel { readonly text: string; readonly value: number; readonly hue: string }

/** @param y the value axis, from a value to a pixel */
export function drawLabels(svg: Svg, labels: readonly EndLabel[], y: (value: number) => number, size: Size, margin: Pick<Margin, "top" | "right" | "bottom">): void {
  const places = dodge(labels.map((label) => y(label.value)), 15, margin.top + 4, size.height - margin.bottom - 2);
  labels.forEach((label, i) => {
    svg.append("text").attr("class", "label").attr("x", size.width - margin.right + 7).attr("y", places[i]!).attr("dy", "0.32em")
      .style("fill", `var(--${label.hue})`).text(label.text);
  });
}
