/** Laws of payment channels: how often they need the ledger, what a hub takes, what cheaters gain, what lies idle. */
import { createLedger, ledgerSchema } from "../../../ledger/registry.js";
import { micro } from "../../../ledger/port.js";
import { Kernel } from "../../../sim/kernel.js";
import { exp } from "../../../sim/portable-math.js";
import { RandomStream } from "../../../sim/random.js";
import { RunRecorder } from "../../../sim/run-recorder.js";
import type { Law } from "../law.js";

const NOWHERE = { open: () => () => {} };

/** One channel, in which one of two pays the other a unit by the toss of a coin. @returns payments for each time that it was exhausted */
function ruin(capacity: number): number {
  const payments = 40_000, kernel = new Kernel({ seed: "1" }), recorder = new RunRecorder(kernel, { duration: payments, warmup: 0, interval: payments }, NOWHERE), coin = new RandomStream("1", "coin");
  const ledger = createLedger(ledgerSchema.parse({ kind: "channel", base: { kind: "ideal" }, topology: { kind: "direct" }, capacity, keep: 0, roundTrip: 0 }), { kernel, recorder });
  const [a, b] = [0, 1].map(() => ledger.openAccount({ kind: "device", balance: micro(1e6) })), purpose = ledger.registerPurpose({ name: "law/pay", device: "device", hear: () => {} });
  const pay = kernel.eventType("law/pay", () => {
    if (coin.next() < 0.5) ledger.pay(a!, b!, micro(1), purpose, 0); else ledger.pay(b!, a!, micro(1), purpose, 0);
    kernel.after(1, pay);
  });
  kernel.after(0.5, pay);
  recorder.start();
  kernel.run({ until: payments });
  return payments / recorder.finish().metrics["channel.exhausted"]!.value!;
}

/** So many customers that each buy something for one token, `rate` times an hour, and never spend twice. */
function customers(count: number, rate: number, duration: string, ledger: Record<string, unknown>): Record<string, unknown> {
  return {
    duration, warmup: 0, interval: duration, ledger: { kind: "channel", base: { kind: "ideal", delay: 1 }, keep: 0, ...ledger },
    fleets: { customers: { device: "double-spender", count, wallet: 1e5, amount: 1, attemptRate: rate / 3600, secondAfter: 86_400 } },
  };
}

const direct = { kind: "direct", direction: "payer" };

export const channelLaws: readonly Law[] = [
  {
    id: "L1", quantity: "transactions on the ledger for each payment of 1 in a channel of 10 that is topped up: amount over capacity", unit: "1", target: 0.1, tolerance: 0.01, source: "renewal; derived in docs/models/channel.md",
    scenario: customers(5, 600, "10h", { topology: direct, capacity: 10 }), read: (metric) => metric("channel.transactions.perPayment"), plantedFault: { "ledger.capacity": 9 },
  },
  {
    id: "L1", quantity: "the same where it is closed and opened again: twice as many", unit: "1", target: 0.2, tolerance: 0.01, source: "renewal; derived in docs/models/channel.md",
    scenario: customers(5, 600, "10h", { topology: direct, capacity: 10, refill: "reopen" }), read: (metric) => metric("channel.transactions.perPayment"), plantedFault: { "ledger.refill": "top-up" },
  },
  {
    id: "L2", quantity: "payments of 1 by the toss of a coin until a channel is exhausted into which both put 9: (9 + 1)² − 1", unit: "1", target: 99, tolerance: 0.12, source: "gambler's ruin: Feller I, chapter XIV",
    compute: () => ruin(9), plantedFault: () => ruin(8),
  },
  {
    id: "L3", quantity: "fee of a payment of 1 token through a hub that takes 0.002 tokens and 1 %", unit: "token", target: 0.012, tolerance: 1e-9, source: "definition",
    scenario: customers(5, 600, "1h", { topology: { fee: 0.002, share: 0.01, capacity: 1e5 } }), read: (metric) => metric("channel.fees.routing") / metric("channel.updates"), plantedFault: { "ledger.topology.share": 0.011 },
  },
  {
    id: "L4", quantity: "share of the money that is lost where half of the customers publish old states and 6 in 10 are watched: q (1 − w)", unit: "1", target: 0.2, tolerance: 0.06, source: "expectation",
    scenario: customers(1500, 1, "20h", { topology: direct, capacity: 1000, idle: 60, window: 10, fraud: { kind: "old-states", cheaters: 0.5, watched: 0.6 } }),
    read: (metric) => metric("channel.loss") / metric("channel.updates"), plantedFault: { "ledger.fraud.watched": 0.7 },
  },
  {
    id: "L5", quantity: "money locked over 4 h by 1500 customers that buy once an hour over channels of 10, from the first purchase on: nC(1 − (1 − exp(−rT))/(rT))", unit: "token",
    target: 1500 * 10 * (1 - (1 - exp(-4)) / 4), tolerance: 0.02, source: "exponential distribution",
    scenario: customers(1500, 1, "4h", { topology: direct, capacity: 10, refill: "never" }), read: (metric) => metric("channel.locked.mean"), plantedFault: { "ledger.capacity": 10.5 },
  },
];
