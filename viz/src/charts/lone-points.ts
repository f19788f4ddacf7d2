/**
 * Points without a neighbour, as where a ledger confirms in some intervals only: neither a line nor a band joins them to
 * anything, so they are drawn as dots and as upright bars, lest a chart with figures looks empty.
 */

/** The places in `points` that are known while those beside them are not. */
export function loneOf<T>(points: readonly T[], known: (point: T) => boolean): T[] {
  return points.filter((point, i) => known(point) && !(i > 0 && known(points[i - 1]!)) && !(i + 1 < points.length && known(points[i + 1]!)));
}

/** A path of full dots. */
export function dotsPath(places: readonly { readonly x: number; readonly y: number }[], radius: number): string {
  return places.map(({ x, y }) => `M${x - radius},${y}a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0`).join("");
}

/** A path of upright bars. */
export function barsPath(places: readonly { readonly x: number; readonly low: number; readonly high: number }[], width: number): string {
  return places.map(({ x, low, high }) => `M${x - width / 2},${low}H${x + width / 2}V${high}H${x - width / 2}Z`).join("");
}
