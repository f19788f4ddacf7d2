/** Fees: what is paid, to whom, and what they do to who waits. No money is made or lost by them. */
import { describe, expect, it } from "vitest";
import { MICRO, Stage, micro, type Transaction } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";

/** Six wallets that pay each other at random, under a load that fills the blocks. */
function economy(ledger: Record<string, unknown>, { rate = 0.5, amount = 5, duration = 20_000 } = {}) {
  const world = makeLedger({ duration, warmup: 0, rate, ledger: { kind: "blockchain", consensus: { interval: 60 }, blockSize: "5 kB", confirmations: 2, propagation: { mean: 2, median: 1 }, ...ledger } });
  const { kernel, ledger: port } = world, random = kernel.stream("test");
  const wallets = Array.from({ length: 6 }, () => port.openAccount({ kind: "device", balance: micro(1000) }));
  const told: [Transaction, Stage, number][] = [];
  const purpose = port.registerPurpose({ name: "test/pay", device: "device", hear: (stage, reference, transaction) => { told.push([transaction, stage, reference]); } });
  const totals = new Set<number>();
  const act = kernel.eventType("test/act", () => {
    const first = port.pay(wallets[random.integer(6)]!, wallets[random.integer(6)]!, micro(amount * random.next()), purpose, 0);
    if (random.next() < 0.1) port.doubleSpend(first, wallets[random.integer(6)]!, purpose, 1);
    totals.add(port.total());
    kernel.after(random.exponential(60), act);
  });
  kernel.after(0, act);
  const end = world.finish();
  return { ...world, ...end, wallets, told, totals };
}

describe("fees of payments", () => {
  it("go to the miners, all of them and to the micro-token, through forks and double spends", () => {
    const { ledger, wallets, figure, totals, told } = economy({ fees: { policy: "fixed", fee: 0.25 }, propagation: { mean: 20, median: 12 }, relay: "20s" }, { rate: 0 });
    expect([...totals]).toEqual([6000 * MICRO]);
    const left = wallets.reduce((sum, wallet) => sum + ledger.balance(wallet), 0);
    const confirmed = told.filter(([, stage]) => stage === Stage.confirmed).length;
    const takenBack = figure("conflicts.takenBack");
    expect(confirmed).toBeGreaterThan(200);
    expect(figure("fees.total")).toBeCloseTo(0.25 * (confirmed - takenBack), 6);
    expect(6000 * MICRO - left).toBe(Math.round(figure("fees.total") * MICRO));
    expect(figure("conflicts.succeeded")).toBeGreaterThan(0);
    expect(() => { ledger.audit(); }).not.toThrow();
  });

  it("of a load are counted and come from no wallet", () => {
    const { ledger, wallets, figure } = economy({ fees: { policy: "fixed", fee: 0.01 } }, { rate: 0.2, amount: 0 });
    expect(figure("fees.total")).toBeGreaterThan(10);
    const left = wallets.reduce((sum, wallet) => sum + ledger.balance(wallet), 0);
    expect(6000 * MICRO - left).toBeLessThan(micro(figure("fees.total")) / 4);
    expect(ledger.total()).toBe(6000 * MICRO);
  });
});

describe("dust", () => {
  it("is refused: nobody pays more for a payment than it is worth", () => {
    const refused = economy({ fees: { policy: "fixed", fee: 1 } }, { rate: 0, amount: 2 }), paid = economy({ fees: { policy: "fixed", fee: 1 }, dust: "pay" }, { rate: 0, amount: 2 });
    const dust = refused.figure("chain.dust");
    expect(dust).toBeGreaterThan(50);
    expect(refused.told.filter(([, stage]) => stage === Stage.rejected).length).toBe(dust);
    expect(paid.figure("chain.dust")).toBeGreaterThan(50);
    expect(paid.told.filter(([, stage]) => stage === Stage.rejected).length).toBe(0);
  });
});

describe("a market", () => {
  // 20 transactions a block, 60 s: room for 0.333 a second.
  const fees = { policy: "market", least: 0.001, most: 1, urgency: 0.5 };
  it("asks the least while there is room, and more the scarcer it is", () => {
    const [idle, busy, over] = [0.02, 0.25, 0.6].map((rate) => economy({ fees }, { rate }).figure("chain.mempool.mean"));
    expect(idle).toBeLessThan(busy!);
    expect(busy).toBeLessThan(over!);
    const [cheap, dear] = [0.02, 0.6].map((rate) => { const { figure } = economy({ fees }, { rate }); return figure("fees.total") / figure("throughput.confirmed"); });
    expect(dear).toBeGreaterThan(20 * cheap!);
  });

  it("serves those who pay: a small transaction of the same fee goes first", () => {
    const world = makeLedger({ duration: 20_000, rate: 1, ledger: { kind: "blockchain", consensus: { interval: 60 }, blockSize: "5 kB", paymentSize: "50 bytes", dataSize: "250 bytes", confirmations: 1, fees: { policy: "fixed", fee: 0.001 } } });
    const { kernel, ledger } = world, latency: number[] = [];
    const wallet = ledger.openAccount({ kind: "device", balance: micro(1000) });
    const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage, issued) => { if (stage === Stage.confirmed) latency.push(kernel.now - issued); } });
    const act = kernel.eventType("test/act", () => { ledger.pay(wallet, wallet, micro(0.1), purpose, kernel.now); kernel.after(200, act); });
    kernel.after(0, act);
    expect(world.finish().warnings).toContain("growing-backlog");
    const mean = latency.reduce((a, b) => a + b, 0) / latency.length;
    expect(latency.length).toBeGreaterThan(90);
    // The next block, after relay (2 s) and propagation (12.6 s).
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(95);
  });

  it("lets go of what no block ever takes, and gives the money back", () => {
    const world = makeLedger({ duration: 20_000, rate: 1, ledger: { kind: "blockchain", consensus: { interval: 60 }, blockSize: "5 kB", paymentSize: "2500 bytes", dataSize: "250 bytes", confirmations: 1, fees: { policy: "fixed", fee: 0.001 }, expiry: "1h" } });
    const { kernel, ledger } = world, heard: Stage[] = [];
    const wallet = ledger.openAccount({ kind: "device", balance: micro(10) });
    const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage) => { heard.push(stage); } });
    kernel.at(10_000, kernel.eventType("test/act", () => { ledger.pay(wallet, wallet, micro(1), purpose, 0); }));
    world.finish();
    expect(heard.at(-1)).toBe(Stage.orphaned);
    expect([ledger.balance(wallet), ledger.available(wallet)]).toEqual([micro(10), micro(10)]);
  });
});
