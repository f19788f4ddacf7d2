/**
 * The schema of a scenario file, composed from what each device, market, ledger and rule declares about itself.
 * Everything else about parameters (JSON Schema, manual, defaults, errors) is derived from this one object.
 */
import { z } from "zod";
import { devices, markets } from "../agents/registry.js";
import type { MarketDefinition } from "../agents/context.js";
import { duration, integer, money, number, optionalQuantity, quantity, rate, share, text } from "../parameter/parameter.js";
import { loadSchema } from "../ledger/load.js";
import { ledgerSchema } from "../ledger/registry.js";
import { settlementSchema } from "../ledger/settlement/registry.js";

/** What every fleet may say, whatever its kind of device. */
export const fleetParams = {
  count: integer({ default: 100, min: 0, max: 2_000_000, doc: "Devices that are there at the start." }),
  joinRate: rate({ default: 0, doc: "Devices that join while the run goes on (Poisson), without asking anybody." }),
  meanStay: quantity("time", { default: 0, min: 0, doc: "Mean time that a device stays before it leaves (exponential); 0: for good." }),
  wallet: money({ default: 100, max: 1e9, doc: "Tokens in the wallet of each device when it first joins." }),
  ownerShare: share({ default: 0, doc: "Share of what a device earns that is credited to its owner's wallet; the rest stays in its own." }),
  workTime: optionalQuantity("time", { min: 0, max: 3600, doc: "Proof of work (or signing) that this class of device needs for one transaction, unless the ledger makes it harder; where left out, what ledger.work says." }),
  workPower: optionalQuantity("power", { min: 0, max: 1e3, doc: "Power of a device of this class at work; where left out, what ledger.work says." }),
};

function fleetSchema() {
  const kinds = devices.map((device) => z.strictObject({
    device: z.literal(device.name).meta({ description: device.doc }),
    ...fleetParams,
    ...device.params,
  }).meta({ title: device.name, description: device.doc }));
  return z.discriminatedUnion("device", kinds as unknown as [(typeof kinds)[0], ...typeof kinds]);
}

function section(name: "markets" | "environment", doc: string) {
  const here = markets.filter((market: MarketDefinition) => (market.section ?? "markets") === name);
  return z.strictObject(Object.fromEntries(here.map((market) =>
    [market.name, z.strictObject(market.params).optional().meta({ description: market.doc })]))).prefault({}).meta({ description: doc });
}

/** Longest seed, in characters. */
export const MAX_SEED = 200;

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

export const scenarioSchema = z.strictObject({
  question: text({ default: "", doc: "The question that the scenario answers." }),
  lookFor: text({ default: "", doc: "What to look for in the results." }),
  duration: duration({ default: "1h", min: 1e-3, max: 3700 * 86_400, doc: "Simulated time." }),
  warmup: duration({ default: 0, doc: "Simulated time before observations count." }),
  interval: duration({ default: "10s", min: 1e-3, doc: "Measuring interval: one row of series.csv." }),
  seed: z.union([z.string().min(1).max(MAX_SEED), z.int()]).transform(String).prefault("1").meta({ description: "Seed of every random stream." }),
  start: z.iso.datetime({ local: true, offset: true, error: "must be a date and time like 2026-06-21T17:00:00Z" }).prefault("2026-06-21T15:00:00Z")
    .meta({ description: "Calendar time of the start; UTC unless an offset is given." }),
  place: z.strictObject({
    latitude: number({ default: 47.6, min: -90, max: 90, unit: "deg", doc: "Degrees north." }),
    longitude: number({ default: -122.3, min: -180, max: 180, unit: "deg", doc: "Degrees east." }),
  }).prefault({}).meta({ description: "Where the simulated world is; the default is Seattle, whose weather travels with the engine." }),
  load: loadSchema,
  ledger: ledgerSchema,
  settlement: settlementSchema,
  environment: section("environment", "What all devices share: sun and weather."),
  markets: section("markets", "Where devices meet."),
  fleets: z.record(z.string().regex(NAME, { error: "names of fleets are lower-case letters, digits and hyphens" }), fleetSchema(),
    { error: "must be a mapping from names of fleets to their parameters" }).prefault({}).meta({ description: "The devices: fleets by name." }),
}).meta({ title: "Tanglewood scenario", description: "One economy of devices, one ledger, one question." });

/** A scenario with every parameter present, in the engine's units. */
export type Scenario = z.output<typeof scenarioSchema>;
