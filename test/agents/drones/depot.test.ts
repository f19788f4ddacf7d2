import { describe, expect, it } from "vitest";
import { Depot } from "../../../src/agents/drones/depot.js";

describe("depot", () => {
  it("keeps orders and drones in the order in which they came", () => {
    const depot = new Depot("drones/depot 0", 1, 2);
    for (const item of [5, 3, 8]) { depot.addOrder(item); depot.addDrone(item); }
    depot.removeOrder(3);
    depot.removeDrone(5);
    expect(depot.waitingOrders).toEqual([5, 8]);
    expect(depot.idleDrones).toEqual([3, 8]);
    expect(() => { depot.removeDrone(5); }).toThrow(/does not wait/);
  });
});
