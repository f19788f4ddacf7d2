/** A ledger on a kernel with a recorder that keeps everything in memory, without agents or a scenario file. */
import { plainLoad, startLoad } from "../../src/ledger/load.js";
import { createLedger, ledgerSchema } from "../../src/ledger/registry.js";
import { Kernel } from "../../src/sim/kernel.js";
import type { Cell, Table } from "../../src/sim/recorder.js";
import { RunRecorder } from "../../src/sim/run-recorder.js";

export interface HarnessOptions {
  readonly seed?: string;
  readonly duration: number;
  readonly warmup?: number;
  readonly interval?: number;
  readonly ledger?: Record<string, unknown>;
  readonly rate?: number;
  readonly trace?: boolean;
  readonly sampleLimit?: number;
}

export function makeLedger({ seed = "1", duration, warmup = 0, interval = duration / 20, ledger: section = {}, rate = 0, ...log }: HarnessOptions) {
  const kernel = new Kernel({ seed });
  const tables = new Map<string, Record<string, Cell>[]>();
  const open = ({ name, columns }: Table) => {
    const rows: Record<string, Cell>[] = [];
    tables.set(name, rows);
    return (row: readonly Cell[]) => { rows.push(Object.fromEntries(columns.map((column, i) => [column.name, row[i]]))); };
  };
  const recorder = new RunRecorder(kernel, { duration, warmup, interval }, { open });
  const ledger = createLedger(ledgerSchema.parse(section), { kernel, recorder, ...log });
  if (rate > 0) startLoad(ledger, kernel, plainLoad(rate));
  return {
    kernel, recorder, ledger, tables,
    rows: (name: string) => tables.get(name) ?? [],
    /** Runs to the end and reads the figures; NaN where nothing was observed. */
    finish() {
      recorder.start();
      kernel.run({ until: duration });
      const { metrics, warnings } = recorder.finish();
      return {
        figure: (name: string): number => {
          const metric = metrics[name];
          if (!metric) throw new Error(`no metric ${name}`);
          return metric.value ?? Number.NaN;
        },
        warnings: warnings.map(({ code }) => code),
      };
    },
  };
}

/** Relative difference of a measured value from its target. */
export function relativeError(measured: number, target: number): number {
  return Math.abs(measured / target - 1);
}
