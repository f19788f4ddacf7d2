/** One run of vehicles on crossings over the ideal ledger, described by what queueing theory speaks of. */
import { road } from "../../../src/agents/road/road.js";
import { vehicle } from "../../../src/agents/road/vehicle.js";
import { makeFleet, makeWorld } from "../../support/world.js";

export interface RoadRun {
  /** Utilisation ρ of each crossing; service takes 2 s. */
  readonly load: number;
  /** About how many passages are observed, over all crossings. */
  readonly passages: number;
  readonly crossings?: number;
  readonly discipline?: Record<string, unknown>;
  /** Mean of the exponential confirmation delay [s]. */
  readonly confirmation?: number;
  readonly lookAhead?: number;
  readonly settlement?: Record<string, unknown>;
  readonly vehicle?: Record<string, unknown>;
  readonly wallet?: number;
  readonly seed?: string;
}

export function runRoad({ load, passages, crossings = 100, discipline = { rule: "priority-bid" }, confirmation = 0, lookAhead = 0, settlement = { policy: "wait" }, vehicle: params = {}, wallet = 1000, seed = "1" }: RoadRun) {
  const arrivalRate = load / 2, warmup = 300;
  const made = makeWorld({
    seed, warmup, duration: warmup + passages / (arrivalRate * crossings),
    ledger: { kind: "ideal", ...(confirmation > 0 ? { delay: confirmation, delayDistribution: "exponential" } : {}) }, settlement,
    params: { road: { crossings, lookAhead, discipline } },
  });
  // Half a million rows that no test here reads would take most of the time.
  for (const name of ["transactions", "deals"]) made.sink.tables.get(name)!.rows.push = () => 0;
  const { wallets } = makeFleet(made, vehicle, { count: 60 * crossings, wallet, params: { arrivalRate, ...params } });
  const theRoad = made.world.market(road);
  const { metrics, warnings } = made.run();
  return { metrics, warnings, table: made.sink.rows("road") as Record<string, number>[], made, road: theRoad, wallets };
}
