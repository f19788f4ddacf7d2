/**
 * Units that a scenario file may write (`90s`, `15min`, `2 kWp`) and their conversion to the one unit in which the
 * engine computes each quantity. A bare number is taken to be in the engine's unit already.
 */

/** Factor from a written unit to the engine's unit, by quantity; the first unit of each list is the engine's. */
export const UNITS = {
  time: { s: 1, ms: 1e-3, us: 1e-6, min: 60, h: 3600, d: 86_400 },
  rate: { "1/s": 1, "/s": 1, "1/min": 1 / 60, "/min": 1 / 60, "1/h": 1 / 3600, "/h": 1 / 3600, "1/d": 1 / 86_400, "/d": 1 / 86_400 },
  power: { kW: 1, W: 1e-3, MW: 1e3, kWp: 1 },
  energy: { kWh: 1, Wh: 1e-3, MWh: 1e3, J: 1 / 3.6e6, mJ: 1 / 3.6e9, kJ: 1 / 3600, MJ: 1 / 3.6 },
  length: { m: 1, km: 1000, cm: 0.01 },
  speed: { "m/s": 1, "km/h": 1 / 3.6 },
  bandwidth: { "bit/s": 1, "kbit/s": 1e3, "Mbit/s": 1e6, "Gbit/s": 1e9 },
  data: { byte: 1, bytes: 1, kB: 1e3, MB: 1e6 },
  mass: { kg: 1, g: 1e-3 },
  angle: { deg: 1, "°": 1 },
  share: { "1": 1, "%": 0.01 },
  energyPerLength: { "Wh/km": 1, "kWh/km": 1000 },
  money: { token: 1, tokens: 1, cent: 0.01, cents: 0.01 },
  valueOfTime: { "token/h": 1, "tokens/h": 1 },
  energyPrice: { "token/kWh": 1, "tokens/kWh": 1, "cent/kWh": 0.01 },
} as const;

export type Quantity = keyof typeof UNITS;

/** The unit in which the engine computes a quantity. */
export function engineUnit(quantity: Quantity): string {
  return Object.keys(UNITS[quantity])[0]!;
}

const WRITTEN = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(\S.*?)?\s*$/;

/**
 * Reads a written quantity. Returns the value in the engine's unit, or a sentence that says what is wrong.
 * @example parseQuantity("15min", "time") // 900
 */
export function parseQuantity(written: string | number, quantity: Quantity): number | { error: string } {
  const units: Readonly<Record<string, number>> = UNITS[quantity];
  const allowed = Object.keys(units).join(", ");
  if (typeof written === "number") return written;
  const match = WRITTEN.exec(written);
  if (!match) return { error: `"${written}" is not a number with a unit (${allowed})` };
  const unit = match[2];
  if (unit === undefined) return Number(match[1]);
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (factor === undefined) return { error: `"${unit}" is not a unit of ${quantity}; allowed: ${allowed}` };
  // 70 % is 0.7, not 0.7000000000000001: what is written with few digits stays so.
  return Number((Number(match[1]) * factor).toPrecision(15));
}
