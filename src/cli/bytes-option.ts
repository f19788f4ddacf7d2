/** Sizes of memory as options take them. */
import { InvalidArgumentError } from "commander";

const POWERS: Readonly<Record<string, number>> = { k: 1, M: 2, G: 3, T: 4 };

/** `512MB`, `8GB`, `8GiB`, or bytes. @throws InvalidArgumentError */
export function bytes(written: string): number {
  const value = size(written);
  if (!(value >= 32e6)) throw new InvalidArgumentError("It must be at least 32MB, e.g. 512MB, 8GB or 8GiB.");
  return value;
}

/** Bytes; NaN for what is no size. */
export function size(written: string): number {
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)\s*(kB|MB|GB|TB|KiB|MiB|GiB|TiB)?$/.exec(written.trim()) ?? [];
  return digits === undefined ? Number.NaN : Number(digits) * (unit.includes("i") ? 1024 : 1000) ** (POWERS[(unit[0] ?? "").replace("K", "k")] ?? 0);
}
