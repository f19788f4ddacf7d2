/** Which points no other point beats: nothing is better in one of two goals without being worse in the other. */
import type { Better } from "../../../src/experiment/compare/comparison.js";

export interface Goal { readonly x: number; readonly y: number }

/** Indices of the points on the front, from the least x on; of equal points all. */
export function paretoFront(points: readonly Goal[], betterX: Better, betterY: Better): number[] {
  const signX = betterX === "lower" ? 1 : -1, signY = betterY === "lower" ? 1 : -1;
  const order = points.map((_, i) => i).sort((a, b) => signX * (points[a]!.x - points[b]!.x) || signY * (points[a]!.y - points[b]!.y) || a - b);
  const front: number[] = [];
  let best = Infinity, bestX = Number.NaN;
  for (const i of order) {
    const y = signY * points[i]!.y;
    if (y < best || (y === best && points[i]!.x === bestX)) { front.push(i); bestX = points[i]!.x; }
    best = Math.min(best, y);
  }
  return front.sort((a, b) => points[a]!.x - points[b]!.x || a - b);
}
