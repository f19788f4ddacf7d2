/** A buyer with 1000 tokens and a seller under a policy, who write down what they hear. */
import { micro, type Transaction } from "../../../src/ledger/port.js";
import { createSettlement, settlementSchema } from "../../../src/ledger/settlement/registry.js";
import type { SettlementListener } from "../../../src/ledger/settlement/settlement.js";
import { makeLedger } from "../harness.js";

export function shop(settlement: Record<string, unknown>, ledgerSection: Record<string, unknown>, duration = 1000, warmup = 0, listening: Partial<SettlementListener> = {}, rate = 0) {
  const world = makeLedger({ duration, warmup, ledger: ledgerSection, rate });
  const policy = createSettlement(settlementSchema.parse(settlement), world.ledger, world.kernel, world.recorder);
  const heard: string[] = [];
  const times: number[] = [], issued: Transaction[] = [];
  const listener = policy.register({
    name: "test/buy", device: "buyer",
    issued: (_, transaction) => { issued.push(transaction); },
    cleared: (reference) => { heard.push(`cleared ${reference}`); times.push(world.kernel.now); },
    stopped: (reference) => { heard.push(`stopped ${reference}`); times.push(world.kernel.now); },
    settled: (reference) => { heard.push(`settled ${reference}`); },
    failed: (reference, reason, wasCleared) => { heard.push(`failed ${reference} ${reason} ${wasCleared}`); },
    ...listening,
  });
  const buyer = world.ledger.openAccount({ kind: "buyer", balance: micro(1000) }), seller = world.ledger.openAccount({ kind: "seller" });
  let acts = 0;
  /** Does something in the middle of the run. */
  const at = (time: number, act: () => void): void => { world.kernel.at(time, world.kernel.eventType(`test/act/${acts++}`, act)); };
  return { ...world, at, policy, listener, heard, times, issued, buyer, seller };
}
