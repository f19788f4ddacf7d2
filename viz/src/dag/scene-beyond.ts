/**
 * What lies beyond the drawn window, to its left and to its right, is hatched: the tangle went on there, and nothing of it is
 * known here. A window that begins or ends with the tangle itself has no such side.
 */
import { MARGIN, xOf, type Scene } from "./geometry.js";

const STEP = 7, NAME = "not drawn";

export function drawBeyond(context: CanvasRenderingContext2D, scene: Scene): void {
  const { graph, width, isCut } = scene, left = xOf(scene, graph.attached[0]!) - 8, right = xOf(scene, graph.attached[graph.length - 1]!) + 8;
  if (graph.first > 0) hatch(context, scene, 0, Math.min(left, width));
  if (isCut) hatch(context, scene, Math.max(right, 0), width);
}

function hatch(context: CanvasRenderingContext2D, { height, palette }: Scene, from: number, to: number): void {
  if (to - from < 2) return;
  const bottom = height - MARGIN.bottom + 12;
  context.save();
  context.beginPath();
  context.rect(from, 0, to - from, bottom);
  context.clip();
  context.strokeStyle = palette.grid;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = from - bottom; x < to; x += STEP) { context.moveTo(x, bottom); context.lineTo(x + bottom, 0); }
  context.stroke();
  context.font = '400 11px "Inter", sans-serif';
  context.textBaseline = "middle";
  context.textAlign = "center";
  // Upright where there is no room for the words beside each other.
  context.translate((from + to) / 2, bottom / 2);
  context.rotate(-Math.PI / 2);
  if (to - from >= 16) {
    const room = context.measureText(NAME).width + 12;
    context.fillStyle = palette.card;
    context.fillRect(-room / 2, -8, room, 16);
    context.fillStyle = palette.soft;
    context.fillText(NAME, 0, 0);
  }
  context.restore();
}
