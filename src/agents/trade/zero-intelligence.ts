/**
 * A continuous double auction among traders without any intelligence but a budget: each names a random price at which it
 * would not lose, and whoever crosses the best offer of the other side trades at it. It shows how much of the gains from
 * trade a market yields by its rules alone (D. Gode, S. Sunder, Allocative efficiency of markets with zero-intelligence
 * traders, 1993), and is the lower bound for what cleverer traders reach.
 */
import type { RandomStream } from "../../sim/random.js";

/** Units that a trader wants to buy (their values, the dearest first) or to sell (their costs, the cheapest first). */
type Units = readonly number[];

export interface AuctionOutcome { readonly gains: number; readonly trades: number; readonly prices: readonly number[] }

/**
 * @param highest prices are named between 0 and this
 * @param rounds offers that are made
 */
export function zeroIntelligenceAuction(buyers: readonly Units[], sellers: readonly Units[], highest: number, rounds: number, chance: RandomStream): AuctionOutcome {
  const next = { bought: buyers.map(() => 0), sold: sellers.map(() => 0) }, prices: number[] = [];
  let bid: { trader: number; price: number } | undefined, ask: typeof bid, gains = 0;
  for (let round = 0; round < rounds; round++) {
    const drawn = chance.integer(buyers.length + sellers.length), buys = drawn < buyers.length, trader = buys ? drawn : drawn - buyers.length;
    const limit = buys ? buyers[trader]![next.bought[trader]!] : sellers[trader]![next.sold[trader]!];
    if (limit === undefined) continue;
    const price = buys ? chance.uniform(0, limit) : chance.uniform(limit, highest);
    if (buys && (bid === undefined || price > bid.price)) bid = { trader, price };
    if (!buys && (ask === undefined || price < ask.price)) ask = { trader, price };
    if (bid === undefined || ask === undefined || bid.price < ask.price) continue;
    // Whoever was there first has named the price.
    prices.push(buys ? ask.price : bid.price);
    gains += buyers[bid.trader]![next.bought[bid.trader]!++]! - sellers[ask.trader]![next.sold[ask.trader]!++]!;
    bid = ask = undefined;
  }
  return { gains, trades: prices.length, prices };
}

/** Most that these traders can gain together: the dearest wants are met from the cheapest offers. */
export function mostGains(buyers: readonly Units[], sellers: readonly Units[]): number {
  const values = buyers.flat().sort((a, b) => b - a), costs = sellers.flat().sort((a, b) => a - b);
  let sum = 0;
  for (let i = 0; i < values.length && i < costs.length; i++) sum += Math.max(0, values[i]! - costs[i]!);
  return sum;
}
