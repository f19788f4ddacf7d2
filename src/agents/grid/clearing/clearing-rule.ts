/**
 * A clearing rule: given the orders of a slot, who buys and sells how much, and at what price. A rule is one file with one
 * line in registry.ts. All rules here give every buyer and seller of a slot the same price.
 */

/** Orders of one side: quantity [kWh] and the worst price [token/kWh] that each still accepts. */
export interface Side { readonly quantity: Float64Array; readonly limit: Float64Array }

/** What everybody can have outside the market, token/kWh. */
export interface OutsidePrices { readonly retail: number; readonly feedIn: number }

export interface Clearing {
  /** token/kWh; NaN if nothing is traded. */
  readonly price: number;
  /** kWh. */
  readonly traded: number;
  /** kWh by order. */
  readonly bought: Float64Array;
  readonly sold: Float64Array;
}

export interface ClearingRule {
  readonly name: string;
  readonly doc: string;
  clear(bids: Side, asks: Side, outside: OutsidePrices): Clearing;
}

/** Less than this is rounding, kWh. */
export const NOTHING = 1e-12;

/** Orders from the keenest on: `direction` 1 lowest limit first (sellers), −1 highest first (buyers); ties in order of entry. */
export function meritOrder({ limit }: Side, direction: 1 | -1): Uint32Array {
  return Uint32Array.from(limit, (_, order) => order).sort((a, b) => direction * (limit[a]! - limit[b]!) || a - b);
}

/** Shares `traded` out along the merit order; orders of equal limit at the margin are served in proportion. */
export function shareOut({ quantity, limit }: Side, order: Uint32Array, traded: number): Float64Array {
  const filled = new Float64Array(quantity.length);
  let left = traded;
  for (let begin = 0; begin < order.length && left > NOTHING;) {
    let end = begin, offered = 0;
    for (; end < order.length && limit[order[end]!]! === limit[order[begin]!]!; end++) offered += quantity[order[end]!]!;
    const share = Math.min(1, left / offered);
    for (; begin < end; begin++) filled[order[begin]!] = quantity[order[begin]!]! * share;
    left -= offered * share;
  }
  return filled;
}
