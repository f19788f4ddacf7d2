/**
 * What the reader has selected: on each of some axes a range, or some of the values. A cell is selected when it lies within
 * all of them. In the address: `ledger.kind:=cloud|tangle;fees.mean:0~0.2`, either end of a range may be open.
 */
import type { Axis } from "./axis.js";

export interface Range { readonly from: number; readonly to: number }
export type Brush = Range | ReadonlySet<string>;
export type Brushes = ReadonlyMap<string, Brush>;

export function isRange(brush: Brush): brush is Range { return "from" in brush; }

export function parseBrushes(text: string | undefined): Brushes {
  const brushes = new Map<string, Brush>();
  for (const part of (text ?? "").split(";")) {
    const [, name, rest] = /^([^:]+):(.*)$/.exec(part) ?? [];
    if (name === undefined || rest === undefined) continue;
    if (rest.startsWith("=")) { brushes.set(decoded(name), new Set(rest.slice(1).split("|").map(decoded))); continue; }
    const [from = "", to = ""] = rest.split("~");
    const range = { from: from === "" ? -Infinity : Number(from), to: to === "" ? Infinity : Number(to) };
    if (range.from <= range.to && rest.includes("~") && isSomething(range)) brushes.set(decoded(name), range);
  }
  return brushes;
}

export function formatBrushes(brushes: Brushes): string {
  const end = (value: number): string => (Number.isFinite(value) ? String(value) : "");
  return [...brushes].map(([name, brush]) => `${encodeURIComponent(name)}:${isRange(brush) ? `${end(brush.from)}~${end(brush.to)}` : `=${[...brush].map(encodeURIComponent).join("|")}`}`).join(";");
}

/** The brushes with one more, or another, or without it. */
export function withBrush(brushes: Brushes, name: string, brush: Brush | undefined): Brushes {
  const next = new Map(brushes);
  if (brush === undefined || (isRange(brush) && !isSomething(brush))) next.delete(name);
  else next.set(name, brush);
  return next;
}

/** Whether a cell lies within; a cell without a value on an axis lies outside any brush there. */
export function within(axis: Axis, brush: Brush, cell: number): boolean {
  const value = axis.of(cell);
  if (value === undefined) return false;
  return isRange(brush) ? value >= brush.from && value <= brush.to : brush.has(axis.words(cell));
}

function isSomething({ from, to }: Range): boolean { return from > -Infinity || to < Infinity; }

function decoded(text: string): string { try { return decodeURIComponent(text); } catch { return text; } }
