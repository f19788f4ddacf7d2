import { describe, expect, it } from "vitest";
import { Columns } from "../../../viz/src/data/columns.js";
import { quantile, readLatency, rebin, together } from "../../../viz/src/data/latency.js";

const text = "kind,low [s],high [s],count\nhome,4,5,30\nhome,1,1.5,60\nhome,,,10\ndrone,2,2.1,5\n";

describe("latency by kind", () => {
  const [home, drone] = readLatency(new Columns(text));

  it("reads bins in ascending order and counts the unconfirmed apart", () => {
    expect(home).toEqual({ kind: "home", confirmed: 90, unconfirmed: 10, bins: [{ low: 1, high: 1.5, count: 60 }, { low: 4, high: 5, count: 30 }] });
    expect(drone?.unconfirmed).toBe(0);
  });

  it("adds all kinds up", () => {
    const all = together([home!, drone!]);
    expect([all.confirmed, all.unconfirmed, all.bins.map((bin) => bin.low)]).toEqual([95, 10, [1, 2, 4]]);
    expect(quantile(all, 0.65)).toBeCloseTo(Math.sqrt(4.2), 12);
  });

  it("takes quantiles of the confirmed", () => {
    expect(quantile(home!, 0.5)).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(quantile(home!, 0.95)).toBeCloseTo(Math.sqrt(20), 12);
  });

  const log = (low: number, high: number) => (value: number): number => Math.log(value / low) / Math.log(high / low);
  const linear = (high: number) => (value: number): number => value / high;

  it.each([["logarithmic", log(0.8, 6)], ["linear", linear(6)]])("keeps every confirmed transaction when it draws other bins on a %s axis, as a share of all", (_, place) => {
    for (const buckets of [3, 17, 200]) expect(rebin(home!, place, buckets).reduce((sum, share) => sum + share, 0)).toBeCloseTo(0.9, 9);
  });

  it("puts what lies outside the axis into its end buckets", () => {
    const shares = rebin({ kind: "x", bins: [{ low: 0, high: 0, count: 3 }, { low: 90, high: 91, count: 1 }], confirmed: 4, unconfirmed: 0 }, log(1, 10), 5);
    expect([shares[0], shares[4]]).toEqual([expect.closeTo(0.75, 9), expect.closeTo(0.25, 9)]);
  });
});
