import { describe, expect, it } from "vitest";
import { delivery, payFor } from "../../../src/agents/drones/delivery-market.js";
import { at, calmWorld } from "./calm.js";

describe("pay for a parcel", () => {
  it("falls from all to nothing between the two deadlines", () => {
    const terms = { value: 4, deadline: 1800, worthlessAfter: 2700 };
    expect([0, 1800, 2250, 2475, 2700, 9999].map((age) => payFor(terms, age))).toEqual([4, 4, 2, 1, 0, 0]);
  });
  it("drops at once where both deadlines are one", () => {
    const terms = { value: 4, deadline: 1800, worthlessAfter: 1800 };
    expect([1800, 1800.1].map((age) => payFor(terms, age))).toEqual([4, 0]);
  });
});

describe("a delivery", () => {
  /** Ordered at 0, dropped off and landed at the times given, over a ledger of so much delay. */
  function deliver(droppedAt: number, landedAt: number, delay: number) {
    const made = calmWorld({ duration: 4000, ledger: { kind: "ideal", delay } });
    const market = made.world.market(delivery);
    const customer = { name: "drones/customer", wallet: market.openCustomers(10) };
    const drone = { name: "drones/3", wallet: made.ledger.openAccount({ kind: "drone" }) };
    let number = 0;
    at(made, droppedAt, () => { number = market.dropOff(customer, drone, 0, 60); });
    at(made, landedAt, () => { market.landed(number); });
    const { metrics } = made.run();
    return { metrics, balance: made.ledger.balance(drone.wallet), deal: made.sink.rows("deals")[0] };
  }

  it("is paid at the drop-off, in time if the money is safe by the next landing", () => {
    const { metrics, balance, deal } = deliver(600, 900, 10);
    expect(balance).toBe(4_000_000);
    expect(metrics).toMatchObject({ "drones.parcels.onTime": 1, "drones.parcels.late": 0, "deals.paidInTime": 1 });
    expect(deal).toMatchObject({ seller: "drones/3", outcome: "delivered", reason: "", price: 4, agreed: 60, time: 900 });
  });
  it("is delivered but not paid in time where the ledger is slower than the flight home", () => {
    const { metrics, balance, deal } = deliver(600, 900, 301);
    expect(balance).toBe(4_000_000);
    expect(metrics["deals.paidInTime"]).toBe(0);
    expect(deal).toMatchObject({ outcome: "delivered", reason: "payment-late" });
  });
  it("is worth less when it is late", () => {
    const { metrics, balance, deal } = deliver(2250, 2500, 0);
    expect(balance).toBe(2_000_000);
    expect(metrics["drones.parcels.late"]).toBe(1);
    expect(deal).toMatchObject({ outcome: "late", price: 2 });
  });
  it("is worth nothing when it is too late", () => {
    const { balance, deal } = deliver(2700, 2900, 0);
    expect([balance, deal!["outcome"], deal!["price"]]).toEqual([0, "late", 0]);
  });
});
