/**
 * How cells are told apart: one hue a value of the parameter that counts most (the ledger, where it varies), the same in
 * all charts; cells of one hue differ by dashes, and by their labels.
 */
import type { Sweep } from "./sweep.js";
import { LEDGERS } from "../data/ledger-kind.js";
import { parameterAxis } from "./axis.js";

/** `hue` is a token of theme.css. */
export interface Look { readonly hue: string; readonly dashed: boolean }

/** Tokens `series-1` … of theme.css. */
const HUES = 8;

/** The parameter whose values have the hues: the kind of ledger, else the first with few enough values, choices before numbers; none in a wide sample. */
export function huedParameter({ plan }: Sweep): string | undefined {
  const count = (path: string): number => new Set(plan.cells.map(({ values }) => String(values[path]))).size;
  const fitting = plan.parameters.map(({ path }) => path).filter((path) => count(path) > 1 && count(path) <= HUES);
  return plan.parameters.find(({ path }) => path === "ledger.kind")?.path ?? fitting.find((path) => plan.parameters.find((each) => each.path === path)?.kind !== "number") ?? fitting[0];
}

export function hueOfValue(value: string, index: number): string {
  if ((LEDGERS as readonly string[]).includes(value)) return `ledger-${value}`;
  return index < HUES ? `series-${index + 1}` : "reference";
}

export function looksOf(sweep: Sweep): (cell: number) => Look {
  const path = huedParameter(sweep), axis = path === undefined ? undefined : parameterAxis(sweep, path);
  if (axis === undefined || path === undefined) return () => ({ hue: "series-1", dashed: false });
  const order = [...new Set(sweep.plan.cells.map((_, cell) => axis.words(cell)))], seen = new Map<string, number>();
  const looks = sweep.plan.cells.map((_, cell) => {
    const value = axis.words(cell), before = seen.get(value) ?? 0;
    seen.set(value, before + 1);
    return { hue: hueOfValue(value, order.indexOf(value)), dashed: before % 2 === 1 };
  });
  return (cell) => looks[cell] ?? { hue: "reference", dashed: false };
}
