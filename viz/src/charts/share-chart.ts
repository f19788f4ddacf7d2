/** What each of several parties gets beside what it would be given: bars in one order, their claims as outlines, the fair level as a stepped line. */
import { max, scaleLinear } from "d3";
import { axisTitle, frame, leftMargin, textWidth, valueAxis, type Size, type Svg } from "./frame.js";

export interface Party { readonly name: string; readonly claimed: number; readonly got: number; readonly fair: number; readonly hue: string }

export interface ShareChart {
  readonly title: string;
  readonly finding: string;
  /** What stands below the bars: who they are and in which order. */
  readonly parties: readonly Party[];
  readonly order: string;
  readonly labels: { readonly claimed: string; readonly got: string; readonly fair: string };
  readonly format: (value: number) => string;
}

/** A claim is drawn where it exceeds what was got by more than what is under way at the end of a run. */
const CLEARLY = 1.03;

export function drawShares(chart: ShareChart, size: Size): SVGSVGElement {
  const { parties, format } = chart, svg = frame(size, chart.title, chart.finding);
  const y = scaleLinear([0, max(parties.flatMap(({ claimed, got, fair }) => [claimed, got, fair]).filter((value) => !Number.isNaN(value))) || 1], [1, 0]).nice(5);
  const margin = { top: 30, right: 10, bottom: 36, left: leftMargin(y, format) };
  y.range([size.height - margin.bottom, margin.top]);
  valueAxis(svg, y, margin, size, format);
  axisTitle(svg, margin, size, chart.order);
  const step = (size.width - margin.left - margin.right) / parties.length, gap = step > 12 ? 0.28 * step : step > 4 ? 1 : 0, base = y(0);
  const level = (value: number): number => (Number.isNaN(value) ? base : y(value));
  parties.forEach(({ name, claimed, got, fair, hue }, i) => {
    const left = margin.left + i * step + gap / 2, width = Math.max(0.75, step - gap), bar = svg.append("g").style("--hue", `var(--${hue})`);
    bar.append("title").text(`${name}: ${chart.labels.got} ${format(got)}, ${chart.labels.claimed} ${format(claimed)}, ${chart.labels.fair} ${format(fair)}`);
    if (claimed > CLEARLY * got) bar.append("rect").attr("class", "claim").attr("x", left).attr("width", width).attr("y", level(claimed)).attr("height", base - level(claimed));
    bar.append("rect").attr("class", "bar").attr("x", left).attr("width", width).attr("y", level(got)).attr("height", base - level(got));
  });
  if (step > 16) drawNames(svg, parties, margin.left, step, size.height - margin.bottom + 14);
  svg.append("path").attr("class", "compared fair").attr("fill", "none")
    .attr("d", parties.map(({ fair }, i) => (Number.isNaN(fair) ? "" : `M${margin.left + i * step},${y(fair)}h${step}`)).join(""));
  svg.append("line").attr("class", "row-base").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", base).attr("y2", base);
  drawKey(svg, chart, parties[0]?.hue ?? "reference", margin.left);
  return svg.node()!;
}

/** Names under the bars, as many as fit. */
function drawNames(svg: Svg, parties: readonly Party[], left: number, step: number, y: number): void {
  const widest = Math.max(...parties.map(({ name }) => textWidth(name))), every = Math.max(1, Math.ceil(widest / step));
  parties.forEach(({ name }, i) => {
    if (i % every === 0) svg.append("text").attr("class", "axis-note").attr("x", left + (i + 0.5) * step).attr("y", y).attr("text-anchor", "middle").text(name);
  });
}

function drawKey(svg: Svg, { labels, parties }: ShareChart, hue: string, left: number): void {
  let x = left;
  const entry = (mark: "bar" | "claim" | "compared", words: string): void => {
    if (mark === "compared") svg.append("line").attr("class", "compared").attr("x1", x).attr("x2", x + 14).attr("y1", 9).attr("y2", 9);
    else svg.append("rect").attr("class", mark).style("--hue", `var(--${hue})`).attr("x", x).attr("y", 4).attr("width", 12).attr("height", 10);
    svg.append("text").attr("class", "row-label").attr("x", x + 19).attr("y", 13).text(words);
    x += 19 + words.length * 6.4 + 16;
  };
  entry("bar", labels.got);
  if (parties.some(({ claimed, got }) => claimed > CLEARLY * got)) entry("claim", labels.claimed);
  entry("compared", labels.fair);
}
