/** Gossip without a tangle above it: what it costs to bring one transaction to one peer, by each transport. Views come on top. */
import { z } from "zod";
import { createTransport, transportParameters } from "../dist/src/ledger/tangle/network/gossip/create-transport.js";
import { makePeerNetwork } from "../dist/src/ledger/tangle/network/gossip/peer-network.js";
import { Kernel } from "../dist/src/sim/kernel.js";
import { RunRecorder } from "../dist/src/sim/run-recorder.js";
import { median, printTable, speeds } from "./measure.mjs";

const schema = z.strictObject(transportParameters);

/** Passes `count` transactions from peers in turn, `rate` a second. @returns deliveries */
function gossip(section, rate, count) {
  const params = schema.parse(section), { peers } = params, kernel = new Kernel({ seed: "1" });
  const duration = count / rate + 60;
  const recorder = new RunRecorder(kernel, { duration, warmup: 0, interval: duration }, { open: () => () => {} });
  const network = makePeerNetwork(params, (name) => kernel.stream(name));
  // A transaction is at home in a window of the last 4,096.
  const known = new Int32Array(4096 * peers).fill(-1);
  let deliveries = 0;
  const receiver = {
    has: (site, peer) => known[(site & 4095) * peers + peer] === site,
    receive: (site, peer, from) => {
      known[(site & 4095) * peers + peer] = site;
      deliveries++;
      if (transport.relays) transport.pass(site, peer, from);
    },
  };
  const transport = createTransport({ kernel, recorder, network, receiver, needsHops: false }, params);
  const issue = kernel.eventType("issue", (site) => {
    known[(site & 4095) * peers + site % peers] = site;
    transport.pass(site, site % peers, -1);
    if (site + 1 < count) kernel.after(1 / rate, issue, site + 1);
  });
  kernel.after(0, issue, 0);
  kernel.run({ until: duration });
  return deliveries;
}

const CASES = [
  ["direct, complete, 100 peers, one delay", { peers: 100, topology: { kind: "complete" } }, 200, 40_000],
  ["direct, degree 4, 20 peers, U(50, 150) ms", { peers: 20, delayDistribution: "uniform" }, 250, 100_000],
  ["direct, WS(4, p = 1), 100 peers, 100 ms a hop", { peers: 100, topology: { kind: "watts-strogatz" } }, 214, 40_000],
  ["direct, degree 4, 100 peers, U(50, 150) ms", { peers: 100, delayDistribution: "uniform" }, 200, 30_000],
  ["direct, degree 8, 1,000 peers, U(50, 150) ms", { peers: 1000, topology: { degree: 8 }, delayDistribution: "uniform" }, 100, 3000],
  ["hops, WS(4, p = 1), 100 peers, 100 ms a hop", { peers: 100, topology: { kind: "watts-strogatz" }, transport: "hops" }, 214, 8000],
  ["hops, degree 4, 100 peers, loss 10 %, jitter", { peers: 100, loss: 0.1, jitter: 0.2 }, 200, 8000],
  ["hops, degree 4, 100 peers, 1 Mbit/s, 500/s a peer", { peers: 100, bandwidth: "1 Mbit/s", processing: 500 }, 100, 8000],
];

/** Millions of deliveries a CPU-second that every direct case must reach: the bar for a whole delivery, view included, is 3. */
const BAR = 3.5;

function run() {
  const rows = CASES.map(([name, section, rate, count]) => {
    let deliveries = 0;
    const speed = median(speeds(1, () => { deliveries = gossip(section, rate, count); })) * deliveries;
    return [name, speed];
  });
  printTable(["transport alone", "M deliveries a CPU-second", "ns each"], rows.map(([name, speed]) => [name, speed.toFixed(1), (1000 / speed).toFixed(0)]));
  const least = Math.min(...rows.filter(([name]) => name.startsWith("direct")).map(([, speed]) => speed));
  console.log(`  ${least >= BAR ? "ok  " : "MISS"} direct, the slowest: ${least.toFixed(1)}, bar ${BAR}`);
  return least >= BAR;
}

export const transport = { name: "transport", doc: "bringing a transaction to a peer, without the peer's view", run };
