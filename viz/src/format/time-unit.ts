/** The unit of a time axis, chosen once for a run so that all its charts share it. */

export interface TimeUnit { readonly seconds: number; readonly short: string; readonly long: string }

/** Steps that divide the next greater unit, so that ticks fall on round times. */
const STEPS: Readonly<Record<string, readonly number[]>> = { s: [1, 2, 5, 10, 15, 30, 60], min: [1, 2, 5, 10, 15, 30, 60], h: [1, 2, 3, 6, 12, 24] };

/** Ticks from `low` to `high`, in the unit, at most `room` of them. */
export function timeTicks(low: number, high: number, unit: TimeUnit, room: number): number[] {
  const steps = STEPS[unit.short] ?? [1, 2, 5, 7, 10, 30, 60, 100, 365];
  const step = steps.find((each) => (high - low) / each <= Math.max(1, room)) ?? Math.ceil((high - low) / Math.max(1, room));
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

export function timeUnit(duration: number): TimeUnit {
  if (duration <= 300) return { seconds: 1, short: "s", long: "seconds" };
  if (duration <= 4 * 3600) return { seconds: 60, short: "min", long: "minutes" };
  return duration <= 5 * 86_400 ? { seconds: 3600, short: "h", long: "hours" } : { seconds: 86_400, short: "d", long: "days" };
}
