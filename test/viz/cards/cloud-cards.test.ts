/** What the card of the servers concludes, and what charts over time shade. */
import { describe, expect, it } from "vitest";
import { cloudServers } from "../../../viz/src/cards/cloud-cards.js";
import { outageSpans } from "../../../viz/src/cards/outages.js";
import { Columns } from "../../../viz/src/data/columns.js";
import type { Run } from "../../../viz/src/data/run.js";

/** A run of 90 s whose queue is what the function says. */
function run(queue: (i: number) => number, outages = "", metrics: Record<string, number> = {}): Run {
  const series = new Columns(`time [s],cloud.queue [1],cloud.utilisation [1]\n${Array.from({ length: 90 }, (_, i) => `${i + 1},${queue(i)},0.4`).join("\n")}\n`);
  return {
    series, warmup: 0, scenarioText: "", ledger: "cloud", latency: [], notices: [],
    tables: outages === "" ? {} : { outages: new Columns(`service,region,from [s],until [s]\n${outages}\n`) },
    summary: { duration: 90, metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value, unit: "1" }])) },
  } as unknown as Run;
}
const titleOf = (of: Run): string => cloudServers.build(of)!.title;

describe("the card of the servers", () => {
  it("says that nobody waits, or how long", () => {
    expect(titleOf(run(() => 0, "", { "cloud.utilisation": 0.4, "cloud.queue.max": 0, "cloud.wait.mean": 0 }))).toBe("The servers are busy for 40.0 % of the time, and nobody waits");
    expect(titleOf(run(() => 3, "", { "cloud.utilisation": 0.4, "cloud.queue.max": 9, "cloud.wait.mean": 0.25 }))).toBe("The servers are busy for 40.0 % of the time; a request waits 0.25 s for one");
  });
  it("says that they do not keep up", () => { expect(titleOf(run((i) => 10 * i, "", { "cloud.queue.max": 890 }))).toBe("The servers do not keep up: 890 requests wait at the end"); });
  it("says what an outage did, and several", () => {
    expect(titleOf(run((i) => (i > 40 && i < 60 ? 50 : 0), "cloud,0,40,60", { "cloud.queue.max": 70 }))).toBe("An outage of 20 s lets the queue grow to 70");
    expect(titleOf(run(() => 0, "cloud,0,40,60\ncloud,0,70,80", { "cloud.queue.max": 70 }))).toBe("2 outages, 15 s each on average, let the queue grow to 70");
  });
  it("is not there for other ledgers", () => { expect(cloudServers.build({ ...run(() => 0), series: new Columns("time [s]\n1\n") })).toBeUndefined(); });
});

it("outages are shaded in the order of time, those that last to the end of the run", () => {
  expect(outageSpans(run(() => 0, "cloud,1,50,60\ncloud,0,10,20\ncloud,0,70,"))).toEqual([{ from: 10, to: 20 }, { from: 50, to: 60 }, { from: 70, to: 90 }]);
});
