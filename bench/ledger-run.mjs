/** What the benchmarks of a ledger share: a kernel with a ledger and a plain load, statistics on and no files; and cases in processes of their own. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const dist = process.env.TANGLEWOOD_DIST ?? new URL("../dist/", import.meta.url).href;

/** A run that is ready to start: `load` is what `startLoad` takes, or a plain rate; all times in simulated seconds. */
export async function ledgerRun({ ledger: section, load, duration, warmup = 0, interval }) {
  const part = (path) => import(new URL(path, dist).href);
  const [{ Kernel }, { RunRecorder }, { createLedger, ledgerSchema }, { plainLoad, startLoad }] = await Promise.all([
    part("src/sim/kernel.js"), part("src/sim/run-recorder.js"), part("src/ledger/registry.js"), part("src/ledger/load.js"),
  ]);
  const kernel = new Kernel({ seed: "1" });
  const recorder = new RunRecorder(kernel, { duration, warmup, interval }, { open: () => () => {} });
  const ledger = createLedger(ledgerSchema.parse({ kind: "tangle", ...section }), { kernel, recorder });
  startLoad(ledger, kernel, typeof load === "number" ? plainLoad(load) : load);
  return { kernel, recorder, ledger, duration };
}

/** Runs it through. @returns CPU-seconds of the run alone, and a way to read its metrics */
export function timed({ kernel, recorder, duration }) {
  recorder.start();
  const before = process.cpuUsage();
  kernel.run({ until: duration });
  const { user, system } = process.cpuUsage(before);
  const { metrics } = recorder.finish();
  return { seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024, value: (name) => metrics[name].value };
}

/** What a script prints as JSON when it is called with `--case <name>`, `repeat` times over. */
export function inOwnProcesses(script, name, repeat, flags = []) {
  return Array.from({ length: repeat }, () => JSON.parse(execFileSync(process.execPath, [...flags, fileURLToPath(script), "--case", name], { encoding: "utf8" })));
}

/** What follows an option of the command line. */
export function argument(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Whether a file is the script that was called, and not one that another imports. */
export function isScript(url) { return process.argv[1] === fileURLToPath(url); }
