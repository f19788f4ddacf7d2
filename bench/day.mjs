/**
 * A day of the tangle: 24 simulated hours at 100 transactions a second, statistics on and no files. The memory that is in
 * use after each hour, garbage collected, must not grow by more than 5 % after the first: it follows what is unsettled, not
 * the length of the run. Once plain, once with a double spend every ten seconds. In processes of their own, so that heap and
 * resident memory are theirs.
 */
import { argument, inOwnProcesses, isScript, ledgerRun } from "./ledger-run.mjs";
import { printTable } from "./measure.mjs";

const RATE = 100, HOURS = 24, HOUR = 3600, GROWTH_BAR = 0.05;
const CASES = { "plain": 0, "a double spend every 10 s": 10 };

/** Runs in the child: prints the used and the resident megabytes after each hour, and the CPU-seconds of the day. */
async function live(gap) {
  const { kernel, recorder, ledger } = await ledgerRun({ ledger: {}, load: RATE, duration: HOURS * HOUR, warmup: HOUR / 2, interval: 10 });
  if (gap > 0) cheat(kernel, ledger, gap);
  recorder.start();
  const hours = [];
  for (let hour = 1; hour <= HOURS; hour++) {
    kernel.run({ until: hour * HOUR });
    globalThis.gc();
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    hours.push([(heapUsed + arrayBuffers) / 2 ** 20, rss / 2 ** 20]);
  }
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ hours, seconds: (user + system) / 1e6, issued: ledger.sample.of }));
}

/** Every so many seconds a wallet pays, and spends the same again half a delay later. */
function cheat(kernel, ledger, gap) {
  const thief = ledger.openAccount({ kind: "thief", balance: 1e9 }), shop = ledger.openAccount({ kind: "shop" });
  const purpose = ledger.registerPurpose({ name: "bench/theft", device: "thief", hear: () => {} });
  const again = kernel.eventType("bench/again", (original) => { ledger.doubleSpend(original, thief, purpose, 0); });
  const pay = kernel.eventType("bench/pay", () => {
    kernel.after(0.5, again, ledger.pay(thief, shop, 1, purpose, 0));
    kernel.after(gap, pay);
  });
  kernel.after(gap, pay);
}

function run() {
  let cleared = true;
  const rows = Object.keys(CASES).map((name) => {
    const { hours, seconds, issued } = inOwnProcesses(import.meta.url, name, 1, ["--expose-gc"])[0];
    const [used, resident] = [0, 1].map((which) => hours.map((hour) => hour[which]));
    const growth = Math.max(...used) / used[0] - 1;
    cleared &&= growth < GROWTH_BAR;
    const at = (values) => [0, 5, 11, 23].map((hour) => values[hour].toFixed(1));
    return [name, issued.toLocaleString("en"), seconds.toFixed(1), ...at(used), `${growth < GROWTH_BAR ? "ok  " : "MISS"} ${(100 * growth).toFixed(1)} %`, resident[0].toFixed(0), Math.max(...resident).toFixed(0)];
  });
  printTable(["24 h at 100/s", "transactions", "CPU-s", "used MB, 1 h", "6 h", "12 h", "24 h", "growth", "resident, 1 h", "most"], rows);
  return cleared;
}

export const day = { name: "day", doc: "24 simulated hours at 100 transactions a second: used memory grows by less than 5 % after the first hour", run };

if (isScript(import.meta.url)) {
  const one = argument("--case");
  if (one !== undefined) await live(CASES[one]);
  else if (!run()) process.exitCode = 1;
}
