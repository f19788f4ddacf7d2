/** The window of the graph that is drawn: what a network tells it comes out as rows, nothing else. */
import { describe, expect, it } from "vitest";
import { DagWindow, type DagWindowOptions } from "../../../src/ledger/tangle/dag-window.js";
import { Stage } from "../../../src/ledger/port.js";
import type { Cell, Recorder } from "../../../src/sim/recorder.js";

function makeWindow(options: Partial<DagWindowOptions> = {}) {
  const tables = new Map<string, Record<string, Cell>[]>(), resets: (() => void)[] = [], closes: (() => void)[] = [];
  const recorder: Pick<Recorder, "table" | "atWarmupEnd" | "atEnd"> = {
    table({ name, columns }) {
      const rows: Record<string, Cell>[] = [];
      tables.set(name, rows);
      return (row) => { rows.push(Object.fromEntries(columns.map((column, i) => [column.name, row[i]]))); };
    },
    atWarmupEnd: (reset) => { resets.push(reset); },
    atEnd: (close) => { closes.push(close); },
  };
  const clock = { now: 0 };
  const window = new DagWindow(() => clock.now, recorder as Recorder, { size: 5000, width: 2, conflictOf: () => -1, ...options });
  return { window, clock, tables, endWarmup: () => { resets.forEach((reset) => reset()); }, end: () => { closes.forEach((close) => close()); return tables; } };
}

describe("a drawn window of the graph", () => {
  it("writes what it was told of each site", () => {
    const { window, clock, end } = makeWindow({ conflictOf: (transaction) => (transaction === 71 ? 3 : -1) });
    clock.now = 2;
    window.add(10, 70, Int32Array.of(4, -1), "car", 1.5);
    window.add(11, 71, Int32Array.of(4, 9), "home", 1.75, 6);
    clock.now = 3;
    window.revealed(10);
    window.revealed(11);
    clock.now = 4;
    window.confirmed(10);
    window.died(11, Stage.conflicting);
    window.weighs(10, 12);
    window.revealed(9);
    window.confirmed(12);
    const common = { visible: 3, attached: 2 };
    expect(end().get("tangle")).toEqual([
      { ...common, id: 10, issued: 1.5, parents: "4", kind: "car", stage: "confirmed", confirmed: 4, weight: 12, transaction: 70, peer: undefined, died: Number.NaN, conflict: undefined },
      { ...common, id: 11, issued: 1.75, parents: "4 9", kind: "home", stage: "conflicting", confirmed: Number.NaN, weight: 0, transaction: 71, peer: 6, died: 4, conflict: 3 },
    ]);
  });

  it("begins anew at the end of the warm-up and closes when it is full", () => {
    const { window, endWarmup, end } = makeWindow({ size: 2, peers: 1 });
    window.add(1, 1, Int32Array.of(0, -1), "car", 0);
    window.seenAt(1, 0);
    endWarmup();
    window.confirmed(1);
    window.add(7, 7, Int32Array.of(1, -1), "car", 0);
    expect(window.isOpen).toBe(true);
    window.add(8, 8, Int32Array.of(7, -1), "car", 0);
    expect(window.isOpen).toBe(false);
    const tables = end();
    expect(tables.get("tangle")!.map((row) => [row["id"], row["stage"]])).toEqual([[7, "attached"], [8, "attached"]]);
    expect(tables.get("tangle-views")).toEqual([]);
  });

  it("keeps the views of the first peers only, and the last of what they thought", () => {
    const { window, clock, end } = makeWindow({ peers: 2 });
    for (let site = 0; site < 3000; site++) window.add(site, site, Int32Array.of(-1, -1), "car", 0);
    for (const [now, peer] of [[1, 0], [2, 1], [3, 2]] as const) { clock.now = now; window.seenAt(2999, peer); }
    clock.now = 5;
    window.confirmedAt(2999, 1);
    window.reopenedAt(2999, 1);
    clock.now = 6;
    window.diedAt(2999, 1);
    window.confirmedAt(2999, 0);
    expect(end().get("tangle-views")).toEqual([
      { id: 2999, peer: 0, seen: 1, confirmed: 6, died: Number.NaN },
      { id: 2999, peer: 1, seen: 2, confirmed: Number.NaN, died: 6 },
    ]);
  });

  it("remembers a conflict that is forgotten once it is settled", () => {
    let open = true;
    const { window, end } = makeWindow({ conflictOf: (transaction) => (open && transaction === 70 ? 2 : -1) });
    window.add(1, 70, Int32Array.of(0, -1), "car", 0);
    window.confirmed(1);
    open = false;
    expect(end().get("tangle")![0]!["conflict"]).toBe(2);
  });

  it("takes a confirmation back", () => {
    const { window, clock, end } = makeWindow();
    window.add(1, 70, Int32Array.of(0, -1), "car", 0);
    window.revealed(1);
    window.confirmed(1);
    window.unconfirmed(1);
    clock.now = 8;
    window.unconfirmed(9);
    expect(end().get("tangle")![0]).toMatchObject({ stage: "seen", visible: 0, confirmed: Number.NaN });
  });

  it("has no table of views where all share one", () => { expect([...makeWindow().end().keys()]).toEqual(["tangle"]); });
});
