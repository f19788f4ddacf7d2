/** Horizontal bars with their names and values beside them, in the order given. */
import { max, scaleLinear } from "d3";
import { frame, textWidth, type Size } from "./frame.js";

export interface Rank { readonly name: string; readonly value: number; readonly hue: string; readonly note?: string }

const ROW = 26, TALLEST_ROW = 40;
export const rankHeight = (rows: number): number => rows * ROW + 4;

export function drawRanks(ranks: readonly Rank[], size: Size, title: string, finding: string, format: (value: number) => string, ceiling?: number): SVGSVGElement {
  const svg = frame(size, title, finding);
  const left = Math.min(size.width * 0.4, Math.max(...ranks.map((rank) => textWidth(rank.name))) + 8);
  const right = Math.max(...ranks.map((rank) => textWidth(format(rank.value) + (rank.note ?? "")))) + 12;
  const x = scaleLinear([0, Math.max(ceiling ?? 0, max(ranks, (rank) => rank.value) ?? 1) || 1], [left, size.width - right]);
  const row = Math.min(TALLEST_ROW, (size.height - 4) / ranks.length), thick = row - 8;
  ranks.forEach((rank, i) => {
    const top = i * row + 4, middle = top + thick / 2;
    svg.append("rect").attr("class", "track").attr("x", left).attr("y", top).attr("width", size.width - right - left).attr("height", thick).attr("rx", 2);
    svg.append("rect").attr("class", "bar").style("--hue", `var(--${rank.hue})`)
      .attr("x", left).attr("y", top).attr("width", Math.max(rank.value > 0 ? 1 : 0, x(rank.value) - left)).attr("height", thick).attr("rx", 2);
    svg.append("text").attr("class", "row-label").attr("x", left - 8).attr("y", middle).attr("dy", "0.35em").attr("text-anchor", "end").text(rank.name);
    const text = svg.append("text").attr("class", "row-label").attr("x", size.width - right + 8).attr("y", middle).attr("dy", "0.35em");
    text.append("tspan").attr("class", "strong").text(format(rank.value));
    if (rank.note !== undefined) text.append("tspan").attr("dx", 5).text(rank.note);
  });
  return svg.node()!;
}
