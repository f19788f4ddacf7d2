/**
 * Speed and memory of the tangle with a view for each peer, statistics on and no files: each case in a process of its own,
 * median of several runs. Run after `npm run build`: `node bench/gossip.mjs [--repeat 5] [--only <case>]`, or
 * `node bench/main.mjs gossip`.
 */
import { argument, inOwnProcesses, isScript, ledgerRun, timed } from "./ledger-run.mjs";
import { REPEATS, median, printTable } from "./measure.mjs";

/** Bytes that all per-view structures may take for each peer and unsettled transaction: a bit and four bytes. */
const MOST_BYTES = 4.125;
const committee = (validators) => ({ rule: "approval-weight", validators });

/** Cases of the specification with their bars: CPU-seconds, CPU-seconds a simulated one, millions of deliveries a CPU-second, bytes. */
const CASES = {
  "peer case, 15 s": {
    rate: 194, duration: 15, bar: { seconds: 2 },
    ledger: { network: { peers: 100, topology: { kind: "watts-strogatz", degree: 4, rewiring: 1 } }, tipSelection: { rule: "restricted-uniform", parents: 8 }, confirmation: committee(20) },
  },
  "1,000 peers, 100/s": { rate: 100, duration: 60, bar: { ratio: 1 }, ledger: { network: { peers: 1000 } } },
  "1,000 peers, 100/s, committee": { rate: 80, duration: 60, bar: { ratio: 1 }, ledger: { network: { peers: 1000 }, confirmation: committee(20) } },
  "deliveries, 200 peers": { rate: 100, duration: 200, bar: { speed: 3 }, ledger: { network: { peers: 200 }, confirmation: { threshold: 5 } } },
  "100 peers, 100/s, k = 2": { rate: 100, duration: 60, bar: {}, ledger: { network: { peers: 100 } } },
  "deliveries, 500 peers": { rate: 100, duration: 100, ledger: { network: { peers: 500 }, confirmation: { threshold: 5 } } },
  "mana, 100 peers, 214/s": { rate: 214, duration: 15, ledger: { network: { peers: 100 }, confirmation: { rule: "approval-weight", voters: "mana" } } },
  "2,000/s, 50 peers": { rate: 2000, duration: 15, ledger: { network: { peers: 50 }, confirmation: { threshold: 30 } } },
};

async function run({ rate, duration, ledger: { network, ...section } }) {
  const prepared = await ledgerRun({ ledger: { drawn: 0, network: { kind: "gossip", delay: "100ms", ...network }, ...section }, load: rate, duration, interval: 5 });
  const { seconds, megabytes, value } = timed(prepared);
  return {
    seconds, ratio: seconds / duration, speed: value("gossip.deliveries") / seconds / 1e6, megabytes,
    bytes: value("tangle.views.bytes"), latency: value("confirmation.latency.mean"),
  };
}

function report(repeat, only) {
  const rows = [];
  let cleared = true;
  for (const [name, { bar }] of Object.entries(CASES)) {
    if (only !== undefined && name !== only) continue;
    const runs = inOwnProcesses(import.meta.url, name, repeat);
    const of = (figure) => median(runs.map((one) => one[figure]));
    const met = !bar || (of("seconds") < (bar.seconds ?? Infinity) && of("ratio") < (bar.ratio ?? Infinity) && of("speed") > (bar.speed ?? 0) && of("bytes") <= MOST_BYTES);
    cleared &&= met;
    rows.push([name, of("seconds").toFixed(2), of("ratio").toFixed(3), of("speed").toFixed(2), of("megabytes").toFixed(0), of("bytes").toFixed(1), of("latency").toFixed(2), bar ? (met ? "ok" : "MISS") : ""]);
  }
  printTable(["case", "CPU-s", "CPU-s / simulated s", "M deliveries / CPU-s", "MB", "B / peer, tx", "latency s", "bar"], rows);
  return cleared;
}

export const gossip = {
  name: "gossip",
  doc: "the tangle with a view for each peer: CPU-seconds, deliveries, bytes a peer and unsettled transaction",
  run: () => Promise.resolve(report(REPEATS)),
};

if (isScript(import.meta.url)) {
  const one = argument("--case");
  if (one !== undefined) console.log(JSON.stringify(await run(CASES[one])));
  else if (!report(Number(argument("--repeat") ?? REPEATS), argument("--only"))) process.exitCode = 1;
}
