/** The figures that the studies that ship promise to whoever reads them, over all their replications. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../architecture/sources.js";
import { MemorySink } from "../support/world.js";
import { compare } from "../../src/experiment/compare/compare.js";
import type { Comparison, IndexRow } from "../../src/experiment/compare/comparison.js";
import { simulate } from "../../src/experiment/simulation.js";
import { cellsOf } from "../../src/experiment/study/cells.js";
import { scenarioOf } from "../../src/experiment/study/check.js";
import { baseOf, readStudy } from "../../src/experiment/study/read.js";
import { readBuiltIns } from "../../src/scenario/node/open-scenario.js";

async function compared(name: string): Promise<{ comparison: Comparison; lookFor: string }> {
  const file = { file: join(ROOT, "scenarios/studies", name), text: readFileSync(join(ROOT, "scenarios/studies", name), "utf8") };
  const base = join(ROOT, "scenarios/studies", baseOf(file)), scenario = { file: base, text: readFileSync(base, "utf8") };
  const study = readStudy(file, scenario), cells = cellsOf(study), rows: Omit<IndexRow, "values">[] = [], figures: Record<string, number | null>[] = [];
  for (const cell of cells) {
    const loaded = scenarioOf(scenario, cell), assets = await readBuiltIns(loaded.assets.builtIn);
    for (let replication = 1; replication <= study.replications; replication++) {
      const seed = replication === 1 ? loaded.resolved.seed : `${loaded.resolved.seed}/${replication}`;
      const { metrics } = simulate(loaded, seed, assets, new MemorySink());
      rows.push({ cell: cell.cell, replication, seed, run: "" });
      figures.push(Object.fromEntries(Object.entries(metrics).map(([metric, { value }]) => [metric, value])));
    }
  }
  const names = [...new Set(figures.flatMap((each) => Object.keys(each)))].sort();
  const index = { metrics: names.map((metric) => ({ name: metric, unit: "" })), rows: rows.map((row, i) => ({ ...row, values: names.map((metric) => figures[i]![metric] ?? null) })) };
  return { comparison: compare(index, { cells, metrics: study.metrics }, 0), lookFor: study.lookFor.replace(/\s+/g, " ") };
}

const meanOf = ({ metrics, cells }: Comparison, metric: string, label: string): number =>
  metrics.find(({ name }) => name === metric)!.cells[cells.findIndex((cell) => cell.label === label)]!.mean!;

describe("studies that ship", () => {
  it("ledgers", async () => {
    const { comparison, lookFor } = await compared("ledgers.yaml");
    const road = (kind: string) => meanOf(comparison, "road.delayCost.ratio", kind), latency = (kind: string) => meanOf(comparison, "confirmation.latency.mean", kind);
    expect(lookFor).toContain(`The tangle's ${latency("tangle").toFixed(1)} s cost the road ${road("tangle").toFixed(2)} of the delay of first come, first served, against ${road("ideal").toFixed(2)}`);
    expect(lookFor).toContain(`a cloud at ${latency("cloud").toFixed(1)} s and channels at ${latency("channel").toFixed(1)} s lose nothing`);
    expect([road("cloud"), road("channel"), road("blockchain")]).toEqual([expect.closeTo(road("ideal"), 3), expect.closeTo(road("ideal"), 3), expect.closeTo(1, 3)]);
    expect(comparison.metrics.find(({ name }) => name === "road.delayCost.ratio")!.cells[1]!.difference!.significant).toBe(true);
  }, 600_000);

  it("alpha-delay", async () => {
    const { comparison, lookFor } = await compared("alpha-delay.yaml");
    const tips = (delay: string, alpha: number) => meanOf(comparison, "tangle.tips.mean", `delay=${delay}, alpha=${alpha}`).toFixed(0);
    expect(lookFor).toContain(`(${tips("0.2s", 0.1)} tips instead of ${tips("0.2s", 0)} at 0.2 s, ${tips("5s", 0.1)} instead of ${tips("5s", 0)} at 5 s)`);
    const confirmed = (delay: string) => (100 * meanOf(comparison, "confirmation.share", `delay=${delay}, alpha=1`)).toFixed(0);
    expect(lookFor).toContain(`(${confirmed("0.2s")} % are at 0.2 s, ${confirmed("1s")} % at 1 s, ${confirmed("5s")} % at 5 s)`);
    for (const delay of ["0.2s", "1s", "5s"]) expect(Number(tips(delay, 0.01)) / Number(tips(delay, 0))).toBeCloseTo(1, 1);
  }, 600_000);
});
