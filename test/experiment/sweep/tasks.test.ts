import { describe, expect, it } from "vitest";
import { inShard, missingTasks } from "../../../src/experiment/sweep/tasks.js";

const CELLS = [0, 1, 2].map((cell) => ({ cell, label: `c${cell}`, values: {}, overrides: [{ path: "x", value: cell }] }));
const ADDRESSES = CELLS.map(({ cell }) => [1, 2, 3].map((replication) => `${cell}${replication}`));
const runs = (has: (run: string) => boolean, replications = 3): string[] => missingTasks({ cells: CELLS, seed: "s" }, ADDRESSES, replications, has).map(({ run }) => run);

describe("what is missing", () => {
  it("comes replication by replication, each with the seed that all cells share", () => {
    expect(runs(() => false)).toEqual(["01", "11", "21", "02", "12", "22", "03", "13", "23"]);
    expect(missingTasks({ cells: CELLS, seed: "s" }, ADDRESSES, 2, (run) => run !== "12")).toEqual([{ run: "12", cell: 1, replication: 2, seed: "s/2", overrides: CELLS[1]!.overrides }]);
  });

  it("is what is not there, and grows with the replications", () => {
    expect(runs((run) => ["01", "22"].includes(run), 2)).toEqual(["11", "21", "02", "12"]);
    expect(runs(() => true)).toEqual([]);
  });

  it("names a run that two cells share once", () => {
    expect(missingTasks({ cells: CELLS.slice(0, 2), seed: "s" }, [["a"], ["a"]], 1, () => false).length).toBe(1);
  });
});

describe("shards", () => {
  const tasks = missingTasks({ cells: CELLS, seed: "s" }, ADDRESSES, 3, () => false);

  it("part the runs: each is in exactly one, and each has some of every cell", () => {
    for (const of of [1, 2, 3, 7]) {
      const parts = Array.from({ length: of }, (_, i) => tasks.filter((task) => inShard({ part: i + 1, of }, task)));
      expect(parts.flat().map(({ run }) => run).sort()).toEqual(tasks.map(({ run }) => run).sort());
    }
    for (const part of [1, 2, 3]) expect(new Set(tasks.filter((task) => inShard({ part, of: 3 }, task)).map(({ cell }) => cell)).size).toBe(3);
  });
});
