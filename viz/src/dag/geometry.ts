/** Where things stand in a drawing of the graph: what is drawn is a scene, and time runs from left to right in it. */
import { ticks } from "d3";
import { countUntil, type Graph } from "./graph.js";
import { MOST_MARKS, type Span } from "./density.js";
import type { History } from "./history.js";
import type { Layout } from "./lanes.js";
import type { Palette } from "./marks.js";

export interface Scene {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly history: History;
  readonly time: number;
  readonly span: Span;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  /** Whether the run went on after the window: what approved its last sites is not known. */
  readonly isCut: boolean;
}

export const MARGIN = { top: 14, right: 14, bottom: 34, left: 14 } as const;

export function xOf({ span, width }: Scene, time: number): number {
  return MARGIN.left + ((time - span.from) / (span.to - span.from)) * (width - MARGIN.left - MARGIN.right);
}
export function timeOf({ span, width }: Pick<Scene, "span" | "width">, x: number): number {
  return span.from + ((x - MARGIN.left) / (width - MARGIN.left - MARGIN.right)) * (span.to - span.from);
}
export function yOf({ layout, height }: Scene, site: number): number { return MARGIN.top + layout.y[site]! * (height - MARGIN.top - MARGIN.bottom); }

/** The sites to draw: attached within the span and until now, the last excluded. */
export function sitesOf({ graph, span, time }: Pick<Scene, "graph" | "span" | "time">): { first: number; last: number } {
  const last = countUntil(graph.attached, Math.min(span.to, time));
  return { first: Math.min(last, countUntil(graph.attached, span.from - 1e-9)), last };
}

export function isDense(scene: Pick<Scene, "graph" | "span" | "time">): boolean {
  const { first, last } = sitesOf({ ...scene, time: Infinity });
  return last - first > MOST_MARKS;
}

/** Radius of a mark: as much as there is room for, if all sites of the span were there. */
export function radiusOf(scene: Scene): number {
  const { first, last } = sitesOf({ ...scene, time: Infinity });
  return Math.max(2.1, Math.min(6.5, 0.19 * Math.sqrt((scene.width * scene.height) / Math.max(1, last - first))));
}

/** How opaque lines are: the more of them the span holds, the fainter. */
export function lineStrength(scene: Scene): number {
  const { first, last } = sitesOf({ ...scene, time: Infinity }), { start } = scene.graph.parents;
  return Math.max(0.1, Math.min(0.75, 600 / (start[last]! - start[first]!)));
}

/** Round moments of a span, about `count` of them, with as many decimals as tell them apart. */
export function timeTicks({ from, to }: Span, count: number): { at: number; label: string }[] {
  const moments = ticks(from, to, Math.max(2, count)), step = (moments[1] ?? to) - (moments[0] ?? from);
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return moments.map((at) => ({ at, label: at.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) }));
}
