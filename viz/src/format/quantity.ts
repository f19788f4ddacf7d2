/** Numbers with their units as people read them: three significant digits, a share in per cent, a long time in minutes. */

const plain = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export interface Shown { readonly figure: string; readonly unit: string }

/** At most three significant digits, but never rounding the whole part of a count away. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return (Math.abs(value) >= 1000 ? whole : plain).format(value).replace("-", "−");
}

const brief = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 });

/** For ticks of axes over many decades: 100M instead of 100,000,000. */
export function tickNumber(value: number): string { return Math.abs(value) >= 1e5 ? brief.format(value).toUpperCase().replace("-", "−") : number(value); }

export function percent(value: number): string {
  const share = value * 100;
  if (share > 0 && share < 0.005) return "< 0.01 %";
  const digits = Math.abs(share) >= 99.95 || share === 0 ? 0 : Math.abs(share) >= 10 ? 1 : 2;
  return Number.isFinite(value) ? `${share.toFixed(digits).replace("-", "−")} %` : "–";
}

/** A share on an axis, where whole per cents suffice. */
export function percentTick(value: number): string { return `${Number((value * 100).toFixed(1))} %`.replace("-", "−"); }

/** A duration in the unit in which it reads best. */
export function time(seconds: number): Shown {
  if (!Number.isFinite(seconds)) return { figure: "–", unit: "s" };
  const size = Math.abs(seconds);
  if (size > 0 && size < 0.1) return { figure: number(seconds * 1000), unit: "ms" };
  if (size < 180) return { figure: number(seconds), unit: "s" };
  if (size < 10_800) return { figure: number(seconds / 60), unit: "min" };
  return size < 345_600 ? { figure: number(seconds / 3600), unit: "h" } : { figure: number(seconds / 86_400), unit: "days" };
}

const PREFIXES = ["", "k", "M", "G", "T", "P", "E"];

/** An energy or a power with the prefix that leaves few digits: those of a transaction lie fifteen decades apart. */
function prefixed(value: number, unit: string): Shown {
  const power = Math.abs(value) < 1e4 || !Number.isFinite(value) ? 0 : Math.min(PREFIXES.length - 1, Math.floor(Math.log10(Math.abs(value)) / 3));
  return { figure: number(value / 10 ** (3 * power)), unit: `${PREFIXES[power]!}${unit}` };
}

/** A value in the unit that the run's files give; `1` is no unit, `share` one that is read as a percentage. */
export function shown(value: number, unit: string): Shown {
  if (unit === "s") return time(value);
  if (unit === "share") return { figure: percent(value).replace(" %", ""), unit: "%" };
  if (unit === "J" || unit === "W") return prefixed(value, unit);
  if (unit === "token") return { figure: number(value), unit: value === 1 ? "token" : "tokens" };
  return { figure: number(value), unit: unit === "1" ? "" : unit === "1/s" ? "per s" : unit };
}

export function sentence(value: number, unit: string): string {
  const { figure, unit: written } = shown(value, unit);
  return written === "" ? figure : `${figure} ${written}`;
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${number(size / 1e3)} kB` : size < 1e9 ? `${number(size / 1e6)} MB` : `${number(size / 1e9)} GB`;
}
