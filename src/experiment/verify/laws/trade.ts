/** Laws of trade in pairs: what a fee leaves of it, what bargaining costs, and how far rules alone bring a market. */
import { RandomStream } from "../../../sim/random.js";
import { FIRST_BEST, POSTED_PRICE, SECOND_BEST, grossGains, netGains, tradesSurviving } from "../../../agents/trade/trade-theory.js";
import { mostGains, zeroIntelligenceAuction } from "../../../agents/trade/zero-intelligence.js";
import type { Law, ScenarioLaw } from "../law.js";

/** Strangers who trade over a chain that takes a fee, or, without one, over the ideal ledger. */
function strangers(fee: number, mechanism = "first-best"): Record<string, unknown> {
  const chain = { kind: "blockchain", consensus: { kind: "stake", slot: 5 }, confirmations: 2, propagation: { mean: 1, median: 0.7 }, dust: "pay", fees: { policy: "fixed", fee } };
  return {
    duration: "1h", interval: "10min", ledger: fee > 0 ? chain : { kind: "ideal" }, markets: { trade: { mechanism } },
    fleets: { traders: { device: "trader", count: 200, meetingRate: "90/h" } },
  };
}

const FEES = "derived: value and cost even over the range, trade where the gain exceeds the fee";
function wasted(fee: number): readonly ScenarioLaw[] {
  const law = (quantity: string, target: number, metric: string): ScenarioLaw => ({
    id: "M1", quantity: `${quantity}, fee f = ${fee} of the range`, unit: "1", target, tolerance: 0.03, source: FEES,
    scenario: strangers(fee), read: (read) => read(metric), plantedFault: { "ledger.fees.fee": 2.5 * fee },
  });
  return [
    law("trades that survive a fee: (1 − f)²", tradesSurviving(fee), "trade.share"),
    law("gains less fees: (1 − f)³", netGains(fee), "trade.efficiency"),
    law("gains before fees: (1 − f)²(1 + 2f)", grossGains(fee), "trade.efficiency.gross"),
  ];
}

const bargained = (mechanism: string, target: number, source: string): ScenarioLaw => ({
  id: "M2", quantity: `gains from trade in pairs against the first best, ${mechanism}`, unit: "1", target, tolerance: 0.02, source,
  scenario: strangers(0, mechanism), read: (metric) => metric("trade.efficiency"), plantedFault: { "markets.trade.mechanism": "first-best" },
});

/** Share of what could be gained, over a hundred auctions of five buyers and five sellers, five units each. @param rounds offers made in each */
function zeroIntelligence(rounds: number): number {
  const line = (from: number, step: number) => Array.from({ length: 5 }, (_, trader) => Array.from({ length: 5 }, (__, unit) => from + step * (5 * unit + trader)));
  const buyers = line(200, -7), sellers = line(20, 7), chance = new RandomStream("1", "zero-intelligence"), auctions = 100;
  let gains = 0;
  for (let i = 0; i < auctions; i++) gains += zeroIntelligenceAuction(buyers, sellers, 250, rounds, chance).gains;
  return gains / auctions / mostGains(buyers, sellers);
}

export const tradeLaws: readonly Law[] = [
  ...wasted(0.1),
  ...wasted(0.3),
  bargained("split-the-difference", SECOND_BEST / FIRST_BEST, "Chatterjee, Samuelson (1983); the second best of Myerson, Satterthwaite (1983): 9/64"),
  bargained("posted-price", POSTED_PRICE / FIRST_BEST, "derived: half the buyers and half the sellers take it"),
  {
    id: "M3", quantity: "gains that traders without intelligence reach in a double auction", unit: "1", target: 0.97, tolerance: 0, bound: "at least",
    source: "Gode, Sunder (1993): close to 100 %", compute: () => zeroIntelligence(4000), plantedFault: () => zeroIntelligence(40),
  },
];
