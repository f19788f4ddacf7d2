/**
 * The same scenario and seed give the same bytes: in slices, twice, under load, in a worker thread and in Chromium. One
 * short run for each part of the engine that keeps state of its own; who adds such a part adds a case.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { fingerprint, type Fingerprint } from "../../src/experiment/fingerprint.js";
import type { Override, Source } from "../../src/scenario/load.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { ROOT } from "../architecture/sources.js";
import { launchChromium, skipBrowser } from "../support/chromium.js";

/** A scenario, cut short, and a table that only what it is here for writes. */
interface Case { readonly file: string; readonly set: Readonly<Record<string, unknown>>; readonly table: string }

const CASES: Readonly<Record<string, Case>> = {
  "city": { file: "city.yaml", set: { duration: "6min", warmup: "1min" }, table: "tangle.csv" },
  "city over peers, with thieves": {
    file: "city.yaml", table: "conflicts.csv",
    set: { duration: "2min", warmup: "30s", "fleets.thieves.attemptRate": "120/h", "ledger.network.kind": "gossip", "ledger.network.delay": "100ms", "ledger.confirmation.rule": "approval-weight", "ledger.confirmation.threshold": 0.66 },
  },
  "partition, churn and loss between regions": {
    file: "partition.yaml", table: "tangle-views.csv",
    set: {
      duration: "1min", warmup: "10s", "ledger.network.plan": [{ at: "20s", until: "40s", partition: ["europe"] }], "ledger.network.loss": 0.02,
      "ledger.network.bandwidth": "1 Mbit/s", "ledger.network.churn.meanUp": "60s", "ledger.network.churn.meanDown": "5s",
    },
  },
  "congestion": { file: "congestion.yaml", set: { duration: "15s", warmup: "5s" }, table: "congestion.csv" },
  "an adversary among voters": { file: "attacks/splitting.yaml", set: { duration: "1min", warmup: "10s" }, table: "attack.csv" },
  "an adversary in secret": { file: "attacks/parasite-chain.yaml", set: { duration: "2min", warmup: "10s", interval: "10s" }, table: "attack.csv" },
  "walks and confidence": {
    file: "tangle.yaml", table: "weight.csv",
    set: { duration: "1min", warmup: "20s", "ledger.tipSelection.rule": "weighted-walk", "ledger.confirmation.rule": "confidence", "ledger.confirmation.threshold": 0.9, "ledger.network.delayDistribution": "exponential" },
  },
  "beside the fluid level": { file: "tangle.yaml", set: { duration: "1min", warmup: "20s", "ledger.network.fluid": true }, table: "weight.csv" },
  "blockchain with forks, bids and a private chain": { file: "blockchain.yaml", set: { duration: "20min", warmup: "2min", interval: "1min", "ledger.propagation.mean": "5s", "ledger.attacker.kind": "private-chain" }, table: "attack.csv" },
  "fluid level alone": { file: "city.yaml", set: { duration: "2min", warmup: "30s", "ledger.network.kind": "fluid", "ledger.work.kind": "none" }, table: "series.csv" },
};

interface Work { readonly source: Source; readonly overrides: readonly Override[]; readonly assets: readonly (readonly [string, string])[] }
type Fingerprints = Record<string, Fingerprint>;

async function prepare({ file, set }: Case): Promise<Work> {
  const path = join(ROOT, "scenarios", file), overrides = Object.entries(set).map(([key, value]) => ({ path: key, value }));
  const { assets } = await openScenario(path, overrides);
  return { source: { file, text: readFileSync(path, "utf8") }, overrides, assets: [...assets] };
}
const fingerprintOf = ({ source, overrides, assets }: Work, slice?: number): Fingerprint => fingerprint(source, overrides, new Map(assets), slice);

let works: Record<string, Work>;
let references: Fingerprints;
let script: string;
beforeAll(async () => {
  works = Object.fromEntries(await Promise.all(Object.entries(CASES).map(async ([name, each]) => [name, await prepare(each)] as const)));
  references = Object.fromEntries(Object.entries(works).map(([name, work]) => [name, fingerprintOf(work)]));
  script = await bundle();
}, 120_000);

/** What a worker of either kind does with the work that it is given, for the text of its script. */
const ANSWER = `const answer = (works) => Object.fromEntries(Object.entries(works).map(([name, { source, overrides, assets }]) =>
  [name, engine.fingerprint(source, overrides, new Map(assets))]));`;

/** The engine as a browser gets it: one classic script that puts `fingerprint` into its global scope. */
async function bundle(): Promise<string> {
  const built = await build({
    root: ROOT, configFile: false, logLevel: "silent", publicDir: false,
    resolve: { alias: { "protobufjs/minimal": join(ROOT, "test/support/no-protobuf.ts") } },
    build: { write: false, target: "es2022", minify: false, lib: { entry: join(ROOT, "src/experiment/fingerprint.ts"), formats: ["iife"], name: "engine" } },
  });
  const output = Array.isArray(built) ? built[0]! : built;
  if (!("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}

describe("determinism", () => {
  it.each(Object.keys(CASES))("does not depend on how a run is sliced: %s", (name) => {
    expect(Object.keys(references[name]!.files)).toContain(CASES[name]!.table);
    expect(fingerprintOf(works[name]!, 777)).toEqual(references[name]);
  }, 60_000);

  it("depends on the seed", () => {
    const { source, overrides, assets } = works["city"]!;
    const other = fingerprintOf({ source, overrides: [...overrides, { path: "seed", value: "another" }], assets });
    expect(other.trajectory).not.toBe(references["city"]!.trajectory);
    expect(other.results).not.toBe(references["city"]!.results);
  }, 60_000);

  it("is the same in worker threads, two at once on a busy machine", async () => {
    const run = (): Promise<Fingerprints> => new Promise((done, failed) => {
      const worker = new Worker(`${script}\n${ANSWER}\nconst { parentPort, workerData } = require("node:worker_threads"); parentPort.postMessage(answer(workerData));`, { eval: true, workerData: works });
      worker.once("message", done).once("error", failed);
    });
    const busy = new Worker("for (;;);", { eval: true });
    try {
      expect(await Promise.all([run(), run()])).toEqual([references, references]);
    } finally { await busy.terminate(); }
  }, 120_000);

  describe.skipIf(skipBrowser)("in a browser", () => {
    let browser: Browser;
    beforeAll(async () => { browser = await launchChromium(); }, 60_000);
    afterAll(() => browser?.close());

    it("is the same in a web worker of Chromium", async () => {
      const page = await browser.newPage();
      const result = await page.evaluate(({ text, work }) => new Promise((done, failed) => {
        const worker = new globalThis.Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = (event) => failed(new Error(event.message));
        worker.postMessage(work);
      }), { text: `${script}\n${ANSWER}\nonmessage = ({ data }) => postMessage(answer(data));`, work: works });
      expect(result).toEqual(references);
    }, 120_000);
  });
});
