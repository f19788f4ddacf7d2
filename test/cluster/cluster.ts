/** Coordinators and workers of tests: the real command in its own processes, with locks short enough to wait for. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineVersion } from "../../src/cli/package.js";
import { PREFIX, queueOf } from "../../src/experiment/node/redis/keys.js";
import { start, until, type Started } from "../cli/command.js";
import type { RedisServer } from "./redis-server.js";

/** A short cell and one of about a second, each twice. */
export const SCENARIO = "question: How many?\nduration: 60s\ninterval: 10s\nload:\n  rate: 50 /s\nledger:\n  kind: ideal\n";
const STUDY = ["compare", "plain.yaml", "--vary", "load.rate=50/s,30000/s", "--replications", "2"];

const LOCK = ["--lock", "1500ms"];
/** Seconds that any wait may take on a machine that has other things to do. */
export const PATIENCE = 90;

export class Cluster {
  readonly redis: RedisServer;
  readonly folder: string;
  readonly #started: Started[] = [];

  /** @param folder working folder, with `plain.yaml` in it */
  constructor(redis: RedisServer, folder: string) { this.redis = redis; this.folder = folder; }

  worker(name: string, ...options: readonly string[]): Started {
    return this.#keep(start(this.folder, ["worker", "--name", name, "-j", "1", "--grace", "0s", ...LOCK, ...options], { TANGLEWOOD_REDIS: this.redis.url }));
  }

  compare(out: string, ...options: readonly string[]): Started {
    return this.#keep(start(this.folder, [...STUDY, "--out", out, "--redis", this.redis.url, ...LOCK, ...options]));
  }

  /** The comparison with one thread and without Redis. */
  alone(out: string): Started { return this.#keep(start(this.folder, [...STUDY, "--out", out, "-j", "1"])); }

  /** Waits until that many cells are being computed. */
  async computing(cells = 1): Promise<void> {
    await this.#look(async () => (await this.redis.client.llen(`${PREFIX}:${queueOf(engineVersion)}:active`)) >= cells);
  }

  /** Waits until so many runs are in a results folder. */
  async finished(out: string, runs: number): Promise<void> { await until(() => this.runs(out).length >= runs, PATIENCE); }

  /** Everything in the folder of runs, hidden files too. */
  runs(out: string): string[] {
    try { return readdirSync(join(this.#sweep(out), "runs")).sort(); } catch { return []; }
  }

  index(out: string): string { return readFileSync(join(this.#sweep(out), "index.csv"), "utf8"); }

  /** What is left in Redis of cells and results. */
  async left(): Promise<string[]> {
    const keys = await this.redis.client.keys("tanglewood:*");
    return keys.filter((key) => /:parcel:|:cell-/.test(key)).sort();
  }

  /** Ends everything that was started. */
  async end(): Promise<void> {
    for (const { child } of this.#started) { child.kill("SIGCONT"); child.kill("SIGKILL"); }
    await Promise.all(this.#started.map(({ ended }) => ended));
  }

  #sweep(out: string): string {
    const folder = join(this.folder, out);
    mkdirSync(folder, { recursive: true });
    return join(folder, readdirSync(folder)[0] ?? "none");
  }

  async #look(ready: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 1000 * PATIENCE; !await ready();) {
      if (Date.now() > end) throw new Error(`not within ${PATIENCE} s`);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  }

  #keep(started: Started): Started { this.#started.push(started); return started; }
}
