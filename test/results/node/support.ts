/** A run without a simulation: what the tests of the run folder write. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Table } from "../../../src/sim/recorder.js";
import type { ManifestHead } from "../../../src/results/manifest.js";
import { RunFolder } from "../../../src/results/node/run-folder.js";
import type { Stepwise } from "../../../src/results/node/record-run.js";

export const temporary = (): string => mkdtempSync(join(tmpdir(), "tanglewood-test-"));

export const head: ManifestHead = {
  engine: "0.1.0", scenario: "fake", seed: "1", run: "0123456789ab", question: "Is it written?", lookFor: "The rows.",
  overrides: {}, parametersChanged: [], commandLine: "tanglewood run fake",
};

export const options = { scenarioText: "duration: 60\n", duration: 60, warmup: 0, trace: false };

export const table: Table = {
  name: "transactions", doc: "What was paid.",
  columns: [{ name: "id", doc: "" }, { name: "payer", doc: "" }, { name: "amount", unit: "token", doc: "" }],
};

export const makeFolder = (root: string, more: { head?: Partial<ManifestHead>; trace?: boolean } = {}): Promise<RunFolder> =>
  RunFolder.create(root, { ...head, ...more.head }, { ...options, trace: more.trace ?? false });

/** One row an event; event number `failAt` throws. */
export function fakeSimulation(folder: RunFolder, rows: number, failAt = Infinity): Stepwise {
  const write = folder.open(table);
  let events = 0;
  return {
    advance(maxEvents) {
      for (let i = 0; i < maxEvents && events < rows; i++) {
        if (events === failAt) throw new Error(`event ${events} failed`);
        write([events, events % 3 === 0 ? "=cmd" : `Zoë, "${events}"`, events % 5 === 0 ? undefined : events / 3]);
        events++;
      }
      return events < rows;
    },
    get time() { return (60 * events) / rows; },
    duration: 60,
    get events() { return events; },
    finish: () => ({ metrics: { "throughput.issued": { value: rows / 60, unit: "1/s", doc: "Issued." } }, warnings: [], events, trajectory: "00" }),
  };
}
