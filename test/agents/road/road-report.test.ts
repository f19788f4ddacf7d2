import { describe, expect, it } from "vitest";
import { runRoad } from "./run-road.js";

describe("report of the road", () => {
  const { metrics, table, made } = runRoad({ load: 0.8, passages: 20_000, crossings: 20, confirmation: 5, lookAhead: 14.4 });
  const weighted = (column: string): number => table.reduce((sum, row) => sum + row[column]! * row["passages"]!, 0) / metrics["road.passages"]!;

  it("has figures that are the sums of the table", () => {
    expect(table.map(({ decile }) => decile)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(table.reduce((sum, row) => sum + row["passages"]!, 0)).toBe(metrics["road.passages"]);
    expect(weighted("delay")).toBeCloseTo(metrics["road.delay.mean"]!, 9);
    expect(weighted("delayFifo")).toBeCloseTo(metrics["road.delay.fifo.mean"]!, 9);
    expect(weighted("delayCost")).toBeCloseTo(metrics["road.delayCost.mean"]!, 9);
    expect(weighted("paid")).toBeCloseTo(metrics["road.payment.mean"]!, 9);
    expect(metrics["road.delayCost.mean"]! / metrics["road.delayCost.fifo.mean"]!).toBeCloseTo(metrics["road.delayCost.ratio"]!, 9);
  });

  it("has units: cents of delay are seconds times token an hour over 36", () => {
    // The value of time hardly varies within a middle decile, so the mean of the product is the product of the means.
    const middle = table[4]!;
    expect(middle["delayCost"]! / (middle["delay"]! * middle["valueOfTime"]! / 36)).toBeCloseTo(1, 1);
    // Mean of a lognormal of mean 20.
    expect(weighted("valueOfTime")).toBeCloseTo(20, 0);
  });

  it("has series that agree with theory and figures", () => {
    const rows = made.sink.rows("series") as Record<string, number>[], later = rows.filter((row) => row["time"]! > 300);
    const mean = (column: string): number => later.reduce((sum, row) => sum + row[column]!, 0) / later.length;
    // Little's law over all crossings: vehicles waiting = arrivals/s · mean wait.
    expect(mean("road.queue") / (20 * 0.4 * metrics["road.delay.mean"]!)).toBeCloseTo(1, 1);
    expect(mean("road.passages") / (20 * 0.4 * 60)).toBeCloseTo(1, 1);
    expect(mean("road.delayCost.ratio")).toBeCloseTo(metrics["road.delayCost.ratio"]!, 1);
  });

  it("counts only what entered after the warm-up", () => {
    expect(metrics["road.passages"]! / 20_000).toBeCloseTo(1, 1);
  });
});
