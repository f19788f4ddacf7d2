import { describe, expect, it } from "vitest";
import { Stage } from "../../../src/ledger/port.js";
import { Till } from "../../../src/agents/grid/till.js";
import { makeWorld } from "../../support/world.js";

function shop() {
  const { world, kernel, ledger, settlement } = makeWorld();
  const till = new Till(kernel, ledger, settlement);
  const buyer = ledger.openAccount({ kind: "home", balance: 1000 }), seller = ledger.openAccount({ kind: "home" });
  const deposit = ledger.registerPurpose({ name: "test/deposit", device: "home", hear: (stage) => { if (stage === Stage.confirmed) till.flush(); } });
  return { world, kernel, ledger, till, buyer, seller, pay: (amount: number): void => { ledger.pay(buyer, till.account, amount, deposit, 0); } };
}

describe("till", () => {
  it("pays when it is due", () => {
    const { kernel, ledger, till, seller, pay } = shop();
    pay(300);
    till.owe(seller, 200, 60);
    kernel.run({ until: 59 });
    expect(ledger.balance(seller)).toBe(0);
    kernel.run({ until: 60 });
    expect([ledger.balance(seller), ledger.balance(till.account), till.short]).toEqual([200, 100, 0]);
  });

  it("waits for money that has not come, and then pays in the order in which it was due", () => {
    const { kernel, ledger, till, buyer, seller, pay } = shop();
    till.owe(seller, 200, 0);
    till.owe(buyer, 50, 1);
    kernel.run({ until: 10 });
    expect(till.short).toBe(250);
    pay(220);
    kernel.run({ until: 20 });
    expect([ledger.balance(seller), till.short]).toEqual([200, 50]);
    pay(30);
    kernel.run({ until: 30 });
    expect([ledger.balance(buyer), till.short, ledger.balance(till.account)]).toEqual([800, 0, 0]);
  });

  it("pays nothing for nothing", () => {
    const { kernel, till, seller } = shop();
    till.owe(seller, 0, 0);
    expect(kernel.pending).toBe(0);
  });
});
