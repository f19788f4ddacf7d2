/**
 * What the devices of a city ask for does not depend on the ledger: each draw of every fleet's stream (trips, who is on the
 * road, values of time, orders and their places, periods of sensors, loads of homes, attempts of thieves, joins and stays)
 * is the same number at the same instant, whichever ledger is beneath.
 */
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { simulate } from "../../../src/experiment/simulation.js";
import { ledgers } from "../../../src/ledger/registry.js";
import { openScenario } from "../../../src/scenario/node/open-scenario.js";
import { Kernel } from "../../../src/sim/kernel.js";
import { RandomStream } from "../../../src/sim/random.js";
import { ROOT } from "../../architecture/sources.js";

const SET = {
  "duration": "40min", "warmup": "5min", "fleets.cars.count": 40, "fleets.cars.joinRate": "1/min", "markets.road.crossings": 2, "fleets.homes.count": 12, "fleets.drones.count": 8,
  "fleets.drones.depots": 2, "fleets.stations.count": 4, "fleets.sensors.count": 8, "fleets.thieves.count": 2,
};
const FLEETS = ["cars", "homes", "drones", "stations", "sensors", "thieves"];

/** Draws by stream: the instant and the number. */
async function drawsOf(ledger: string, set: Readonly<Record<string, unknown>> = {}): Promise<Map<string, string[]>> {
  const overrides = Object.entries({ ...SET, ...set, "ledger.kind": ledger }).map(([path, value]) => ({ path, value }));
  const { scenario, assets } = await openScenario(join(ROOT, "scenarios/city.yaml"), overrides);
  const draws = new Map<string, string[]>(), next = RandomStream.prototype.next, stream = Kernel.prototype.stream;
  let kernel: Kernel | undefined;
  vi.spyOn(Kernel.prototype, "stream").mockImplementation(function (this: Kernel, name) { kernel = this; return stream.call(this, name); });
  vi.spyOn(RandomStream.prototype, "next").mockImplementation(function (this: RandomStream) {
    const drawn = next.call(this);
    if (FLEETS.includes(this.name.split("/")[0]!)) {
      if (!draws.has(this.name)) draws.set(this.name, []);
      draws.get(this.name)!.push(`${kernel!.now} ${drawn}`);
    }
    return drawn;
  });
  simulate(scenario, scenario.resolved.seed, assets, { open: () => () => {} });
  vi.restoreAllMocks();
  return draws;
}

describe("common random numbers", () => {
  afterEach(() => { vi.restoreAllMocks(); });
  const ideal = drawsOf("ideal");

  it.each(ledgers.map(({ name }) => name).filter((name) => name !== "ideal"))("are the same under %s as under the ideal ledger", async (ledger) => {
    const [expected, found] = [await ideal, await drawsOf(ledger)];
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [name, draws] of expected) expect(found.get(name), name).toEqual(draws);
  });

  it("are looked at in every fleet, and another seed has others", async () => {
    const expected = await ideal, other = await drawsOf("ideal", { seed: "2" });
    expect([...new Set([...expected.keys()].map((name) => name.split("/")[0]))].sort()).toEqual([...FLEETS].sort());
    for (const [name, draws] of expected) expect(other.get(name), name).not.toEqual(draws);
  });
});
