/** What the card of a chain's fees concludes. */
import { expect, it } from "vitest";
import { chainFees } from "../../../viz/src/cards/chain-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";
import type { Run } from "../../../viz/src/data/run.js";

function run(waiting: (i: number) => number, metrics: Record<string, number>): Run {
  const series = new Columns(`time [s],chain.fee [token],chain.mempool [1]\n${Array.from({ length: 90 }, (_, i) => `${i + 1},0.02,${waiting(i)}`).join("\n")}\n`);
  return {
    series, warmup: 0, scenarioText: "", ledger: "blockchain", latency: [], notices: [], tables: {},
    summary: { duration: 90, metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value, unit: "1" }])) },
  } as unknown as Run;
}

it.each([
  [() => 5, { "fees.mean": 0.02, "chain.utilisation": 0.5 }, "Blocks are 50.0 % full, and a place costs 0.02 tokens"],
  [() => 5, { "fees.mean": 0, "chain.utilisation": 0.999 }, "Blocks are full, and a place costs nothing"],
  [(i: number) => 10 * i, { "fees.mean": 0.5, "chain.utilisation": 1 }, "Blocks do not suffice: 890 transactions wait at the end, and a place costs 0.5 tokens"],
])("case %#", (waiting, metrics, title) => { expect(chainFees.build(run(waiting, metrics as Record<string, number>))!.title).toBe(title); });

it("is not there for other ledgers", () => { expect(chainFees.build({ ...run(() => 1, {}), series: new Columns("time [s]\n1\n") })).toBeUndefined(); });
