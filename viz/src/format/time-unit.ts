/** The unit of a time axis, chosen once for a run so that all its charts share it. */

export interface TimeUnit { readonly seconds: number; readonly short: string; readonly long: string }

export function timeUnit(duration: number): TimeUnit {
  if (duration <= 300) return { seconds: 1, short: "s", long: "seconds" };
  if (duration <= 4 * 3600) return { seconds: 60, short: "min", long: "minutes" };
  return duration <= 5 * 86_400 ? { seconds: 3600, short: "h", long: "hours" } : { seconds: 86_400, short: "d", long: "days" };
}
