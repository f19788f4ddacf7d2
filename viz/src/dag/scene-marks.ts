/** The lines and marks of a scene, one function each; all of them take thousands a frame without a graphics card. */
import { linked, NONE } from "./graph.js";
import { ABSENT, CONFLICTING, stateAt, STATES } from "./history.js";
import { markPath, MARKS, speaksForNetwork } from "./marks.js";
import { radiusOf, xOf, yOf, type Scene } from "./geometry.js";

/** Lines of one path: long paths are slow to draw. */
const LINES_A_PATH = 300;

/** Lines from sites to their parents. */
export function drawEdges(context: CanvasRenderingContext2D, scene: Scene, first: number, last: number, colour: string, lineWidth: number): void {
  const { graph } = scene;
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  let lines = 0;
  context.beginPath();
  for (let site = first; site < last; site++) {
    const x = xOf(scene, graph.attached[site]!), y = yOf(scene, site);
    for (const parent of linked(graph.parents, site)) {
      context.moveTo(x, y);
      context.lineTo(xOf(scene, graph.attached[parent]!), yOf(scene, parent));
      if (++lines % LINES_A_PATH === 0) { context.stroke(); context.beginPath(); }
    }
  }
  context.stroke();
}

/** Seconds to the left are not known of parents before the window: a short stub says that there are some. */
export function drawStubs(context: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  const { graph, palette } = scene, length = 3 * radiusOf(scene) + 4;
  context.strokeStyle = palette.edge;
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  context.beginPath();
  for (let site = first; site < last; site++) {
    const x = xOf(scene, graph.attached[site]!), y = yOf(scene, site), count = Math.min(4, graph.before[site]!);
    for (let stub = 0; stub < count; stub++) {
      context.moveTo(x, y);
      context.lineTo(x - length, y + (stub - (count - 1) / 2) * 7);
    }
  }
  context.stroke();
  context.setLineDash([]);
}

/** Lines between the sites of a cone and its top. */
export function drawConeEdges(context: CanvasRenderingContext2D, scene: Scene, approvers: Iterable<number>, within: (site: number) => boolean, colour: string): void {
  const { graph } = scene;
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  let lines = 0;
  context.beginPath();
  for (const site of approvers) {
    for (const parent of linked(graph.parents, site)) {
      if (!within(parent)) continue;
      context.moveTo(xOf(scene, graph.attached[site]!), yOf(scene, site));
      context.lineTo(xOf(scene, graph.attached[parent]!), yOf(scene, parent));
      if (++lines % LINES_A_PATH === 0) { context.stroke(); context.beginPath(); }
    }
  }
  context.stroke();
}

export function drawMarks(context: CanvasRenderingContext2D, scene: Scene, sites: Iterable<number>, hue?: string): void {
  const { graph, history, time, palette, span } = scene, r = radiusOf(scene), stars = graph.kinds.map(speaksForNetwork);
  const ratio = context.getTransform().a, half = Math.ceil(1.8 * r + 2), sprites: (HTMLCanvasElement | undefined)[] = [];
  for (const site of sites) {
    const at = graph.attached[site]!;
    if (at < span.from || at > span.to) continue;
    const state = stateAt(history, site, time);
    if (state === ABSENT) continue;
    const star = stars[graph.kind[site]!]!, key = 2 * state + (star ? 1 : 0);
    const sprite = sprites[key] ??= markSprite(state, star, r, half, ratio, hue ?? palette.states[state]!, palette.card);
    context.drawImage(sprite, xOf(scene, at) - half, yOf(scene, site) - half, 2 * half, 2 * half);
  }
}

/** Rings around the sides of conflicts, decided or not. */
export function drawSides(context: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  const { graph, palette } = scene, r = radiusOf(scene) + 3;
  context.strokeStyle = palette.states[CONFLICTING]!;
  context.lineWidth = 1.5;
  for (let site = first; site < last; site++) {
    if (graph.conflict[site] === NONE) continue;
    context.beginPath();
    context.arc(xOf(scene, graph.attached[site]!), yOf(scene, site), r, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** One mark, drawn once and then copied: thousands of paths a frame would be slow. */
function markSprite(state: number, star: boolean, r: number, half: number, ratio: number, colour: string, ground: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(2 * half * ratio);
  const context = canvas.getContext("2d")!;
  context.scale(canvas.width / (2 * half), canvas.width / (2 * half));
  context.translate(half, half);
  paintMark(context, state, star, r, colour, ground);
  return canvas;
}

export function paintMark(context: CanvasRenderingContext2D, state: number, star: boolean, r: number, colour: string, ground: string): void {
  const path = new Path2D(markPath(state, r, star)), style = star ? "filled" : MARKS[STATES[state]!].style;
  context.fillStyle = style === "filled" ? colour : ground;
  context.strokeStyle = style === "filled" ? ground : colour;
  context.lineWidth = style === "filled" ? Math.min(1, r / 4) : Math.max(1, r / 3);
  if (style !== "stroked") context.fill(path);
  context.stroke(path);
}
