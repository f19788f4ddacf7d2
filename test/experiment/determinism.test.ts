/** The same scenario and seed give the same bytes: in slices, twice, under load, in a worker thread and in Chromium. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { fingerprint, type Fingerprint } from "../../src/experiment/fingerprint.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { ROOT } from "../architecture/sources.js";
import { launchChromium, skipBrowser } from "../support/chromium.js";

const FILE = join(ROOT, "scenarios/city.yaml");
const OVERRIDES = [{ path: "duration", value: "6min" }, { path: "warmup", value: "1min" }];
const source = { file: "city.yaml", text: readFileSync(FILE, "utf8") };

let assets: ReadonlyMap<string, string>;
let reference: Fingerprint;
beforeAll(async () => {
  ({ assets } = await openScenario(FILE, OVERRIDES));
  reference = fingerprint(source, OVERRIDES, assets);
}, 60_000);

const WORK = { source, overrides: OVERRIDES, get assets() { return [...assets]; } };

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
  it("does not depend on how a run is sliced", () => {
    expect(fingerprint(source, OVERRIDES, assets, 777)).toEqual(reference);
  }, 60_000);

  it("depends on the seed", () => {
    const other = fingerprint(source, [...OVERRIDES, { path: "seed", value: "another" }], assets);
    expect(other.trajectory).not.toBe(reference.trajectory);
    expect(other.results).not.toBe(reference.results);
  }, 60_000);

  it("is the same in worker threads, two at once on a busy machine", async () => {
    const code = await bundle();
    const run = (): Promise<Fingerprint> => new Promise((done, failed) => {
      const worker = new Worker(`${code}\nconst { parentPort, workerData: { source, overrides, assets } } = require("node:worker_threads");
        parentPort.postMessage(engine.fingerprint(source, overrides, new Map(assets)));`, { eval: true, workerData: { source: WORK.source, overrides: WORK.overrides, assets: WORK.assets } });
      worker.once("message", done).once("error", failed);
    });
    const busy = new Worker("for (;;);", { eval: true });
    try {
      expect(await Promise.all([run(), run()])).toEqual([reference, reference]);
    } finally { await busy.terminate(); }
  }, 120_000);

  describe.skipIf(skipBrowser)("in a browser", () => {
    let browser: Browser;
    beforeAll(async () => { browser = await launchChromium(); }, 60_000);
    afterAll(() => browser?.close());

    it("is the same in a web worker of Chromium", async () => {
      const code = await bundle();
      const page = await browser.newPage();
      const result = await page.evaluate(({ script, source: text, overrides, assets: files }) => new Promise((done, failed) => {
        const body = `${script}\nonmessage = ({ data }) => postMessage(engine.fingerprint(data.source, data.overrides, new Map(data.assets)));`;
        const worker = new globalThis.Worker(URL.createObjectURL(new Blob([body], { type: "text/javascript" })));
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = (event) => failed(new Error(event.message));
        worker.postMessage({ source: text, overrides, assets: files });
      }), { script: code, source: WORK.source, overrides: WORK.overrides, assets: WORK.assets });
      expect(result).toEqual(reference);
    }, 120_000);
  });
});
