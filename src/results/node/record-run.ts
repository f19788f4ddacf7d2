/**
 * Carries a simulation through to the end while its rows go to a folder. The simulation runs in slices of some tens of
 * milliseconds; between them the disk catches up, progress is told and an interruption is heard. How the time is sliced
 * changes nothing in the results.
 */
import { cpus, hostname } from "node:os";
import { refuseBeyond, type Budget } from "./budget.js";
import type { Commit } from "./commit.js";
import type { RunFigures, RunFolder } from "./run-folder.js";
import type { Summary } from "../manifest.js";

/** What is needed of a simulation here. */
export interface Stepwise {
  /** Fires at most that many events; false when the run is over. */
  advance(maxEvents: number): boolean;
  /** Simulated seconds: now, and in all. */
  readonly time: number;
  readonly duration: number;
  readonly events: number;
  finish(): RunFigures;
}

export interface Progress { readonly time: number; readonly duration: number; readonly events: number; readonly wallSeconds: number }

export interface RecordOptions {
  readonly signal?: AbortSignal;
  readonly budget?: Budget;
  readonly onProgress?: (progress: Progress) => void;
  /** CPU-seconds spent by whoever advances the simulation; those of the process where it is not said. */
  readonly cpuSeconds?: () => number;
}

/** The user stopped the run. */
export class Interrupted extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Interrupted";
  }
}

const SLICE_SECONDS = 0.04;
const MOST_EVENTS = 1 << 20;

/** @throws Interrupted, BudgetSpent, ResultsError, or what the simulation throws; the folder then stays, marked as unfinished */
export async function recordRun(folder: RunFolder, simulation: Stepwise, options: RecordOptions = {}): Promise<Commit & { summary: Summary }> {
  const startedAt = new Date();
  const wallSeconds = (): number => (Date.now() - startedAt.getTime()) / 1000;
  try {
    await folder.started();
    await advance(folder, simulation, options, wallSeconds);
    const figures = simulation.finish();
    await folder.drained();
    const wall = wallSeconds();
    options.onProgress?.({ time: simulation.time, duration: simulation.duration, events: simulation.events, wallSeconds: wall });
    return await folder.finish(figures, {
      startedAt: startedAt.toISOString(), wallSeconds: wall, cpuSeconds: options.cpuSeconds?.() ?? process.cpuUsage().user / 1e6,
      maxMemoryBytes: process.resourceUsage().maxRSS * 1024, host: hostname(), node: process.version,
      platform: `${process.platform}-${process.arch}`, cpus: cpus().length,
    });
  } catch (error) {
    const interrupted = error instanceof Interrupted;
    if (interrupted) closeEarly(simulation);
    await folder.abandon(interrupted ? "interrupted" : "failed", error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** Has the rows written that a model keeps until the end; the figures of half a run are nobody's result. */
function closeEarly(simulation: Stepwise): void {
  try { simulation.finish(); } catch { /* The rows written so far are there all the same. */ }
}

async function advance(folder: RunFolder, simulation: Stepwise, { signal, onProgress, budget = {} }: RecordOptions, wallSeconds: () => number): Promise<void> {
  let slice = 256;
  for (let more = true; more;) {
    if (signal?.aborted) throw new Interrupted(`Interrupted at simulated time ${simulation.time.toFixed(1)} s of ${simulation.duration} s, after ${simulation.events} events.`);
    const before = performance.now();
    more = simulation.advance(Math.min(slice, (budget.events ?? Number.POSITIVE_INFINITY) - simulation.events));
    const seconds = (performance.now() - before) / 1000;
    slice = Math.max(64, Math.min(MOST_EVENTS, Math.round(slice * Math.min(4, Math.max(0.25, SLICE_SECONDS / (seconds + 1e-6))))));
    onProgress?.({ time: simulation.time, duration: simulation.duration, events: simulation.events, wallSeconds: wallSeconds() });
    if (more) refuseBeyond(budget, { events: simulation.events, wallSeconds: wallSeconds() }, simulation.time);
    await folder.drained();
    await new Promise(setImmediate);   // Lets a signal be heard even when no file had to catch up.
  }
}
