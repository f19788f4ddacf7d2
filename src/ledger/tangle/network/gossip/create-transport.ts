/** Which transport a run needs: the exact table of arrivals wherever it is exact, and messages over links elsewhere. */
import { InputError } from "../../../../parameter/input-error.js";
import { choice, duration, flag, rate, type Values } from "../../../../parameter/parameter.js";
import type { Kernel } from "../../../../sim/kernel.js";
import type { Recorder } from "../../../../sim/recorder.js";
import { DirectTransport } from "./direct.js";
import { GossipStatistics } from "./gossip-statistics.js";
import { HopsTransport } from "./hops.js";
import { linkParameters, Links } from "./links.js";
import { peerNetworkParameters, type PeerNetwork } from "./peer-network.js";
import { PeerStates } from "./peer-states.js";
import { planSchema, resolvePlan, type Incident } from "./plan.js";
import type { Transport, TransportReceiver } from "./transport.js";
import { checkChurn, churnSchema, partsAtEnd, startTrouble } from "./trouble.js";

/** What only messages over links need; given to a network that has none, they would have no effect. */
const repairParameters = {
  requestTimeout: duration({ default: "1s", min: 1e-3, doc: "Time after which a peer asks again for a transaction that it misses, twice as long after each time in vain." }),
  exchange: duration({ default: "1s", min: 1e-3, doc: "Time between two comparisons of what a peer has with what a random neighbour has." }),
};

/** Parameters of a gossip network's topology, links and peers. */
export const transportParameters = {
  ...peerNetworkParameters,
  ...linkParameters,
  processing: rate({ default: 0, doc: "Transactions that a peer takes in, one after the other; 0: however many at once." }),
  transport: choice(["auto", "direct", "hops"], { default: "auto", doc: "How transactions travel: looked up in a table of arrivals, which is exact where nothing is lost or queues, or message by message; auto takes the first wherever it is exact." }),
  ...repairParameters,
  plan: planSchema,
  churn: churnSchema,
  failover: flag({ default: false, doc: "Devices of a peer that is down go to the nearest peer that is up; else they wait until it is back." }),
};
export type TransportParameters = Values<typeof transportParameters>;

export interface TransportSetup {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly network: PeerNetwork;
  readonly receiver: TransportReceiver;
  /** Whether peers hold sites back, as a scheduler does, so that each hop has to be simulated. */
  readonly needsHops: boolean;
}

/** @throws InputError if parameters contradict each other or would have no effect */
export function createTransport({ kernel, recorder, network, receiver, needsHops }: TransportSetup, params: TransportParameters): Transport {
  const { plan, churn, loss, jitter, bandwidth, processing } = params;
  const { graph, placement } = network;
  checkChurn(churn);
  const incidents = resolvePlan(plan, placement, recorder.duration, kernel.stream("gossip/plan"));
  const mayFail = incidents.length > 0 || churn.meanUp > 0;
  const isExact = !needsHops && !mayFail && loss === 0 && jitter === 0 && bandwidth === 0 && processing === 0;
  if (params.transport === "direct" && !isExact) throw new InputError("must be hops or auto where links lose, queue or vary, peers are limited or fail, or a scheduler holds back", { path: "ledger.network.transport" });
  const isDirect = isExact && params.transport !== "hops";
  refuseWithoutEffect(params, isDirect, mayFail);
  warnOfParts(recorder, network, incidents);
  const statistics = new GossipStatistics(recorder);
  if (isDirect) return new DirectTransport(kernel, network, receiver, statistics);
  const states = new PeerStates(graph.peers, () => kernel.now);
  const transport = new HopsTransport({
    kernel, graph, states, receiver, statistics, processing, links: new Links(network, params, kernel.stream("gossip/links")),
    repair: params,
  });
  startTrouble(kernel, states, incidents, churn, graph.peers);
  if (mayFail) reportDown(recorder, states, graph.peers);
  return transport;
}

function refuseWithoutEffect(params: TransportParameters, isDirect: boolean, mayFail: boolean): void {
  const refuse = (name: keyof TransportParameters, why: string): never => { throw new InputError(`has no effect: ${why}`, { path: `ledger.network.${name}` }); };
  if (isDirect) {
    for (const name of ["requestTimeout", "exchange"] as const) {
      if (params[name] !== repairParameters[name].parse(undefined)) refuse(name, "in this network nothing is lost and nothing fails (transport: hops simulates each message nevertheless)");
    }
  }
  if (params.bandwidth === 0 && params.transactionSize !== linkParameters.transactionSize.parse(undefined)) refuse("transactionSize", "the bandwidth of links is unlimited");
  if (params.failover && !mayFail) refuse("failover", "no peer ever goes down, there is neither a plan nor churn");
}

function reportDown(recorder: Recorder, states: PeerStates, peers: number): void {
  recorder.metric("network.down.share", "1", "Share of peers' time that they were down.", () => states.downShare);
  recorder.series("network.down.share", "1", "Share of peers that are down at the end of the interval.", () => states.down / peers);
  recorder.atWarmupEnd(() => { states.forget(); });
}

function warnOfParts(recorder: Recorder, { graph }: PeerNetwork, incidents: readonly Incident[]): void {
  if (graph.peers === 1) recorder.warn("one-peer", "There is a single peer: it sees its own transactions at once and waits for nobody, so that times to spread and to confirm say nothing of a network.");
  const parts = partsAtEnd(graph, incidents, recorder.duration);
  if (parts.length === 0) recorder.warn("all-down", "The plan ends with all peers down for good: from then on nothing is issued and nothing is confirmed.");
  if (parts.length < 2) return;
  const shown = parts.slice(0, 5).join(", ") + (parts.length > 5 ? ", …" : "");
  recorder.warn("disconnected", `Peers end in ${parts.length} parts (of ${shown}) that are never joined again: what is issued in one does not reach the others.`);
}
