/**
 * What theory says of trade between a buyer and a seller who meet at random, value and cost being spread evenly over the
 * same range, which is the unit. Sources are in docs/models/trade.md.
 */

/** What a trade is worth on average where every meeting with something to gain leads to one: E[(v − c)⁺]. */
export const FIRST_BEST = 1 / 6;
/** The same where they bargain without knowing each other's mind: the most that any mechanism yields. */
export const SECOND_BEST = 9 / 64;
/** The same at one posted price of a half. */
export const POSTED_PRICE = 1 / 8;
/** Share of meetings that end in a trade under the second best. */
export const SECOND_BEST_TRADES = 9 / 32;

/** Share of the trades that survive a fee (a share of the range) that is wasted: those with more to gain than it. */
export function tradesSurviving(fee: number): number { return (1 - fee) * (1 - fee); }
/** Gains from trade less fees, against those without a fee. */
export function netGains(fee: number): number { return (1 - fee) * (1 - fee) * (1 - fee); }
/** Gains from trade before fees, against those without a fee. */
export function grossGains(fee: number): number { return (1 - fee) * (1 - fee) * (1 + 2 * fee); }
