import { describe, expect, it } from "vitest";
import { delivery } from "../../../src/agents/drones/delivery-market.js";
import { OrderDesk } from "../../../src/agents/drones/order-desk.js";
import { calmWorld } from "./calm.js";

/** 40 hours of orders at two depots; `take` says which orders a drone takes at once. */
function orders(take: (order: number) => boolean, seed = "orders") {
  const made = calmWorld({ duration: 144_000, seed });
  const heard: { placed: number; distance: number; depot: string }[] = [];
  const market = made.world.market(delivery);
  const desk: OrderDesk = new OrderDesk(made.world, market, "drones", 10_000, { depots: 2, orderRate: 30 / 3600, radius: 3000 }, (number) => {
    const { placed, east, north, depot } = desk.get(number);
    heard.push({ placed, distance: Math.hypot(east, north), depot: depot.name });
    if (take(number)) { desk.take(number); desk.close(number); }
  });
  return { heard, desk, ...made.run() };
}

describe("order desk", () => {
  const { heard, desk } = orders(() => true);

  it("receives as many orders as the rate says, at all depots", () => {
    expect(Math.abs(heard.length - 2400)).toBeLessThan(4 * Math.sqrt(2400));
    expect(Math.abs(heard.filter(({ depot }) => depot === "drones/depot 1").length / heard.length - 0.5)).toBeLessThan(0.05);
  });
  it("has customers evenly over the disc: the mean distance is 2/3 of the radius", () => {
    expect(Math.abs(heard.reduce((sum, { distance }) => sum + distance, 0) / heard.length / 2000 - 1)).toBeLessThan(0.02);
    expect(Math.max(...heard.map(({ distance }) => distance))).toBeLessThanOrEqual(3000);
  });
  it("keeps no order that was taken", () => {
    expect(desk.depots.map((depot) => depot.waitingOrders.length)).toEqual([0, 0]);
  });
  it("gives an order up after 45 minutes, and hears the same customers whatever becomes of them", () => {
    const ignored = orders(() => false);
    expect(ignored.heard).toEqual(heard);
    const early = heard.filter(({ placed }) => placed < 144_000 - 2700).length;
    expect(ignored.metrics["drones.parcels.missed"]).toBe(early);
    expect(ignored.desk.depots.reduce((sum, depot) => sum + depot.waitingOrders.length, 0)).toBe(heard.length - early);
  });
});
