/** The network below the tangle, made once for a run: who is linked to whom, how far apart, and where each peer stands. */
import { InputError } from "../../../../parameter/input-error.js";
import { integer, quantity, type Values } from "../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../sim/random.js";
import { delayParameters, delaySampler } from "../../../delay.js";
import { PeerGraph } from "./peer-graph.js";
import { Placement } from "./placement.js";
import { topologySchema, wire } from "./topologies/registry.js";

export const peerNetworkParameters = {
  peers: integer({ default: 20, min: 1, max: 5000, doc: "Peers: computers that keep a view of the tangle. Devices are not peers, each talks to one." }),
  topology: topologySchema,
  ...delayParameters({ default: "100ms", each: "link", doc: "Mean latency of a link; with regions, of its part that is not distance." }),
  extent: quantity("length", { default: "10km", min: 0, max: 2e7, doc: "Side of the square, from the origin to the north-east, over which peers are spread, where the topology does not place them." }),
};

export interface PeerNetwork {
  readonly graph: PeerGraph;
  /** Seconds that a message takes over each link, in either direction. */
  readonly latency: Float64Array;
  readonly placement: Placement;
}

/**
 * Draws the network of a run.
 * @param stream named chance, as of the kernel
 * @throws InputError if there is no such network
 */
export function makePeerNetwork(params: Values<typeof peerNetworkParameters>, stream: (name: string) => RandomStream): PeerNetwork {
  const { peers, extent } = params;
  const { pairs, world } = wire(params.topology, peers, stream("gossip/topology"));
  if (world && extent !== peerNetworkParameters.extent.parse(undefined)) throw new InputError("has no effect: the topology says where peers stand", { path: "ledger.network.extent" });
  const graph = new PeerGraph(peers, pairs);
  const draw = delaySampler(params, stream("gossip/latency"));
  const latency = Float64Array.from({ length: graph.links }, (_, link) => {
    if (!world) return draw();
    const [a, b] = [graph.ends[2 * link]!, graph.ends[2 * link + 1]!];
    return draw() + world.latency[world.regionOf[a]! * world.regions.length + world.regionOf[b]!]!;
  });
  return { graph, latency, placement: new Placement(peers, world, extent, stream("gossip/places")) };
}
