/** What holds for every ledger behind the port, whatever its kind. */
import { describe, expect, it } from "vitest";
import { Stage, isFinal, type Transaction } from "../../src/ledger/port.js";
import { ledgers } from "../../src/ledger/registry.js";
import { makeLedger } from "./harness.js";
import { LEDGERS } from "./sections.js";

/** Random payments among a few accounts, some without cover, some spent twice; returns all that was heard. */
function market(section: Record<string, unknown>, seed: string) {
  const world = makeLedger({ seed, duration: 400, ledger: section, rate: 2, trace: true });
  const { kernel, ledger } = world, ofLedger = ledger.total();
  const owner = ledger.openAccount({ kind: "owner" });
  const wallets = Array.from({ length: 6 }, (_, i) => ledger.openAccount({ kind: "device", balance: 1000 * i, owner, ownerShare: 0.3, workTime: i % 2 }));
  const heard = new Map<Transaction, Stage[]>();
  const purpose = ledger.registerPurpose({
    name: "test/pay", device: "device",
    hear: (stage, reference, transaction) => {
      expect(reference).toBe(42);
      heard.set(transaction, [...heard.get(transaction) ?? [], stage]);
    },
  });
  const random = kernel.stream("test");
  const totals: number[] = [];
  const pairs: [Transaction, Transaction][] = [];
  const act = kernel.eventType("test/act", () => {
    const payer = wallets[random.integer(6)]!, payee = wallets[random.integer(6)]!;
    const payment = ledger.pay(payer, payee, random.integer(700), purpose, 42);
    if (random.next() < 0.1) pairs.push([payment, ledger.doubleSpend(payment, wallets[random.integer(6)]!, purpose, 42)]);
    totals.push(ledger.total());
    if (kernel.now < 200) kernel.after(random.exponential(1), act);
  });
  kernel.after(0, act);
  return { ...world, ...world.finish(), heard, totals, pairs, wallets, owner, minted: ofLedger + 15_000 };
}

describe.each(Object.entries(LEDGERS))("ledger %s", (_, section) => {
  const run = market(section, "1");

  it("conserves tokens at every moment", () => {
    expect(new Set(run.totals)).toEqual(new Set([run.minted]));
    expect(run.ledger.total()).toBe(run.minted);
    expect(() => { run.ledger.audit(); }).not.toThrow();
  });

  it("tells each stage once and in order, and at most one end", () => {
    expect(run.heard.size).toBeGreaterThan(100);
    for (const stages of run.heard.values()) {
      expect(stages.filter(isFinal).length).toBeLessThanOrEqual(1);
      expect(isFinal(stages.at(-1)!) || stages.at(-1)! < Stage.confirmed).toBe(true);
      const last = stages.at(-1)!;
      const way = last > Stage.confirmed ? stages.slice(0, -1) : stages;
      expect(way).toEqual(way.map((_stage, i) => Stage.attached + i));
    }
  });

  it("agrees with what it told", () => {
    for (const [transaction, stages] of run.heard) expect(run.ledger.stage(transaction)).toBe(stages.at(-1));
    const rows = new Map(run.rows("transactions").map((row) => [row.id, row]));
    expect(rows.size).toBe(run.ledger.sample.of);
    for (const [transaction, stages] of run.heard) expect(Stage[rows.get(transaction)!.stage as keyof typeof Stage]).toBe(stages.at(-1));
  });

  it("never confirms both sides of a double spend", () => {
    expect(run.pairs.length).toBeGreaterThan(5);
    for (const pair of run.pairs) expect(pair.filter((side) => run.ledger.stage(side) === Stage.confirmed).length).toBeLessThanOrEqual(1);
  });

  it("splits earnings between device and owner", () => {
    const earned = run.wallets.map((wallet) => run.ledger.statement(wallet).earned).reduce((a, b) => a + b, 0);
    const owners = run.ledger.balance(run.owner);
    expect(owners / (earned + owners)).toBeCloseTo(0.3, 2);
    expect(owners).toBeLessThanOrEqual(0.3 * (earned + owners));
  });

  it("rejects what has no cover before it returns", () => {
    const { ledger } = makeLedger({ duration: 1, ledger: section });
    const heard: Stage[] = [];
    const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage) => { heard.push(stage); } });
    const a = ledger.openAccount({ kind: "device", balance: 10 }), b = ledger.openAccount({ kind: "device" });
    ledger.pay(a, b, 7, purpose, 0);
    expect(ledger.available(a)).toBe(3);
    expect(ledger.balance(a)).toBe(10);
    heard.length = 0;
    const second = ledger.pay(a, b, 4, purpose, 0);
    expect(heard).toEqual([Stage.rejected]);
    expect(ledger.stage(second)).toBe(Stage.rejected);
  });

  it("is the same again under the same seed, and another under another", () => {
    expect(market(section, "1").kernel.fingerprint).toBe(run.kernel.fingerprint);
    expect(market(section, "2").kernel.fingerprint).not.toBe(run.kernel.fingerprint);
  });

  it("answers a late double spend with a conflict", () => {
    const world = makeLedger({ duration: 2000, ledger: section, rate: 2 });
    const { kernel, ledger } = world;
    const heard: Stage[] = [];
    const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: () => {} });
    const late = ledger.registerPurpose({ name: "test/late", device: "device", hear: (stage) => { heard.push(stage); } });
    const a = ledger.openAccount({ kind: "device", balance: 10 }), b = ledger.openAccount({ kind: "device" });
    const first = ledger.pay(a, b, 10, purpose, 0);
    kernel.at(1900, kernel.eventType("test/late", () => { ledger.doubleSpend(first, a, late, 0); }));
    world.finish();
    expect(ledger.stage(first)).toBe(Stage.confirmed);
    expect(heard).toEqual([Stage.conflicting]);
    expect([ledger.balance(a), ledger.balance(b)]).toEqual([0, 10]);
  });
});

it("covers every kind of ledger", () => {
  expect(new Set(Object.values(LEDGERS).map(({ kind }) => kind))).toEqual(new Set(ledgers.map(({ name }) => name)));
});
