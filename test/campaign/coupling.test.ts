/** The coupling table of the road over five seeds each: paid priority against the time that a payment takes. */
import { describe, expect, it } from "vitest";
import { runRoad } from "../agents/road/run-road.js";
import { replicate } from "./replications.js";

const TABLE = [[0, 0.583, 0.583], [2, 0.720, 0.583], [5, 0.840, 0.603], [10, 0.930, 0.710], [30, 0.994, 0.954], [60, 0.999, 0.992], [600, 1.000, 1.000]] as const;

describe.each(TABLE)("confirmed after %d s on average", (confirmation, atOnce, ahead) => {
  it.each([[0, atOnce], [14.4, ahead]])("look-ahead %d s: %d within 2 %%", (lookAhead, expected) => {
    const { mean, halfWidth } = replicate(5, (seed) => runRoad({ load: 0.8, passages: 150_000, confirmation, lookAhead, seed }).metrics["road.delayCost.ratio"]!);
    expect(Math.abs(mean / expected - 1), `${mean} ± ${halfWidth}`).toBeLessThan(0.02);
  });
});
