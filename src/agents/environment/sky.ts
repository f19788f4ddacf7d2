/**
 * Sun, clouds, temperature and wind over the scenario's place, and what a photovoltaic panel makes of them. All panels
 * of a scenario lie flat under one sky, so its answer for an instant or a slot is computed once and then remembered.
 */
import { number, series, share, type Values } from "../../parameter/parameter.js";
import { defineMarket, type World } from "../context.js";
import { localTime } from "./local-clock.js";
import { readSeattleWeather, SEATTLE_DAYS, SEATTLE_HOURS } from "./seattle-weather.js";
import { clearSkyIrradiance, sunElevation } from "./sun.js";
import type { TimeSeries } from "./time-series.js";

const params = {
  weather: series(["seattle", "clear"], {
    default: "seattle",
    doc: "Sun: the real one of the place and date under the clouds of Seattle's 2012, the same under a clear sky, or a CSV file (W/m², or W/kWp as panels gave it).",
  }),
  temperature: series(["seattle", "mild"], { default: "seattle", doc: "Air temperature: Seattle's hourly normals, 15 °C always, or a CSV file (°C)." }),
  wind: series(["seattle", "calm"], { default: "seattle", doc: "Wind: Seattle's hourly normals, none, or a CSV file (m/s)." }),
  performanceRatio: share({ default: 0.8, doc: "What a panel and its inverter deliver of their nominal yield, before the effect of heat." }),
  temperatureCoefficient: number({ default: -0.004, min: -0.02, max: 0, unit: "1/K", doc: "Change of a panel's power per kelvin above 25 °C." }),
  cellHeating: number({ default: 0.03125, min: 0, max: 0.1, unit: "K·m²/W", doc: "Warming of a cell above the air per irradiance; 25 K at 800 W/m² is a cell of 45 °C nominal temperature." }),
};

/** Pieces that a slot is cut into for its energy, at most this long. */
const PIECE = 300;

export class Sky {
  readonly #world: World;
  readonly #params: Values<typeof params>;
  readonly #clearness: (time: number) => number;
  readonly #temperature: (time: number) => number;
  readonly #wind: (time: number) => number;
  readonly #measured: TimeSeries | undefined;
  #instant = Number.NaN;
  #irradiance = 0;
  #from = Number.NaN;
  #to = Number.NaN;
  #energy = 0;

  constructor(world: World, given: Values<typeof params>) {
    this.#world = world;
    this.#params = given;
    const { weather, temperature, wind } = given;
    const seattle = [weather, temperature, wind].includes("seattle") ? readSeattleWeather(world.asset(SEATTLE_HOURS), world.asset(SEATTLE_DAYS)) : undefined;
    const day = (time: number): number => localTime(world.place, time).leapDay;
    const hour = (time: number): number => {
      const { leapDay, second } = localTime(world.place, time);
      return 24 * (leapDay > 59 ? leapDay - 1 : Math.min(leapDay, 58)) + Math.floor(second / 3600);
    };
    this.#measured = typeof weather === "string" ? undefined : world.userSeries(weather, "W/m² | kW/kWp");
    this.#clearness = weather === "seattle" ? (time) => seattle!.clearness[day(time)]! : () => 1;
    this.#temperature = temperature === "seattle" ? (time) => seattle!.temperature[hour(time)]!
      : temperature === "mild" ? () => 15 : reader(world.userSeries(temperature, "°C"));
    this.#wind = wind === "seattle" ? (time) => seattle!.wind[hour(time)]!
      : wind === "calm" ? () => 0 : reader(world.userSeries(wind, "m/s"));
  }

  /** Global horizontal irradiance, W/m². A user's series in W/kWp is turned back with the performance ratio alone. */
  irradiance(time: number): number {
    if (time !== this.#instant) {
      this.#irradiance = this.#computeIrradiance(time);
      this.#instant = time;
    }
    return this.#irradiance;
  }

  /** Air temperature, °C. */
  temperature(time: number): number { return this.#temperature(time); }
  /** Wind, m/s. */
  wind(time: number): number { return this.#wind(time); }

  /**
   * Power of a flat panel, kW per kWp installed: irradiance / 1000 · performance ratio · (1 + γ (cell − 25 °C)), the
   * cell being warmer than the air in proportion to the irradiance. A user's series in W/kWp is taken as it is.
   */
  photovoltaicYield(time: number): number {
    if (this.#measured?.unit === "kW/kWp") return Math.max(0, this.#measured.at(time));
    const irradiance = this.irradiance(time);
    const { performanceRatio, temperatureCoefficient, cellHeating } = this.#params;
    if (irradiance <= 0) return 0;
    const cell = this.#temperature(time) + cellHeating * irradiance;
    return Math.max(0, (irradiance / 1000) * performanceRatio * (1 + temperatureCoefficient * (cell - 25)));
  }

  /** Energy of a flat panel from `from` to `to` [s], kWh per kWp installed: the midpoint rule over at most five minutes. */
  photovoltaicEnergy(from: number, to: number): number {
    if (from !== this.#from || to !== this.#to) {
      this.#energy = this.#computeEnergy(from, to);
      this.#from = from;
      this.#to = to;
    }
    return this.#energy;
  }

  #computeIrradiance(time: number): number {
    const measured = this.#measured;
    if (measured === undefined) return clearSkyIrradiance(sunElevation(this.#world.place, time)) * this.#clearness(time);
    const value = Math.max(0, measured.at(time));
    return measured.unit === "kW/kWp" ? (1000 * value) / this.#params.performanceRatio : value;
  }

  #computeEnergy(from: number, to: number): number {
    if (this.#measured?.unit === "kW/kWp") return (Math.max(0, this.#measured.mean(from, to)) * (to - from)) / 3600;
    const pieces = Math.ceil((to - from) / PIECE);
    const length = (to - from) / pieces;
    let sum = 0;
    for (let piece = 0; piece < pieces; piece++) sum += this.photovoltaicYield(from + (piece + 0.5) * length);
    return (sum * length) / 3600;
  }
}

function reader(measured: TimeSeries): (time: number) => number {
  return (time) => measured.at(time);
}

export const sky = defineMarket({
  name: "sky",
  section: "environment",
  doc: "Sun, clouds, temperature and wind, shared by everything that stands outdoors.",
  params,
  assets: [SEATTLE_HOURS, SEATTLE_DAYS],
  create: (world, given) => new Sky(world, given),
});
