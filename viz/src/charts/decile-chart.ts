/** A bar for each of ten groups, with a tick where the same group stood under the rule it is compared with. */
import { axisBottom, max, min, scaleBand, scaleLinear } from "d3";
import { axisTitle, frame, leftMargin, valueAxis, type Size } from "./frame.js";

export interface DecileChart {
  readonly title: string;
  readonly finding: string;
  readonly groups: readonly string[];
  readonly groupAxis: string;
  readonly values: Float64Array;
  /** Of the rule compared with; none for a chart of one quantity. */
  readonly compared?: Float64Array;
  readonly hue: string;
  readonly labels: { readonly value: string; readonly compared?: string; readonly negative?: string };
  readonly format: (value: number) => string;
}

export function drawDeciles(chart: DecileChart, size: Size): SVGSVGElement {
  const svg = frame(size, chart.title, chart.finding);
  const all = [...chart.values, ...(chart.compared ?? [])].filter((value) => !Number.isNaN(value));
  const y = scaleLinear([Math.min(0, min(all) ?? 0), Math.max(0, max(all) ?? 1)], [1, 0]).nice(5);
  const margin = { top: 26, right: 8, bottom: 38, left: leftMargin(y, chart.format) };
  y.range([size.height - margin.bottom, margin.top]);
  const x = scaleBand(chart.groups.map((_, i) => i), [margin.left, size.width - margin.right]).paddingInner(0.32).paddingOuter(0.2);
  valueAxis(svg, y, margin, size, chart.format);
  const axis = svg.append("g").attr("class", "axis").attr("transform", `translate(0,${size.height - margin.bottom})`)
    .call(axisBottom(x).tickSize(0).tickPadding(8).tickFormat((i) => chart.groups[i] ?? ""));
  axis.select(".domain").remove();
  axisTitle(svg, margin, size, chart.groupAxis);
  svg.append("line").attr("class", "row-base").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", y(0)).attr("y2", y(0));
  chart.values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    svg.append("rect").attr("class", value < 0 ? "bar negative" : "bar").style("--hue", `var(--${chart.hue})`)
      .attr("x", x(i)!).attr("width", x.bandwidth()).attr("y", Math.min(y(value), y(0))).attr("height", Math.abs(y(value) - y(0)));
  });
  chart.compared?.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    svg.append("line").attr("class", "compared").attr("x1", x(i)! - 3).attr("x2", x(i)! + x.bandwidth() + 3).attr("y1", y(value)).attr("y2", y(value));
  });
  drawKey(svg, chart, margin.left);
  return svg.node()!;
}

/** Names bar and tick in the first line of the drawing, each beside its own mark. */
function drawKey(svg: ReturnType<typeof frame>, chart: DecileChart, left: number): void {
  let x = left;
  const entry = (mark: string, text: string): void => {
    if (mark === "compared") svg.append("line").attr("class", "compared").attr("x1", x).attr("x2", x + 14).attr("y1", 9).attr("y2", 9);
    else svg.append("rect").attr("class", mark).style("--hue", `var(--${chart.hue})`).attr("x", x).attr("y", 4).attr("width", 12).attr("height", 10);
    svg.append("text").attr("class", "row-label").attr("x", x + 19).attr("y", 13).text(text);
    x += 19 + text.length * 6.4 + 16;
  };
  entry("bar", chart.labels.value);
  if (chart.labels.negative !== undefined) entry("bar negative", chart.labels.negative);
  if (chart.labels.compared !== undefined) entry("compared", chart.labels.compared);
}
