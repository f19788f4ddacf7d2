/** Places on a map, coloured in five steps from the least to the greatest of a quantity; darker is more, and the key says how much. */
import { extent, scaleLinear } from "d3";
import { frame, textWidth, type Size } from "./frame.js";

export interface Place { readonly name: string; readonly x: number; readonly y: number; readonly value: number; readonly group: string }

export interface PlaceChart {
  readonly title: string;
  readonly finding: string;
  readonly places: readonly Place[];
  readonly hue: string;
  readonly format: (value: number) => string;
}

const STEPS = 5, RADIUS = 5.5;
/** Share of the hue in the fill of each step; the outline keeps even the lightest visible. */
const strength = (step: number): number => 0.06 + 0.235 * step;

export function drawPlaces({ title, finding, places, hue, format }: PlaceChart, size: Size): SVGSVGElement {
  const svg = frame(size, title, finding), margin = 14, key = 30;
  const [left = 0, right = 1] = extent(places, ({ x }) => x), [low = 0, high = 1] = extent(places, ({ y }) => y);
  const [least = 0, most = 1] = extent(places, ({ value }) => value);
  // One scale for both directions, so that distances are to be compared.
  const scale = Math.min((size.width - 2 * margin) / Math.max(right - left, 1e-9), (size.height - 2 * margin - key) / Math.max(high - low, 1e-9));
  const x = scaleLinear([(left + right) / 2, (left + right) / 2 + 1], [size.width / 2, size.width / 2 + scale]);
  const y = scaleLinear([(low + high) / 2, (low + high) / 2 + 1], [(size.height - key) / 2, (size.height - key) / 2 - scale]);
  const stepOf = (value: number): number => Math.min(STEPS - 1, Math.floor(((value - least) / Math.max(most - least, 1e-12)) * STEPS));
  const radius = places.length > 400 ? 2.5 : places.length > 150 ? 4 : RADIUS;
  for (const place of places) {
    const dot = svg.append("circle").attr("class", "place").style("--hue", `var(--${hue})`).attr("cx", x(place.x)).attr("cy", y(place.y)).attr("r", radius);
    if (Number.isNaN(place.value)) dot.style("stroke-dasharray", "2 2").style("fill-opacity", 0);
    else dot.style("fill-opacity", strength(stepOf(place.value)));
    dot.append("title").text(`${place.name}${place.group === "" ? "" : `, ${place.group}`}: ${format(place.value)}`);
  }
  const top = size.height - 12, cell = 18, words = format(least);
  let at = margin + textWidth(words);
  svg.append("text").attr("class", "axis-note").attr("x", margin).attr("y", top).text(words);
  for (let step = 0; step < STEPS; step++, at += cell)
    svg.append("rect").attr("class", "place").style("--hue", `var(--${hue})`).style("fill-opacity", strength(step)).attr("x", at).attr("y", top - 10).attr("width", cell - 4).attr("height", 11);
  svg.append("text").attr("class", "axis-note").attr("x", at + 4).attr("y", top).text(format(most));
  return svg.node()!;
}
