/**
 * Congestion control in the reference case: 20 peers of degree 4, ν = 250/s, mana after Zipf's law, once with the load that
 * the peers can take in and once beside a spammer. The Python simulator of the rule's authors needs 14.5 CPU-seconds for a
 * simulated second of it. Each case in a process of its own, median of several runs. Run after `npm run build`.
 */
import { argument, inOwnProcesses, isScript, ledgerRun, timed } from "./ledger-run.mjs";
import { REPEATS, median, printTable } from "./measure.mjs";

const DURATION = 60, PYTHON = 14.5;
const CASES = { "within ν": {}, "beside a spammer": { 2: { factor: 5, selfish: true } } };

async function run(peers) {
  const prepared = await ledgerRun({
    ledger: {
      drawn: 0, mana: { exponent: 0.9 }, congestion: { kind: "scheduler", rate: 250, buffer: 100_000 },
      network: { kind: "gossip", peers: 20, topology: { kind: "random-regular", degree: 4 }, delay: 0.1, delayDistribution: "uniform", delaySpread: 0.5 },
      confirmation: { rule: "cumulative-weight", threshold: 100 },
    },
    load: { rate: 200, by: "mana", peers }, duration: DURATION, warmup: DURATION / 3, interval: 2,
  });
  const { seconds, value } = timed(prepared);
  return { seconds: seconds / DURATION, events: prepared.kernel.events, utilisation: value("congestion.utilisation"), excess: value("congestion.excess") };
}

export const congestion = {
  name: "congestion",
  doc: "congestion control with 20 peers at ν = 250/s, CPU-seconds a simulated second; each case in a process of its own",
  async run() {
    let cleared = true;
    const rows = Object.keys(CASES).map((name) => {
      const runs = inOwnProcesses(import.meta.url, name, REPEATS);
      const seconds = median(runs.map((one) => one.seconds)), { events, utilisation, excess } = runs[0];
      const met = seconds < PYTHON / 100;
      cleared &&= met;
      return [name, seconds.toFixed(4), (PYTHON / seconds).toFixed(0), (events / seconds / DURATION / 1e6).toFixed(2), utilisation.toFixed(3), excess.toFixed(3), `${met ? "ok  " : "MISS"} a hundredth of Python's`];
    });
    printTable(["case", "CPU-s a simulated s", "times Python", "M events/CPU-s", "utilisation", "excess", "bar"], rows);
    return cleared;
  },
};

const one = argument("--case");
if (isScript(import.meta.url) && one !== undefined) console.log(JSON.stringify(await run(CASES[one])));
