/**
 * Where the energies of a home's slot come from: the standard profile with a home's own size, habits and chance, the
 * scenario's sky, or a user's CSV file of which each home takes a column.
 */
import { randomNormal } from "d3-random";
import type { SeriesChoice } from "../../parameter/parameter.js";
import type { RandomStream } from "../../sim/random.js";
import type { World } from "../context.js";
import { localTime, type LocalTime } from "../environment/local-clock.js";
import type { Sky } from "../environment/sky.js";
import { HouseholdProfile } from "./household-profile.js";
import { exp } from "../../sim/portable-math.js";

/** Energy by home of one slot after another. */
export interface SlotEnergy {
  /** Turns to the slot from `from` to `to` [s]. */
  begin(from: number, to: number): void;
  /** Load in kWh, or yield in kWh per kWp installed; to be asked once a home and slot. */
  of(home: number): number;
}

export interface Habits {
  /** Yearly demand by home, kWh. */
  readonly yearly: Float64Array;
  /** Seconds by which a home lives later than the average. */
  readonly shift: Float64Array;
  /** Deviation of the logarithm of the load from slot to slot; the mean stays. */
  readonly noise: number;
  readonly stream: RandomStream;
}

export function loadSource(world: World, choice: SeriesChoice, habits: Habits): SlotEnergy {
  return choice === "standard" ? standardLoad(world, habits) : columns(world, choice, "kW", 1);
}

export function sunSource(world: World, choice: SeriesChoice, sky: () => Sky): SlotEnergy {
  if (choice !== "sky") return columns(world, choice, "W/kWp", 1e-3);
  const over = sky();
  let energy = 0;
  return { begin: (from, to) => { energy = over.photovoltaicEnergy(from, to); }, of: () => energy };
}

function standardLoad(world: World, { yearly, shift, noise, stream }: Habits): SlotEnergy {
  const profile = new HouseholdProfile();
  const normal = randomNormal.source(stream.source)(-(noise * noise) / 2, noise);
  let time: LocalTime = localTime(world.place, 0), hours = 0;
  return {
    begin(from, to) {
      time = localTime(world.place, (from + to) / 2);
      hours = (to - from) / 3600;
    },
    of: (home) => yearly[home]! * profile.power(time, shift[home]!) * hours * exp(normal()),
  };
}

/** @param unit unit of a column that does not say one @param scale from that unit to kW or kW per kWp */
function columns(world: World, choice: SeriesChoice, unit: string, scale: number): SlotEnergy {
  const all = world.userColumns(choice, unit);
  let start = 0, end = 0;
  return {
    begin(from, to) { start = from; end = to; },
    of: (home) => (all[home % all.length]!.mean(start, end) * scale * (end - start)) / 3600,
  };
}
