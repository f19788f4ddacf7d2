/**
 * The weather that travels with the engine: Seattle, from the vega-datasets package. Temperature and wind are hourly
 * climate normals (NOAA, station Seattle-Tacoma); how much of a clear day's sun reaches the ground is estimated from
 * the measured temperature range of each day of 2012, since the package holds no irradiance. The weather goes by local
 * date and hour, wherever the scenario lies.
 */
import { readNumber } from "./time-column.js";
import { csvRows } from "./csv-text.js";
import { cos, exp, sin } from "../../sim/portable-math.js";

export const SEATTLE_HOURS = "vega-datasets/seattle-weather-hourly-normals.csv";
export const SEATTLE_DAYS = "vega-datasets/seattle-weather.csv";

const YEAR = "2012";
/** Latitude of the station, radians: the temperature range belongs to that place's sun. */
const LATITUDE = (47.45 * Math.PI) / 180;
/**
 * FAO Irrigation and Drainage Paper 56, equation 50 (Hargreaves–Samani): daily radiation = k · √(Tmax − Tmin) · Ra,
 * k = 0.16 K^−½ inland, 0.19 on a coast. The basin of Puget Sound is behind a range of mountains.
 */
const TEMPERATURE_RANGE = 0.16;
/** Same paper, equation 35: an overcast day has 0.25 / (0.25 + 0.50) of a clear day's radiation. */
const OVERCAST = 1 / 3;

export interface SeattleWeather {
  /** °C by hour of a year of 365 days, local standard time. */
  readonly temperature: Float64Array;
  /** m/s by hour of a year of 365 days. */
  readonly wind: Float64Array;
  /** Share of clear-sky radiation by day of a year of 366 days. */
  readonly clearness: Float64Array;
}

/** @param hours text of SEATTLE_HOURS @param days text of SEATTLE_DAYS */
export function readSeattleWeather(hours: string, days: string): SeattleWeather {
  const temperature = readHours(hours, "temperature");
  const wind = readHours(hours, "wind");
  return { temperature, wind, clearness: readClearness(days) };
}

/** The file begins at 01:00 on 1 January; the midnight before takes that hour's value. */
function readHours(text: string, name: string): Float64Array {
  const rows = [...csvRows(text, SEATTLE_HOURS)];
  const column = rows[0]!.cells.indexOf(name);
  const values = new Float64Array(8760);
  for (let hour = 1; hour < 8760; hour++) values[hour] = cellNumber(rows[hour]!.cells[column]);
  values[0] = values[1]!;
  return values;
}

function readClearness(text: string): Float64Array {
  const rows = [...csvRows(text, SEATTLE_DAYS)];
  const high = rows[0]!.cells.indexOf("temp_max"), low = rows[0]!.cells.indexOf("temp_min");
  const days = rows.filter((row) => row.cells[0]!.startsWith(YEAR));
  return Float64Array.from(days, ({ cells }, day) => clearness(day + 1, cellNumber(cells[high]) - cellNumber(cells[low])));
}

/** Estimated over clear-sky radiation of a day. @param range daily maximum less minimum temperature, K */
function clearness(dayOfYear: number, range: number): number {
  const angle = (2 * Math.PI * dayOfYear) / 366;
  const declination = 0.409 * sin(angle - 1.39);
  const distance = 1 + 0.033 * cos(angle);
  const even = sin(LATITUDE) * sin(declination), turning = cos(LATITUDE) * cos(declination);
  let above = 0, clear = 0;
  const pieces = 288;
  for (let piece = 0; piece < pieces; piece++) {
    const cosine = even - turning * cos((2 * Math.PI * (piece + 0.5)) / pieces);
    if (cosine <= 0) continue;
    above += 1367 * distance * cosine;
    clear += 1098 * cosine * exp(-0.059 / cosine);
  }
  return Math.min(1, Math.max(OVERCAST, (TEMPERATURE_RANGE * Math.sqrt(Math.max(0, range)) * above) / clear));
}

function cellNumber(cell: string | undefined): number {
  const value = readNumber(cell ?? "");
  if (value === undefined) throw new Error(`vega-datasets: "${cell}" is not a number`);
  return value;
}
