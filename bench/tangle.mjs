/**
 * Speed and memory of the tangle in the global view, statistics on and no files: transactions per CPU-second and the
 * peak resident memory, each case in a process of its own, median of several runs. Run after `npm run build`:
 * `node bench/tangle.mjs [--repeat 5] [--only <case>]`, or `node bench/main.mjs tangle`.
 */
import { argument, inOwnProcesses, isScript, ledgerRun, timed } from "./ledger-run.mjs";
import { REPEATS, median, printTable } from "./measure.mjs";

/** Cases of the specification with their bar in CPU-seconds and MB, and others to know what a rule costs. */
const CASES = {
  "urts-1M": { rate: 1000, count: 1_000_000, ledger: { network: { delay: 1 } }, bar: { seconds: 2, megabytes: 150 } },
  "urts-1M, m = 5": { rate: 1000, count: 1_000_000, ledger: { network: { delay: 1 }, confirmation: { threshold: 5 } } },
  "urts-1M, m = 200": { rate: 1000, count: 1_000_000, ledger: { network: { delay: 1 }, confirmation: { threshold: 200 } } },
  "urts-1M, k = 8": { rate: 1000, count: 1_000_000, ledger: { network: { delay: 1 }, tipSelection: { parents: 8 } } },
  "urts-1M, confidence": { rate: 1000, count: 1_000_000, ledger: { network: { delay: 1 }, confirmation: { rule: "confidence" } } },
  "walk-30k": {
    rate: 100, count: 30_000, bar: { perSecond: 50_000 },
    ledger: { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.005 } },
  },
  "walk-30k, from 1000": { rate: 100, count: 30_000, ledger: { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.005, startDepth: 1000 } } },
  "walk-30k, from 2000": { rate: 100, count: 30_000, ledger: { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.005, startDepth: 2000 } } },
  "walk-30k, alpha = 0": { rate: 100, count: 30_000, ledger: { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0 } } },
};

async function run({ rate, count, ledger }) {
  const duration = count / rate;
  const { seconds, megabytes, value } = timed(await ledgerRun({ ledger, load: rate, duration, warmup: duration / 10, interval: 10 }));
  return { seconds, megabytes, count, tips: value("tangle.tips.mean"), p50: value("confirmation.latency.p50") };
}

/** Runs each case several times in processes of their own and prints the medians. @returns whether every bar was met */
function report(repeat, only) {
  const rows = [];
  let cleared = true;
  for (const [name, { bar }] of Object.entries(CASES)) {
    if (only !== undefined && name !== only) continue;
    const runs = inOwnProcesses(import.meta.url, name, repeat);
    const seconds = median(runs.map((one) => one.seconds)), megabytes = median(runs.map((one) => one.megabytes));
    const { count, tips, p50 } = runs[0];
    const perSecond = count / seconds;
    const met = !bar || (seconds < (bar.seconds ?? Infinity) && megabytes < (bar.megabytes ?? Infinity) && perSecond > (bar.perSecond ?? 0));
    cleared &&= met;
    const wanted = bar && [bar.seconds && `under ${bar.seconds} CPU-s`, bar.megabytes && `under ${bar.megabytes} MB`, bar.perSecond && `over ${bar.perSecond} tx/CPU-s`].filter(Boolean).join(", ");
    rows.push([name, perSecond.toFixed(0), seconds.toFixed(2), megabytes.toFixed(0), tips.toFixed(1), (p50 ?? Number.NaN).toFixed(2), wanted ? `${met ? "ok  " : "MISS"} ${wanted}` : ""]);
  }
  printTable(["case", "tx/CPU-s", "CPU-s", "MB", "tips", "p50 [s]", "bar"], rows);
  return cleared;
}

export const tangle = {
  name: "tangle",
  doc: "the tangle in the global view, statistics on, no files; each case in a process of its own, median of five",
  run: () => report(REPEATS),
};

if (isScript(import.meta.url)) {
  const one = argument("--case");
  if (one !== undefined) console.log(JSON.stringify(await run(CASES[one])));
  else if (!report(Number(argument("--repeat") ?? REPEATS), argument("--only"))) process.exitCode = 1;
}
