/**
 * The frame that all charts share: margins, axes with quiet grid lines, and an accessible name. Charts are pure functions
 * of their data and a size; sizes are in CSS pixels, colours are the tokens of theme.css.
 */
import { axisBottom, axisLeft, create, type AxisScale as AnyScale, type NumberValue, type ScaleContinuousNumeric, type Selection } from "d3";

export interface Size { readonly width: number; readonly height: number }
export type AxisScale = "log" | "linear";
export interface Margin { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
export type Svg = Selection<SVGSVGElement, undefined, null, undefined>;

let names = 0;

/** An empty drawing whose accessible name is `title` and whose description is the sentence `finding`. */
export function frame(size: Size, title: string, finding: string): Svg {
  const id = `chart-${++names}`;
  const svg = create("svg")
    .attr("width", size.width).attr("height", size.height).attr("viewBox", `0 0 ${size.width} ${size.height}`)
    .attr("role", "img").attr("aria-labelledby", `${id}-title ${id}-finding`);
  svg.append("title").attr("id", `${id}-title`).text(title);
  svg.append("desc").attr("id", `${id}-finding`).text(finding);
  return svg;
}

/** Width of a text of the chart's 12 px type, by an estimate that errs on the wide side. */
export function textWidth(text: string): number { return Math.ceil(text.length * 6.9) + 2; }

/** Horizontal grid lines with labels, left of the plot; `ticks` is about how many there are, or which. */
export function valueAxis(
  svg: Svg, scale: ScaleContinuousNumeric<number, number>, margin: Margin, size: Size, format: (value: number) => string, ticks: number | readonly number[] = 5,
): void {
  const values = typeof ticks === "number" ? scale.ticks(ticks) : [...ticks];
  const axis = svg.append("g").attr("class", "axis value-axis").attr("transform", `translate(${margin.left},0)`)
    .call(axisLeft(scale as AnyScale<NumberValue>).tickValues(values).tickSize(0).tickPadding(8).tickFormat((value: NumberValue) => format(Number(value))));
  axis.select(".domain").remove();
  axis.selectAll(".tick line").attr("x1", 0).attr("x2", size.width - margin.left - margin.right).attr("class", "grid-line");
}

/** A numeric axis below the plot, with the axis title at its right end. */
export function positionAxis(
  svg: Svg, scale: ScaleContinuousNumeric<number, number>, margin: Margin, size: Size, title: string, format: (value: number) => string, ticks: readonly number[],
): void {
  const axis = axisBottom(scale as AnyScale<NumberValue>).tickSize(4).tickPadding(5).tickFormat((value) => format(Number(value))).tickValues([...ticks]);
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${size.height - margin.bottom})`).call(axis);
  axisTitle(svg, margin, size, title);
}

export function axisTitle(svg: Svg, margin: Margin, size: Size, title: string): void {
  svg.append("text").attr("class", "axis-title").attr("x", size.width - margin.right).attr("y", size.height - 3).attr("text-anchor", "end").text(title);
}

/** The left margin that the labels of a value axis need. */
export function leftMargin(scale: ScaleContinuousNumeric<number, number>, format: (value: number) => string, ticks: number | readonly number[] = 5): number {
  return Math.max(44, ...(typeof ticks === "number" ? scale.ticks(ticks) : ticks).map((tick) => textWidth(format(tick)) + 10));
}
