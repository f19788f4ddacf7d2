/**
 * What a device sees of the world: clock and chance, its ledger and settlement, the markets it may meet others in,
 * the weather, and a notebook. Nothing here lets one device reach into another.
 */
import type { Kernel } from "../sim/kernel.js";
import type { Recorder } from "../sim/recorder.js";
import type { AdversaryLedger, Ledger } from "../ledger/port.js";
import type { Settlement } from "../ledger/settlement/settlement.js";
import type { Parameters, SeriesChoice, Values } from "../parameter/parameter.js";
import type { DealLog } from "./deals.js";
import type { TimeSeries } from "./environment/time-series.js";

/** Where and when the simulated world is. */
export interface Place {
  /** Milliseconds since 1970 UTC at simulated time 0. */
  readonly startsAt: number;
  /** Degrees, north and east positive. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface World {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly ledger: Ledger;
  readonly settlement: Settlement;
  /** The wider port, for devices that cheat. */
  readonly adversary: AdversaryLedger;
  readonly deals: DealLog;
  readonly place: Place;
  /** Simulated seconds that the run will last, and how much of it is warm-up. */
  readonly duration: number;
  readonly warmup: number;
  /** The one market of a kind, made at the first call with the scenario's parameters for it. */
  market<P extends Parameters, M>(definition: MarketDefinition<P, M>): M;
  /** The user's CSV behind a `series` parameter, read and checked; throws for a built-in name. */
  userSeries(choice: SeriesChoice, unit: string): TimeSeries;
  /** Every column of that file, or the one named: a fleet gives its devices one each. */
  userColumns(choice: SeriesChoice, unit: string): readonly TimeSeries[];
  /** Text of a file that travels with the engine, e.g. `vega-datasets/seattle-weather.csv`. */
  asset(name: string): string;
}

/** What devices of different fleets share: a market in which they meet, or a part of their environment. One instance a run. */
export interface MarketDefinition<P extends Parameters = Parameters, M = unknown> {
  readonly name: string;
  readonly doc: string;
  /** Section of the scenario file in which its parameters stand; `markets` unless said. */
  readonly section?: "markets" | "environment";
  readonly params: P;
  /** Files that travel with the engine and that this market reads, see `World.asset`. */
  readonly assets?: readonly string[];
  create(world: World, params: Values<P>): M;
}

/** Gives a market definition its exact types. */
export function defineMarket<P extends Parameters, M>(definition: MarketDefinition<P, M>): MarketDefinition<P, M> {
  return definition;
}

/** What every fleet is told besides its own parameters. */
export interface FleetSetup {
  /** Name of the fleet in the scenario. */
  readonly name: string;
  /** Most devices that can be there at once: the starting count and all that may join. */
  readonly capacity: number;
  /** Devices that are there at time 0. */
  readonly count: number;
  /**
   * Opens the wallet of a device (starting balance, owner's share and proof-of-work time as the scenario says).
   * @param place metres east and north at which the device is at home, where it has one: it may talk to the peer nearest to it
   */
  openWallet(place?: readonly [number, number]): { readonly device: number; readonly owner: number | undefined };
}

/** All devices of one fleet, kept together in typed arrays; a device is an index. */
export interface Fleet {
  /**
   * A device joins, without anybody's permission, and takes part from now on.
   * @param device index, the lowest that is free, below `capacity`
   */
  join(device: number): void;
  /** A device stops offering and accepting; it finishes what it has agreed to. */
  leave(device: number): void;
  /** Where a device is, metres east and north of the scenario's origin, where it has a place. */
  position?(device: number): readonly [number, number];
}

/** A kind of device: a plug-in in one file. */
export interface DeviceDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  readonly assets?: readonly string[];
  create(world: World, setup: FleetSetup, params: Values<P>): Fleet;
}

/** Gives a device definition its exact types. */
export function defineDevice<P extends Parameters>(definition: DeviceDefinition<P>): DeviceDefinition<P> {
  return definition;
}
