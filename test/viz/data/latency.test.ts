import { describe, expect, it } from "vitest";
import { Columns } from "../../../viz/src/data/columns.js";
import { quantile, readLatency, rebin } from "../../../viz/src/data/latency.js";

const text = "kind,low [s],high [s],count\nhome,4,5,30\nhome,1,1.5,60\nhome,,,10\ndrone,2,2.1,5\n";

describe("latency by kind", () => {
  const [home, drone] = readLatency(new Columns(text));

  it("reads bins in ascending order and counts the unconfirmed apart", () => {
    expect(home).toEqual({ kind: "home", confirmed: 90, unconfirmed: 10, bins: [{ low: 1, high: 1.5, count: 60 }, { low: 4, high: 5, count: 30 }] });
    expect(drone?.unconfirmed).toBe(0);
  });

  it("takes quantiles of the confirmed", () => {
    expect(quantile(home!, 0.5)).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(quantile(home!, 0.95)).toBeCloseTo(Math.sqrt(20), 12);
  });

  it("keeps every confirmed transaction when it draws other bins, as a share of all", () => {
    for (const buckets of [3, 17, 200]) expect(rebin(home!, 0.8, 6, buckets).reduce((sum, share) => sum + share, 0)).toBeCloseTo(0.9, 9);
  });

  it("puts what lies outside the axis into its end buckets", () => {
    const shares = rebin({ kind: "x", bins: [{ low: 0, high: 0, count: 3 }, { low: 90, high: 91, count: 1 }], confirmed: 4, unconfirmed: 0 }, 1, 10, 5);
    expect([shares[0], shares[4]]).toEqual([expect.closeTo(0.75, 9), expect.closeTo(0.25, 9)]);
  });
});
