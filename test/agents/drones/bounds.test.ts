/** Every parameter of drones, stations and their markets at both of its bounds: the run ends and its books balance. */
import { describe, expect, it } from "vitest";
import { charging } from "../../../src/agents/drones/charging-market.js";
import { delivery } from "../../../src/agents/drones/delivery-market.js";
import { drone } from "../../../src/agents/drones/drone.js";
import { station } from "../../../src/agents/drones/station.js";
import { micro } from "../../../src/ledger/port.js";
import type { Parameters } from "../../../src/parameter/parameter.js";
import { makeFleet } from "../../support/world.js";
import { calmWorld } from "./calm.js";

interface Bounded { meta(): { minimum?: number; maximum?: number } | undefined }

function bounds(params: Parameters): [string, number][] {
  return Object.entries(params).flatMap(([name, schema]) => {
    const { minimum, maximum } = (schema as unknown as Bounded).meta() ?? {};
    return [minimum, maximum].filter((bound) => bound !== undefined).map((bound): [string, number] => [name, bound]);
  });
}

type Overrides = Partial<Record<"drone" | "station" | "charging" | "delivery", Record<string, unknown>>>;

function run(overrides: Overrides, extra: Overrides = {}) {
  const params = (kind: keyof Overrides): Record<string, unknown> => ({ ...extra[kind], ...overrides[kind] });
  const made = calmWorld({ duration: 4 * 3600, ledger: { kind: "ideal", delay: 5 }, params: { charging: { side: 4000, ...params("charging") }, delivery: params("delivery") } });
  const stations = makeFleet(made, station, { name: "stations", count: 2, wallet: 3, params: params("station") });
  const drones = makeFleet(made, drone, { name: "drones", count: 6, wallet: 3, params: { depots: 2, ...params("drone") } });
  const { metrics } = made.run();
  const held = stations.wallets.reduce((sum, wallet) => sum + made.ledger.balance(wallet), 0) - micro(6);
  expect(held).toBe(Math.round(metrics["charging.revenue"]! * 1e6));
  for (const wallet of drones.wallets) expect(made.ledger.balance(wallet)).toBeGreaterThanOrEqual(0);
  expect(metrics["drones.stranded"]).toBeLessThanOrEqual(6);
  return metrics;
}

describe("bounds of the parameters", () => {
  const kinds = { drone: drone.params, station: station.params, charging: charging.params, delivery: delivery.params } as const;
  for (const [kind, params] of Object.entries(kinds)) {
    it(`of ${kind}`, () => {
      for (const [name, bound] of bounds(params)) {
        const overrides = { [kind]: { [name]: bound } };
        run(overrides);
        if (kind === "drone") run(overrides, { drone: { energyModel: "d-andrea" } });
        if (kind === "station") run(overrides, { station: { mode: "swap" } });
      }
    });
  }

  it("energy may be free", () => {
    const metrics = run({ station: { basePrice: 0, feedInPrice: 0, retailPrice: 0 } });
    expect(metrics["charging.sold"]).toBeGreaterThan(1);
    expect(metrics["charging.revenue"]).toBe(0);
    expect(metrics["deals.failed"]).toBe(metrics["drones.parcels.missed"]);
  });
});
