/**
 * Draws a part of the graph on a canvas: bands, edges to parents, marks; or cells of density where the sites are too many
 * to tell apart. It knows no page: what to draw stands in the scene, so the same function makes the saved picture.
 */
import { densityOf } from "./density.js";
import { isDense, MARGIN, sitesOf, timeTicks, xOf, type Scene } from "./geometry.js";
import type { EdgeLayer } from "./edge-layer.js";
import { drawBeyond } from "./scene-beyond.js";
import { drawMarks, drawSides, drawStubs } from "./scene-marks.js";

/** Pixels of a cell of density. */
const CELL = 5;

export function drawScene(context: CanvasRenderingContext2D, scene: Scene, edges: EdgeLayer): void {
  const { width, height } = scene;
  context.clearRect(0, 0, width, height);
  drawBands(context, scene);
  drawBeyond(context, scene);
  context.save();
  context.beginPath();
  context.rect(MARGIN.left - 6, 0, width - MARGIN.left - MARGIN.right + 12, height - MARGIN.bottom + 12);
  context.clip();
  if (isDense(scene)) drawDensity(context, scene);
  else {
    const { first, last } = sitesOf(scene);
    edges.draw(context, scene);
    drawStubs(context, scene, first, last);
    drawMarks(context, scene, range(first, last));
    drawSides(context, scene, first, last);
  }
  context.restore();
  drawAxis(context, scene);
}

function* range(first: number, last: number): Iterable<number> { for (let site = first; site < last; site++) yield site; }

function drawBands(context: CanvasRenderingContext2D, { layout, width, height, palette }: Scene): void {
  const room = height - MARGIN.top - MARGIN.bottom;
  layout.bands.forEach(({ top }, i) => {
    if (i === 0) return;
    context.fillStyle = palette.grid;
    context.fillRect(0, MARGIN.top + top * room, width, 1);
  });
}

/** Names of the bands, over the marks, where they are high enough to hold one. */
export function drawBandNames(context: CanvasRenderingContext2D, { layout, height, palette }: Scene): void {
  const room = height - MARGIN.top - MARGIN.bottom;
  context.font = '600 11px "Inter", sans-serif';
  context.textBaseline = "top";
  context.textAlign = "left";
  let free = -Infinity;
  for (const { name, top } of layout.bands) {
    const y = MARGIN.top + top * room + 3;
    if (name === "" || y < free) continue;
    free = y + 15;
    context.fillStyle = palette.card;
    context.globalAlpha = 0.82;
    context.fillRect(2, y - 2, context.measureText(name).width + 8, 15);
    context.globalAlpha = 1;
    context.fillStyle = palette.soft;
    context.fillText(name, 6, y);
  }
}

function drawDensity(context: CanvasRenderingContext2D, scene: Scene): void {
  const { graph, layout, history, time, span, width, height, palette } = scene, { first, last } = sitesOf(scene);
  const inner = width - MARGIN.left - MARGIN.right, room = height - MARGIN.top - MARGIN.bottom;
  const columns = Math.max(1, Math.floor(inner / CELL)), rows = Math.max(1, Math.min(layout.lanes, Math.floor(room / CELL)));
  const { state, share } = densityOf(graph, layout, history, time, span, first, last, columns, rows);
  for (let kind = 0; kind < palette.states.length; kind++) {
    context.fillStyle = palette.states[kind]!;
    for (let cell = 0; cell < state.length; cell++) {
      if (state[cell] !== kind) continue;
      context.globalAlpha = 0.25 + 0.75 * share[cell]!;
      const top = Math.floor(cell / columns) * (room / rows);
      context.fillRect(MARGIN.left + (cell % columns) * (inner / columns), MARGIN.top + top, inner / columns - 0.5, room / rows - 0.5);
    }
  }
  context.globalAlpha = 1;
}

/** The axis of time and the moment shown; also drawn over what is brought out, so that it does not dim with the rest. */
export function drawAxis(context: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height, palette, span, time } = scene, bottom = height - MARGIN.bottom + 12;
  context.font = '400 12px "Inter", sans-serif';
  context.textBaseline = "top";
  context.textAlign = "center";
  context.fillStyle = palette.soft;
  context.fillRect(MARGIN.left, bottom, width - MARGIN.left - MARGIN.right, 1);
  const title = "simulated time, s", room = width - MARGIN.right - context.measureText(title).width - 22;
  for (const tick of timeTicks(span, width / 110)) {
    const x = xOf(scene, tick.at);
    context.fillRect(x, bottom, 1, 4);
    if (x < room) context.fillText(tick.label, Math.max(x, MARGIN.left + 12), bottom + 7);
  }
  context.textAlign = "right";
  context.fillText(title, width - MARGIN.right, bottom + 7);
  if (time >= span.from && time < span.to) {
    context.fillStyle = palette.ink;
    context.fillRect(xOf(scene, time), MARGIN.top - 10, 1.5, bottom - MARGIN.top + 10);
  }
}
