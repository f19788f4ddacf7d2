/** Settlement by channels: one confirmation at first, one message each time after that, and money that is locked. */
import { expect, it } from "vitest";
import { micro } from "../../../src/ledger/port.js";
import { createSettlement, settlementSchema } from "../../../src/ledger/settlement/registry.js";
import { makeLedger } from "../harness.js";

function shop(settlement: Record<string, unknown>, ledger: Record<string, unknown> = { kind: "ideal", delay: "10s" }) {
  const world = makeLedger({ duration: 1000, ledger }), { kernel } = world;
  const policy = createSettlement(settlementSchema.parse({ policy: "channel", ...settlement }), world.ledger, kernel, world.recorder), waits: number[] = [], asked: number[] = [];
  const listener = policy.register({ name: "test/buy", device: "buyer", cleared: (deal) => { waits[deal] = Math.round(10 * (kernel.now - asked[deal]!)) / 10; }, failed: (deal) => { waits[deal] = -1; } });
  const buyer = world.ledger.openAccount({ kind: "buyer", balance: micro(100) }), seller = world.ledger.openAccount({ kind: "seller", balance: micro(2) });
  const buy = (at: number, amount: number, back = false): void => {
    const deal = asked.push(at) - 1;
    kernel.at(at, kernel.eventType(`test/${deal}`, () => { if (back) policy.pay(seller, buyer, micro(amount), listener, deal); else policy.pay(buyer, seller, micro(amount), listener, deal); }));
  };
  return { ...world, buyer, seller, waits, buy };
}

it("waits for one confirmation at first, and for one message from then on, in both directions", () => {
  const world = shop({ capacity: 20 });
  for (const [at, amount, back] of [[0, 5], [3, 5], [100, 5], [200, 5, true], [300, 5]] as const) world.buy(at, amount, back);
  const { figure } = world.finish();
  expect(world.waits).toEqual([10.2, 7.2, 0.2, 0.2, 0.2]);
  expect([figure("channel.opened"), figure("channel.updates"), figure("settlement.loss")]).toEqual([1, 5, 0]);
  expect(figure("settlement.clearing.mean")).toBeCloseTo((10.2 + 7.2 + 3 * 0.2) / 5, 9);
  expect([world.ledger.balance(world.buyer), world.ledger.balance(world.seller)]).toEqual([micro(85), micro(17)]);
});

it("locks what both put in, and risks nothing: nobody delivers before the new state is signed", () => {
  const world = shop({ capacity: 20 });
  world.buy(0, 5);
  const { figure } = world.finish();
  expect(figure("settlement.locked.mean")).toBe(22);
  expect(figure("channel.locked.mean")).toBe(22);
  expect(figure("settlement.exposure.max")).toBe(0);
});

it("takes a payment that is larger than the channel to the ledger", () => {
  const world = shop({ capacity: 4 });
  world.buy(0, 5);
  world.buy(100, 4);
  world.finish();
  expect(world.waits).toEqual([10, 10.2]);
});

it("has a channel from before the run where that is asked for", () => {
  const world = shop({ capacity: 20, opened: "before" });
  world.buy(5, 5);
  expect(world.finish().figure("channel.opened")).toBe(0);
  expect(world.waits).toEqual([0.2]);
});

it("does not go before a ledger that consists of channels already", () => {
  expect(() => shop({}, { kind: "channel" })).toThrow(/settlement\.policy: has no effect/);
});
