/**
 * The fixed price of an energy community: the middle between what energy costs and what it brings outside. Who accepts
 * that price trades; the longer side is served in proportion, whatever its limits.
 */
import { shareOut, type ClearingRule, type Side } from "./clearing-rule.js";

export const midMarketRate: ClearingRule = {
  name: "mid-market-rate",
  doc: "Everybody pays and gets the middle of retail and feed-in price; the longer side is served in proportion.",
  clear(bids, asks, { retail, feedIn }) {
    const price = (retail + feedIn) / 2;
    const demand = willing(bids, (limit) => limit >= price), supply = willing(asks, (limit) => limit <= price);
    const traded = Math.min(total(demand), total(supply));
    return { price: traded > 0 ? price : Number.NaN, traded, bought: inProportion(demand, traded), sold: inProportion(supply, traded) };
  },
};

/** The quantities of those who accept, 0 for the others. */
function willing({ quantity, limit }: Side, accepts: (limit: number) => boolean): Float64Array {
  return quantity.map((offered, order) => accepts(limit[order]!) ? offered : 0);
}

function total(quantity: Float64Array): number {
  let sum = 0;
  for (const one of quantity) sum += one;
  return sum;
}

function inProportion(quantity: Float64Array, traded: number): Float64Array {
  const equal = { quantity, limit: new Float64Array(quantity.length) };
  return shareOut(equal, Uint32Array.from(quantity, (_, order) => order), traded);
}
