/**
 * Where the sun stands, and how strongly it shines from a clear sky. The position comes from the suncalc package
 * (Meeus, Astronomical Algorithms, chapters 22 and 25; degrees; refraction included).
 */
// suncalc takes its functions from `Math` when it is loaded: modules are loaded in the order of their imports.
import "./portable-from-here.js";
import { getPosition } from "suncalc";
import "./portable-up-to-here.js";
import type { Place } from "../context.js";
import { exp, sin } from "../../sim/portable-math.js";

const RADIAN = Math.PI / 180;

/** Elevation of the sun above the horizon, degrees, at simulated `time` [s]; the air lifts it by half a degree at the horizon. */
export function sunElevation(place: Place, time: number): number {
  return getPosition(new Date(place.startsAt + 1000 * time), place.latitude, place.longitude).altitude;
}

/**
 * Global horizontal irradiance under a clear sky, W/m²: Haurwitz (1945, 1946), 1098 · cos θ · exp(−0.059 / cos θ),
 * θ the zenith angle; the constants are those of pvlib (clearsky.haurwitz).
 */
export function clearSkyIrradiance(elevation: number): number {
  const cosine = sin(elevation * RADIAN);
  return cosine > 0 ? 1098 * cosine * exp(-0.059 / cosine) : 0;
}
