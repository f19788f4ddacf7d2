/** Names in Redis. The queue's name holds the engine's version, so that a worker never sees cells of another engine. */
import { createHash } from "node:crypto";
import type { Keep } from "../../../results/sweep-plan.js";

export const PREFIX = "tanglewood";

export function queueOf(engine: string): string { return `cells-${engine}`; }

/** A run's job. What is kept of a run is part of the name: who wants every table must not be served figures alone. */
export function jobOf(run: string, keep: Keep): string { return `cell-${run}-${keep}`; }

export function key(...parts: readonly string[]): string { return [PREFIX, ...parts].join(":"); }

export function sha256Of(bytes: string | Buffer): string { return createHash("sha256").update(bytes).digest("hex"); }
