/** Every law that `tanglewood verify` checks, in the order in which people read them. */
import type { Law } from "./law.js";
import { attackLaws } from "./laws/attacks.js";
import { centralLaws } from "./laws/central.js";
import { chainLaws } from "./laws/chain.js";
import { channelLaws } from "./laws/channel.js";
import { committeeLaws } from "./laws/committee.js";
import { congestionLaws } from "./laws/congestion.js";
import { deviceLaws } from "./laws/devices.js";
import { fluidLaws } from "./laws/fluid.js";
import { networkLaws } from "./laws/network.js";
import { peerLaws } from "./laws/peers.js";
import { roadLaws } from "./laws/road.js";
import { settlementLaws } from "./laws/settlement.js";
import { tipLaws } from "./laws/tips.js";
import { tradeLaws } from "./laws/trade.js";
import { weightLaws } from "./laws/weights.js";

export const laws: readonly Law[] = [...tipLaws, ...weightLaws, ...fluidLaws, ...networkLaws, ...peerLaws, ...attackLaws, ...chainLaws, ...channelLaws, ...centralLaws, ...committeeLaws, ...congestionLaws, ...roadLaws, ...deviceLaws, ...settlementLaws, ...tradeLaws];
