import { describe, expect, it } from "vitest";
import { drone } from "../../../src/agents/drones/drone.js";
import { station } from "../../../src/agents/drones/station.js";
import { makeFleet, type FleetOptions, type WorldOptions } from "../../support/world.js";
import { at, CALM, calmWorld } from "./calm.js";

const DAY = 86_400;

interface Options {
  readonly world?: WorldOptions;
  readonly drones?: Partial<FleetOptions>;
  readonly stations?: Partial<FleetOptions>;
}

function economy({ world = {}, drones = {}, stations = {} }: Options) {
  const made = calmWorld({ duration: DAY, start: "2026-06-21T07:00:00Z", seed: "economy", ...world });
  const shops = makeFleet(made, station, { name: "stations", count: 12, wallet: 0, ...stations });
  const fleet = makeFleet(made, drone, { name: "drones", count: 30, ...drones });
  return { made, shops, fleet };
}

const total = (ledger: { balance(account: number): number }, accounts: readonly (number | undefined)[]): number =>
  accounts.reduce((sum: number, account) => sum + (account === undefined ? 0 : ledger.balance(account)), 0);

describe("drones over a day", () => {
  const { made, shops, fleet } = economy({});
  const { metrics } = made.run();

  it("need about 92 Wh a parcel: (22 + 19.25) Wh/km over 2/3 of the radius, and two take-offs and landings", () => {
    const expected = (22 + 19.25) * 2 + 10;
    expect(expected).toBeCloseTo(92.5, 9);
    expect(Math.abs(metrics["drones.energyPerParcel"]! / expected - 1)).toBeLessThan(0.05);
    expect(metrics["drones.energyPerParcel"]).toBeGreaterThan(60);
    expect(metrics["drones.energyPerParcel"]).toBeLessThan(130);
  });

  it("account for every order: in time, late, missed, or still under way", () => {
    const ended = metrics["drones.parcels.onTime"]! + metrics["drones.parcels.late"]! + metrics["drones.parcels.missed"]!;
    expect(Math.abs(ended - 30 * 24)).toBeLessThan(4 * Math.sqrt(30 * 24));
    expect(metrics["drones.parcels.onTime.share"]).toBeGreaterThan(0.9);
    const deals = made.sink.rows("deals").filter(({ domain }) => domain === "delivery");
    expect(Math.abs(deals.length - ended)).toBeLessThan(30);
  });

  it("fly with what they bought and what they had: no energy from nowhere", () => {
    const had = 30 * 0.24;
    expect(metrics["drones.flownEnergy"]).toBeLessThanOrEqual(metrics["charging.sold"]! + had);
    expect(metrics["drones.flownEnergy"]).toBeGreaterThan(metrics["charging.sold"]! - had);
  });

  it("live on what they earn: every token of theirs is one that customers paid and stations did not get", () => {
    const paid = made.sink.rows("deals")
      .filter(({ domain, outcome }) => domain === "delivery" && (outcome === "delivered" || outcome === "late"))
      .reduce((sum, { price }) => sum + Math.round(1e6 * (price as number)), 0);
    const spent = total(made.ledger, shops.wallets);
    const under = total(made.ledger, fleet.wallets) - (30 * 100_000_000 + paid - spent);
    // Parcels dropped off by drones that are still in the air at the end are paid but not yet a row.
    expect(under).toBeGreaterThanOrEqual(0);
    expect(under).toBeLessThan(30 * 4_000_000);
    expect(spent / 1e6).toBeCloseTo(metrics["charging.revenue"]!, 6);
  });

  it("conserve the stations' energy: what came is sold, lost, stored, exported or curtailed", () => {
    const came = metrics["charging.pv.yield"]! + metrics["charging.grid.import"]! + 12 * 2.5;
    const went = metrics["charging.sold"]! + metrics["charging.pv.exported"]! + metrics["charging.pv.curtailed"]!;
    // Less what is lost (at most a tenth of what the batteries turned over) and what they still hold.
    expect(came).toBeGreaterThan(went);
    expect(came - went).toBeLessThan(12 * 5 + 0.1 * came);
  });

  it("fly the same day again from the same seed", () => {
    const again = economy({});
    expect(again.made.run().metrics).toEqual(metrics);
    expect(again.made.kernel.fingerprint).toBe(made.kernel.fingerprint);
  });
});

describe("payments and pads", () => {
  it("a ledger of 2 min holds each pad 2 min longer, and utilisation rises as λ(S + T)/c says", () => {
    const run = (delay: number) => {
      const { made } = economy({ world: { ledger: { kind: "ideal", delay } } });
      const { metrics } = made.run();
      const visits = made.sink.rows("deals").filter(({ domain }) => domain === "charging").length;
      return { metrics, predicted: (metrics["charging.sold"]! / 0.3 * 3600 + visits * delay) / (48 * DAY) };
    };
    const instant = run(0), slow = run(120);
    expect(slow.metrics["charging.paymentWait.mean"]).toBeCloseTo(120, 6);
    for (const { metrics, predicted } of [instant, slow]) expect(Math.abs(metrics["charging.padUtilisation"]! / predicted - 1)).toBeLessThan(0.02);
    expect(slow.metrics["charging.padUtilisation"]).toBeGreaterThan(1.04 * instant.metrics["charging.padUtilisation"]!);
  });

  it("fast swaps expose a slow ledger: three minutes more on a pad double the time of a swap", () => {
    const run = (delay: number) => {
      const { made } = economy({ world: { ledger: { kind: "ideal", delay } }, stations: { params: { mode: "swap", pads: 1 } } });
      const { metrics } = made.run();
      return { metrics, visits: made.sink.rows("deals").filter(({ domain }) => domain === "charging").length };
    };
    const instant = run(0), slow = run(180);
    const perVisit = ({ metrics, visits }: typeof slow) => metrics["charging.padUtilisation"]! * 12 * DAY / visits;
    expect(Math.abs(perVisit(instant) / 180 - 1)).toBeLessThan(0.01);
    expect(Math.abs(perVisit(slow) / 360 - 1)).toBeLessThan(0.01);
    expect(slow.metrics["charging.wait.mean"]).toBeGreaterThan(2 * instant.metrics["charging.wait.mean"]!);
  });
});

describe("late payments make late parcels", () => {
  const share = (delay: number) => economy({
    world: { ledger: { kind: "ideal", delay, delayDistribution: "exponential" } },
    drones: { count: 36, params: { depots: 6, orderRate: "20/h" } }, stations: { params: { mode: "swap", pads: 1 } },
  }).made.run().metrics["drones.parcels.onTime.share"]!;
  it("at stations that swap: nine in ten are in time below a minute, a fifth less at three, a wreck at ten", () => {
    expect(share(0)).toBeGreaterThan(0.9);
    expect(share(10)).toBeGreaterThan(0.9);
    expect(share(180)).toBeLessThan(share(0) - 0.2);
    expect(share(600)).toBeLessThan(0.4);
  });
});

describe("deadlines", () => {
  it("too few drones make parcels late, then missed; nobody pays for a missed one", () => {
    const { made } = economy({ drones: { count: 9 } });
    const { metrics } = made.run();
    expect(metrics["drones.parcels.late"]).toBeGreaterThan(20);
    expect(metrics["drones.parcels.missed"]).toBeGreaterThan(20);
    const missed = made.sink.rows("deals").filter(({ outcome }) => outcome === "missed");
    expect(missed.length).toBe(metrics["drones.parcels.missed"]);
    expect(missed[0]).toMatchObject({ reason: "no-drone", price: 0 });
    for (const { outcome, price } of made.sink.rows("deals")) if (outcome === "late") expect(price).toBeLessThan(4);
  });

  it("an order given up 45 minutes after it was placed", () => {
    const { made } = economy({ drones: { count: 1, params: { depots: 1, orderRate: 0 } } });
    expect(made.run().metrics["drones.parcels.onTime"]).toBe(0);
    const short = economy({ world: { duration: 2699 }, drones: { count: 3, capacity: 3, params: { initialCharge: 0 } }, stations: { count: 0, capacity: 1 } });
    expect(short.made.run().metrics["drones.parcels.missed"]).toBe(0);
    const long = economy({ world: { duration: 7200 }, drones: { count: 3, capacity: 3, params: { initialCharge: 0 } }, stations: { count: 0, capacity: 1 } });
    expect(long.made.run().metrics["drones.parcels.missed"]).toBeGreaterThan(10);
  });
});

describe("stranding", () => {
  it("drones without money deliver until they are empty, then strand", () => {
    const { made } = economy({ drones: { wallet: 0, ownerShare: 1 } });
    const { metrics } = made.run();
    expect(metrics["drones.stranded"]).toBeGreaterThan(0);
    expect(metrics["charging.sold"]).toBe(0);
    expect(metrics["drones.flownEnergy"]).toBeLessThanOrEqual(30 * 0.24);
    const failed = made.sink.rows("deals").filter(({ domain }) => domain === "charging");
    expect(failed.length).toBeGreaterThan(30);
    for (const deal of failed) expect(deal).toMatchObject({ outcome: "failed", reason: "rejected" });
  });

  it("a share of what they earn is enough to live on", () => {
    const { made, fleet } = economy({ drones: { wallet: 0.2, ownerShare: 0.9 } });
    const { metrics } = made.run();
    expect(metrics["drones.stranded"]).toBe(0);
    expect(metrics["drones.parcels.onTime.share"]).toBeGreaterThan(0.9);
    expect(total(made.ledger, fleet.owners)).toBeGreaterThan(8 * total(made.ledger, fleet.wallets));
  });

  it("a city without stations strands all, and one that opens at noon sets them free", () => {
    const none = economy({ world: { duration: DAY / 2 }, stations: { count: 0, capacity: 1 } });
    expect(none.made.run().metrics["drones.stranded"]).toBe(30);
    const late = economy({ stations: { count: 0, capacity: 30 } });
    at(late.made, DAY / 2, () => { for (let device = 0; device < 30; device++) late.shops.fleet.join(device); });
    const { metrics } = late.made.run();
    expect(metrics["drones.stranded"]).toBe(0);
    expect(metrics["drones.parcels.onTime"]).toBeGreaterThan(200);
  });
});

describe("warnings of a run that means little", () => {
  const codes = (options: Options): string[] => economy({ ...options, world: { duration: DAY / 2, ...options.world } }).made.run().warnings.map(({ code }) => code);
  it("tell of missing stations, stranded drones, too few drones and saturated pads, and of nothing else", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ stations: { count: 0, capacity: 1 } })).toEqual(["no-stations", "drones-stranded", "drones-too-few"]);
    expect(codes({ drones: { count: 3 } })).toEqual(["drones-too-few"]);
    expect(codes({ stations: { count: 4, params: { pads: 1 } }, drones: { count: 60 } })).toContain("charging-saturated");
  });
});

describe("joining and leaving", () => {
  it("who leaves lands first and then does nothing; who joins takes orders", () => {
    const { made, fleet, shops } = economy({ drones: { count: 15, capacity: 30 } });
    at(made, DAY / 4, () => { for (let device = 0; device < 15; device++) fleet.fleet.leave(device); });
    at(made, DAY / 2, () => { for (let device = 15; device < 30; device++) fleet.fleet.join(device); });
    at(made, DAY * 0.6, () => { shops.fleet.leave(0); });
    made.run();
    const flown = made.sink.rows("deals").filter(({ domain, outcome }) => domain === "delivery" && outcome !== "missed");
    const pause = flown.filter(({ agreed }) => (agreed as number) > DAY / 4 && (agreed as number) < DAY / 2);
    expect(pause).toEqual([]);
    expect(flown.some(({ seller, agreed }) => seller === "drones/20" && (agreed as number) > DAY / 2)).toBe(true);
    expect(flown.some(({ seller, agreed }) => seller === "drones/3" && (agreed as number) > DAY / 4)).toBe(false);
  });

  it("keeps every book while all kinds come and go", () => {
    const { made, fleet } = economy({
      drones: { count: 20, capacity: 60, joinRate: 20 / 14_400, meanStay: 14_400 },
      stations: { count: 4, capacity: 20, joinRate: 4 / 28_800, meanStay: 28_800 },
    });
    const { metrics } = made.run();
    expect(fleet.membership.turnedAway).toBe(0);
    expect(metrics["drones.parcels.onTime"]).toBeGreaterThan(100);
    expect(metrics["charging.padUtilisation"]).toBeLessThanOrEqual(1);
  });
});

describe("the wind", () => {
  const energy = (energyModel: string, wind: number): number => {
    const made = calmWorld({
      duration: DAY / 2, seed: "wind", files: { "wind.csv": `time [h],wind [m/s]\n0,${wind}\n12,${wind}\n24,${wind}\n` },
      params: { sky: { ...CALM, wind: wind === 0 ? "calm" : { file: "wind.csv" } } },
    });
    makeFleet(made, station, { name: "stations", count: 12 });
    makeFleet(made, drone, { name: "drones", count: 20, params: { energyModel } });
    return made.run().metrics["drones.energyPerParcel"]!;
  };
  it("makes parcels dearer for d-andrea: what the headwind takes is more than the tailwind gives back", () => {
    const calm = energy("d-andrea", 0), windy = energy("d-andrea", 5);
    expect(calm).toBeGreaterThan(50);
    expect(calm).toBeLessThan(80);
    expect(windy).toBeGreaterThan(1.03 * calm);
  });
  it("is nothing to per-km", () => {
    expect(energy("per-km", 5)).toBe(energy("per-km", 0));
  });
});
