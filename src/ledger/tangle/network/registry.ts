/** Every kind of network: one view, many, none. */
import { variants } from "../../../parameter/variants.js";
import type { NetworkDefinition } from "./definition.js";
import { fluidNetwork } from "./fluid.js";
import { globalNetwork } from "./global.js";
import { gossipNetwork } from "./gossip/gossip.js";

export const networks: readonly NetworkDefinition[] = [globalNetwork, gossipNetwork, fluidNetwork];

/** Schema of `ledger.network`. */
export const networkSchema = variants("kind", "global", networks, { doc: "How transactions reach those who approve them." });
