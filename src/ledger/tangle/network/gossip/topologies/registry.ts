/** Every topology, in the order in which people read them. */
import { variants, type VariantValues } from "../../../../../parameter/variants.js";
import type { RandomStream } from "../../../../../sim/random.js";
import type { TopologyDefinition, Wiring } from "../topology.js";
import { complete } from "./complete.js";
import { randomRegular } from "./random-regular.js";
import { regions } from "./regions.js";
import { ring } from "./ring.js";
import { wattsStrogatz } from "./watts-strogatz.js";

export const topologies: readonly TopologyDefinition[] = [randomRegular, wattsStrogatz, regions, complete, ring];

/** Schema of `ledger.network.topology`. */
export const topologySchema = variants("kind", "random-regular", topologies, { doc: "Which peers are linked." });

/** Links `peers` as a parsed section says. @throws InputError if there is no such graph */
export function wire(section: VariantValues<"kind">, peers: number, random: RandomStream): Wiring {
  const { kind, ...params } = section;
  const topology = topologies.find(({ name }) => name === kind);
  if (!topology) throw new Error(`there is no topology "${kind}"; there are ${topologies.map(({ name }) => name).join(", ")}`);
  return topology.wire(peers, params, random);
}
