/** Round values for a logarithmic axis: as many of a decade's multiples as there is room for, or only some of the decades. */

/** Multiples of powers of ten that a log axis may name, the densest first. */
const MULTIPLES = [[1, 2, 3, 4, 6, 8], [1, 2, 5], [1]] as const;
const MOST = 8;

/** The densest of the above that has at most `room` ticks, and no more than eight; else every second power of ten, every third … */
export function logTicks(low: number, high: number, room: number): number[] {
  const first = Math.floor(Math.log10(low)), most = Math.max(1, Math.min(room, MOST));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const choices = MULTIPLES.map((multiples) => powers
    .flatMap((power) => multiples.map((k) => Number((k * 10 ** power).toPrecision(1))))
    .filter((tick) => tick >= low * 0.999 && tick <= high * 1.001));
  const decades = choices.at(-1)!, step = Math.ceil(decades.length / most);
  return choices.find((ticks) => ticks.length <= most) ?? decades.filter((_, i) => (decades.length - 1 - i) % step === 0);
}
