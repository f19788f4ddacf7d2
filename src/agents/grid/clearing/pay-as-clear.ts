/**
 * Merit order with one price: buyers by falling, sellers by rising limit, as far as a buyer still pays what a seller asks.
 * The price is in the middle of those at which nobody who trades would rather not and nobody left out would rather trade.
 */
import { meritOrder, NOTHING, shareOut, type ClearingRule } from "./clearing-rule.js";

export const payAsClear: ClearingRule = {
  name: "pay-as-clear",
  doc: "Merit order: the keenest buyers and sellers trade, all at the price where demand and supply meet.",
  clear(bids, asks) {
    const buyers = meritOrder(bids, -1), sellers = meritOrder(asks, 1);
    let buyer = 0, seller = 0, traded = 0, lastBid = Number.NaN, lastAsk = Number.NaN;
    let demand = buyers.length > 0 ? bids.quantity[buyers[0]!]! : 0;
    let supply = sellers.length > 0 ? asks.quantity[sellers[0]!]! : 0;
    while (buyer < buyers.length && seller < sellers.length) {
      const bid = bids.limit[buyers[buyer]!]!, ask = asks.limit[sellers[seller]!]!;
      if (bid < ask) break;
      const quantity = Math.min(demand, supply);
      traded += quantity;
      demand -= quantity;
      supply -= quantity;
      lastBid = bid;
      lastAsk = ask;
      if (demand <= NOTHING && ++buyer < buyers.length) demand = bids.quantity[buyers[buyer]!]!;
      if (supply <= NOTHING && ++seller < sellers.length) supply = asks.quantity[sellers[seller]!]!;
    }
    // The marginal order that is served in part, or the next one that is not served at all, bounds the price.
    const nextBid = buyer < buyers.length ? bids.limit[buyers[buyer]!]! : Number.NEGATIVE_INFINITY;
    const nextAsk = seller < sellers.length ? asks.limit[sellers[seller]!]! : Number.POSITIVE_INFINITY;
    const price = (Math.max(lastAsk, nextBid) + Math.min(lastBid, nextAsk)) / 2;
    return { price: traded > 0 ? price : Number.NaN, traded, bought: shareOut(bids, buyers, traded), sold: shareOut(asks, sellers, traded) };
  },
};
