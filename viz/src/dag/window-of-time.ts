/** What part of the window is looked at, and when: rules that keep span and moment within it and sensible to begin with. */
import type { Span } from "./density.js";
import { countUntil, type Graph } from "./graph.js";

/** Sites for each pixel of width that are seen at first, if confirmations come so soon that they can be followed in them; at most MOST otherwise. */
const FEW = 0.4, MOST = 1;
/** Share of the span that a moment may go on to before the span follows it. */
const AHEAD = 0.86;

/** The moments that can be shown. Where the window was full before the run ended, what approved its last sites is not known, so time ends with the last attachment. */
export function wholeOf(graph: Graph, full: boolean): Span {
  const { attached, length, common } = graph, from = attached[0] ?? 0;
  let to = attached[length - 1] ?? 1;
  if (!full) for (const times of [common.seen, common.confirmed, common.died]) for (const time of times) if (time > to) to = time;
  return { from, to: Math.max(to, from + 1e-6) };
}

/** The last part of the window, so long that a reader sees transactions from attachment to confirmation if there is room. */
export function firstSpan(graph: Graph, whole: Span, pixels: number): Span {
  const { attached, issued, common, length } = graph, latencies: number[] = [];
  for (let site = 0; site < length; site += Math.max(1, Math.floor(length / 2000))) if (!Number.isNaN(common.confirmed[site]!)) latencies.push(common.confirmed[site]! - issued[site]!);
  const median = latencies.sort((a, b) => a - b)[latencies.length >> 1] ?? 0, last = attached[length - 1] ?? whole.to;
  const back = (sites: number): number => last - attached[Math.max(0, length - 1 - Math.round(sites * pixels))]!;
  const width = Math.max(back(FEW), Math.min(1.6 * median, back(MOST)), 1e-6);
  return clampSpan({ from: last - width, to: last + 0.04 * width }, whole, graph);
}

/** A span with its ends in order, within the window, and no narrower than a few sites. */
export function clampSpan({ from, to }: Span, whole: Span, graph: Graph): Span {
  const all = whole.to - whole.from;
  const least = Math.min(all, (4 * ((graph.attached[graph.length - 1] ?? 1) - whole.from)) / Math.max(1, graph.length));
  const width = Math.max(Math.min(to - from, 1.08 * all), least, 1e-9);
  const pad = 0.04 * width, start = Math.max(whole.from - pad, Math.min(from, whole.to + pad - width));
  return { from: start, to: start + width };
}

/** The span that shows `time`: the same if it does already, else moved on with it, or there. */
export function follow(span: Span, time: number, whole: Span, graph: Graph): Span {
  const width = span.to - span.from;
  if (time < span.from) return clampSpan({ from: time - 0.2 * width, to: time + 0.8 * width }, whole, graph);
  if (time <= span.from + AHEAD * width || span.to >= whole.to) return time > span.to ? clampSpan({ from: time - AHEAD * width, to: time + (1 - AHEAD) * width }, whole, graph) : span;
  return clampSpan({ from: time - AHEAD * width, to: time + (1 - AHEAD) * width }, whole, graph);
}

/** How many sites a span holds. */
export function sitesIn(graph: Graph, { from, to }: Span): number { return countUntil(graph.attached, to) - countUntil(graph.attached, from); }
