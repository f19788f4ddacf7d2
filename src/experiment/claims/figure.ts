/** A figure of a claim: what was measured, in plain words, and what theory says of it where it says anything. */
import { log10 } from "../../sim/portable-math.js";

export interface ClaimFigure {
  /** In words that somebody understands who knows neither ledgers nor queues. */
  readonly what: string;
  readonly unit: string;
  readonly mean: number;
  /** Of the 95 % interval. */
  readonly halfWidth: number;
  /** By theory, in the same unit. */
  readonly expected?: number;
}

/** The mean with its interval, to the digits that this leaves meaningful. */
export function measuredText({ mean, halfWidth }: ClaimFigure): string {
  if (halfWidth <= 1e-9 * Math.abs(mean)) return proper(String(Number(mean.toPrecision(4))));
  if (!Number.isFinite(halfWidth)) return `${proper(String(Number(mean.toPrecision(4))))} ± ?`;
  const digits = Math.min(10, Math.max(0, 1 - Math.floor(log10(Math.max(halfWidth, 1e-9)))));
  return `${proper(mean.toFixed(digits))} ± ${halfWidth.toFixed(digits)}`;
}

/** Nothing where theory says nothing. */
export function expectedText({ expected }: ClaimFigure): string {
  return expected === undefined ? "" : proper(String(Number(expected.toPrecision(3))));
}

function proper(text: string): string { return text.replace("-", "−"); }
