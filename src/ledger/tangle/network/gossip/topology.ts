/**
 * What a topology is to those who add one: which peers are linked. It may also say where peers are; latencies are drawn
 * for whatever links it made (links.ts), so a topology adds only the part of them that is distance.
 */
import { InputError } from "../../../../parameter/input-error.js";
import type { Parameters, Values } from "../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../sim/random.js";
import { PeerGraph } from "./peer-graph.js";

/** A part of the world that peers stand in. */
export interface Region {
  readonly name: string;
  /** Metres east and north of the scenario's origin. */
  readonly x: number;
  readonly y: number;
}

export interface Wiring {
  /** The two ends of each link, one link after the other. */
  readonly pairs: ArrayLike<number>;
  /** Where peers stand, if the topology knows: the region of each peer, and the latency between regions in seconds, row by row. */
  readonly world?: { readonly regions: readonly Region[]; readonly regionOf: Uint8Array; readonly latency: Float64Array };
}

export interface TopologyDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  /** @throws InputError if there is no such graph of so many peers */
  wire(peers: number, params: Values<P>, random: RandomStream): Wiring;
}

/** Gives a topology's definition its exact types. */
export function defineTopology<P extends Parameters>(definition: TopologyDefinition<P>): TopologyDefinition<P> {
  return definition;
}

/** A mistake in a parameter of the topology. */
export function topologyError(parameter: string, sentence: string): InputError {
  return new InputError(sentence, { path: `ledger.network.topology.${parameter}` });
}

/** The wiring that `draw` gives, drawn again until it is connected. @throws InputError after 2,000 draws */
export function connected(peers: number, draw: () => number[], failure: () => InputError): number[] {
  for (let draws = 0; draws < 2000; draws++) {
    const pairs = draw();
    if (new PeerGraph(peers, pairs).isConnected) return pairs;
  }
  throw failure();
}
