/** A world for tests of one domain: the real kernel, recorder, ledger and settlement, without a scenario file. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Kernel } from "../../src/sim/kernel.js";
import type { Cell, Table } from "../../src/sim/recorder.js";
import { RunRecorder, type Metric, type RunSink, type Warning } from "../../src/sim/run-recorder.js";
import type { DeviceDefinition, Fleet } from "../../src/agents/context.js";
import { Membership } from "../../src/agents/membership.js";
import { micro, type Account } from "../../src/ledger/port.js";
import { createLedger, ledgerSchema } from "../../src/ledger/registry.js";
import { createSettlement, settlementSchema } from "../../src/ledger/settlement/registry.js";
import type { Parameters } from "../../src/parameter/parameter.js";
import { ScenarioWorld } from "../../src/scenario/world.js";

/** Keeps every row in memory. */
export class MemorySink implements RunSink {
  readonly tables = new Map<string, { table: Table; rows: (readonly Cell[])[] }>();

  open(table: Table): (row: readonly Cell[]) => void {
    const rows: (readonly Cell[])[] = [];
    this.tables.set(table.name, { table, rows });
    return (row) => { rows.push([...row]); };
  }

  /** Rows of a table as objects by column name. */
  rows(name: string): Record<string, Cell>[] {
    const kept = this.tables.get(name);
    if (!kept) throw new Error(`no table "${name}"; there are ${[...this.tables.keys()].join(", ")}`);
    return kept.rows.map((row) => Object.fromEntries(kept.table.columns.map((column, i) => [column.name, row[i]])));
  }
}

export interface WorldOptions {
  readonly seed?: string;
  readonly duration?: number;
  readonly warmup?: number;
  readonly interval?: number;
  /** As in a scenario file, e.g. `{ kind: "ideal", delay: 10, delayDistribution: "exponential" }`; default: instant. */
  readonly ledger?: Record<string, unknown>;
  readonly settlement?: Record<string, unknown>;
  /** ISO date and time, UTC. */
  readonly start?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Raw parameters of markets and environment by name, e.g. `{ road: { crossings: 3 } }`; each market parses its own. */
  readonly params?: Record<string, unknown>;
  /** Texts of user's files by name. */
  readonly files?: Record<string, string>;
}

// The package exports its code only; its data stand beside it.
const vegaDatasets = dirname(dirname(createRequire(import.meta.url).resolve("vega-datasets")));
const builtIn = (name: string): string => readFileSync(join(vegaDatasets, "data", name), "utf8");

/** Assets that travel with the engine, read when first asked for. */
class TestAssets extends Map<string, string> {
  override get(name: string): string | undefined {
    const known = super.get(name);
    if (known !== undefined || !name.startsWith("vega-datasets/")) return known;
    const text = builtIn(name.slice("vega-datasets/".length));
    this.set(name, text);
    return text;
  }
}

export function makeWorld(options: WorldOptions = {}) {
  const duration = options.duration ?? 3600, warmup = options.warmup ?? 0;
  const kernel = new Kernel({ seed: options.seed ?? "1" });
  const sink = new MemorySink();
  const recorder = new RunRecorder(kernel, { duration, warmup, interval: options.interval ?? duration / 10 }, sink);
  const ledger = createLedger(ledgerSchema.parse(options.ledger ?? { kind: "ideal" }), { kernel, recorder });
  const settlement = createSettlement(settlementSchema.parse(options.settlement ?? { policy: "wait" }), ledger, kernel, recorder);
  const world = new ScenarioWorld({
    kernel, recorder, ledger, settlement, duration, warmup,
    place: { startsAt: Date.parse(options.start ?? "2026-06-21T15:00:00Z"), latitude: options.latitude ?? 47.6, longitude: options.longitude ?? -122.3 },
    assets: new TestAssets(Object.entries(options.files ?? {})),
    shared: options.params ?? {},
  });
  return {
    world, kernel, ledger, settlement, sink, recorder,
    /** Runs to the end and reads the figures. */
    run(): { metrics: Record<string, number>; full: Record<string, Metric>; warnings: readonly Warning[] } {
      recorder.start();
      kernel.run({ until: duration });
      const { metrics, warnings } = recorder.finish();
      return { metrics: Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, metric.value ?? Number.NaN])), full: metrics, warnings };
    },
  };
}

export interface FleetOptions {
  readonly name?: string;
  readonly count: number;
  readonly capacity?: number;
  /** Tokens. */
  readonly wallet?: number;
  readonly ownerShare?: number;
  readonly joinRate?: number;
  readonly meanStay?: number;
  readonly params?: Record<string, unknown>;
}

/** Creates a fleet of a device kind in a test world and lets its devices join. */
export function makeFleet<P extends Parameters>(made: ReturnType<typeof makeWorld>, definition: DeviceDefinition<P>, options: FleetOptions) {
  const name = options.name ?? definition.name;
  const capacity = options.capacity ?? options.count;
  const wallets: Account[] = [], owners: (Account | undefined)[] = [];
  const ownerShare = options.ownerShare ?? 0;
  const openWallet = (): { device: number; owner: number | undefined } => {
    const owner = ownerShare > 0 ? made.ledger.openAccount({ kind: `${definition.name}-owner` }) : undefined;
    const device = made.ledger.openAccount({ kind: definition.name, balance: micro(options.wallet ?? 100), ...(owner === undefined ? {} : { owner, ownerShare }) });
    wallets.push(device);
    owners.push(owner);
    return { device, owner };
  };
  const fleet: Fleet = definition.create(made.world, { name, capacity, count: options.count, openWallet }, z.strictObject(definition.params).parse(options.params ?? {}));
  const membership = new Membership(made.kernel, fleet, { fleet: name, count: options.count, capacity, joinRate: options.joinRate ?? 0, meanStay: options.meanStay ?? Number.POSITIVE_INFINITY });
  return { fleet, membership, wallets, owners };
}
