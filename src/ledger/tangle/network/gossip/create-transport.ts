/** Which transport a run needs: the exact table of arrivals wherever it is exact, and messages over links elsewhere. */
import type { Values } from "../../../../parameter/parameter.js";
import type { Kernel } from "../../../../sim/kernel.js";
import type { Recorder } from "../../../../sim/recorder.js";
import { DirectTransport } from "./direct.js";
import { peerNetworkParameters, type PeerNetwork } from "./peer-network.js";
import type { Transport, TransportReceiver } from "./transport.js";

/** Parameters of a gossip network's topology, links and peers. */
export const transportParameters = { ...peerNetworkParameters };
export type TransportParameters = Values<typeof transportParameters>;

export interface TransportSetup {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly network: PeerNetwork;
  readonly receiver: TransportReceiver;
  /** Whether peers hold sites back (a scheduler) or an adversary does (withholding, eclipse), so that each hop has to be simulated. */
  readonly needsHops: boolean;
}

export function createTransport({ kernel, network, receiver }: TransportSetup, _params: TransportParameters): Transport {
  return new DirectTransport(kernel, network, receiver);
}
