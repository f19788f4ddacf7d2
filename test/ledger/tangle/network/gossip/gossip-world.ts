/** A transport with a receiver that only writes down what arrives: no tangle above it. */
import { z } from "zod";
import { createTransport, transportParameters, type TransportParameters } from "../../../../../src/ledger/tangle/network/gossip/create-transport.js";
import { makePeerNetwork, type PeerNetwork } from "../../../../../src/ledger/tangle/network/gossip/peer-network.js";
import type { Transport, TransportReceiver } from "../../../../../src/ledger/tangle/network/gossip/transport.js";
import { Kernel } from "../../../../../src/sim/kernel.js";
import { RunRecorder } from "../../../../../src/sim/run-recorder.js";

const schema = z.strictObject(transportParameters);

export class GossipWorld implements TransportReceiver {
  readonly kernel: Kernel;
  readonly recorder: RunRecorder;
  readonly network: PeerNetwork;
  readonly transport: Transport;
  /** Time of first arrival by site and peer. */
  readonly arrivals: Map<number, number>[] = [];
  readonly turns: [number, number, boolean][] = [];

  constructor(section: Readonly<Record<string, unknown>>, { seed = "1", duration = 1000, needsHops = false } = {}) {
    const params: TransportParameters = schema.parse(section);
    this.kernel = new Kernel({ seed });
    this.recorder = new RunRecorder(this.kernel, { duration, warmup: 0, interval: duration }, { open: () => () => {} });
    this.network = makePeerNetwork(params, (name) => this.kernel.stream(name));
    this.transport = createTransport({ kernel: this.kernel, recorder: this.recorder, network: this.network, receiver: this, needsHops }, params);
  }

  /** Issues a site at a peer at a time. */
  issue(peer: number, time = 0): number {
    const site = this.arrivals.length;
    this.arrivals.push(new Map());
    const event = this.kernel.eventType(`issue ${site}`, () => {
      this.arrivals[site]!.set(peer, this.kernel.now);
      this.transport.pass(site, peer, -1);
    });
    this.kernel.at(time, event);
    return site;
  }

  receive(site: number, peer: number, from: number): void {
    if (this.has(site, peer)) throw new Error(`site ${site} reaches peer ${peer} twice`);
    this.arrivals[site]!.set(peer, this.kernel.now);
    if (this.transport.relays) this.transport.pass(site, peer, from);
  }

  has(site: number, peer: number): boolean { return this.arrivals[site]!.has(peer); }

  turned(peer: number, isUp: boolean): void { this.turns.push([this.kernel.now, peer, isUp]); }

  /** Figures of the summary after a run until `until`. */
  run(until: number): Record<string, number> {
    this.recorder.start();
    this.kernel.run({ until });
    return Object.fromEntries(Object.entries(this.recorder.finish().metrics).map(([name, { value }]) => [name, value ?? Number.NaN]));
  }
}
