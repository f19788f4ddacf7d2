/** Means with their intervals, as people read them: as many digits as the interval leaves certain, and one more. */
import { humanNumber } from "./human.js";

/** What sums of rounded numbers leave of zero. */
const ROUNDING = 1e-9;

/** `13.20 ± 0.31`; the mean alone where there is no interval. */
export function meanText(mean: number, halfWidth: number | null, signed = false): string {
  const sign = signed && mean > 0 ? "+" : "";
  if (halfWidth === null || halfWidth < ROUNDING * Math.max(1, Math.abs(mean))) {
    const value = Math.abs(mean) < ROUNDING ? 0 : mean;
    return `${value === 0 ? "" : sign}${minus(humanNumber(value))}${halfWidth === null ? "" : " ± 0"}`;
  }
  const size = Math.max(Math.abs(mean), halfWidth);
  if (size >= 1e7 || size < 1e-3) {
    const exponent = Math.floor(Math.log10(size)), unit = 10 ** exponent;
    const digits = decimalsOf(halfWidth / unit);
    return `(${sign}${minus((mean / unit).toFixed(digits))} ± ${(halfWidth / unit).toFixed(digits)})e${exponent}`;
  }
  const digits = decimalsOf(halfWidth);
  const format = new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${sign}${minus(format.format(mean))} ± ${format.format(halfWidth)}`;
}

/** Decimals at which a half-width shows two digits. */
function decimalsOf(halfWidth: number): number {
  return Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(halfWidth))));
}

function minus(text: string): string {
  return text.replace("-", "−");
}
