/** Every card, in reading order. A new card is one definition and one line here. */
import { attackCurve, attackSummary } from "./attack-cards.js";
import type { CardDefinition } from "./card.js";
import { doubleSpends } from "./conflict-card.js";
import { committeeCommits, committeeRounds } from "./committee-cards.js";
import { conflictEvents, conflictTimeline } from "./conflict-cards.js";
import { channelTraffic, lockedCapital } from "./channel-cards.js";
import { chainFees } from "./chain-cards.js";
import { cloudServers } from "./cloud-cards.js";
import { congestion, fairShare, latencyByMana } from "./congestion-cards.js";
import { deals } from "./deal-cards.js";
import { tangleDrawing } from "./drawing-card.js";
import { pads, parcels, stations, sunAndPrice } from "./drone-cards.js";
import { energy, energyPrice, selfSufficiency } from "./grid-cards.js";
import { latencyByKind } from "./latency-by-kind.js";
import { latencyOverTime, pending, throughput } from "./ledger-cards.js";
import { logs } from "./log-card.js";
import { latencyByPeer, latencyByPlace } from "./peer-cards.js";
import { delayCostByDecile, netTransfer, roadOverTime } from "./road-cards.js";
import { freshness } from "./sensor-cards.js";
import { metrics, parameters, provenance } from "./setup-cards.js";
import { dissemination, tips, weightGrowth } from "./tangle-cards.js";
import { tradeGains } from "./trade-cards.js";

export interface Section {
  readonly name: string;
  readonly title: string;
  /** Token of theme.css; the ledger's section takes the hue of the run's ledger. */
  readonly hue?: string;
  readonly cards: readonly CardDefinition[];
}

export const SECTIONS: readonly Section[] = [
  { name: "attack", title: "Attack", hue: "bad", cards: [attackSummary, attackCurve] },
  { name: "ledger", title: "Ledger", cards: [throughput, latencyOverTime, latencyByKind, pending, deals, doubleSpends] },
  { name: "tangle", title: "Tangle", cards: [tips, weightGrowth, dissemination, latencyByPeer, latencyByPlace, tangleDrawing] },
  { name: "chain", title: "Chain", cards: [chainFees] },
  { name: "cloud", title: "Cloud", cards: [cloudServers] },
  { name: "channel", title: "Payment channels", hue: "ledger-channel", cards: [lockedCapital, channelTraffic] },
  { name: "committee", title: "Committee", cards: [committeeCommits, committeeRounds] },
  { name: "conflicts", title: "Conflicts", hue: "bad", cards: [conflictTimeline, conflictEvents] },
  { name: "access", title: "Access and congestion", cards: [fairShare, latencyByMana, congestion] },
  { name: "road", title: "Road", hue: "road", cards: [delayCostByDecile, netTransfer, roadOverTime] },
  { name: "drones", title: "Drones and charging", hue: "drones", cards: [parcels, pads, sunAndPrice, stations] },
  { name: "grid", title: "Smart grid", hue: "grid-hue", cards: [energy, energyPrice, selfSufficiency] },
  { name: "sensors", title: "Sensors", hue: "sensors", cards: [freshness] },
  { name: "trade", title: "Trade", cards: [tradeGains] },
  { name: "run", title: "This run", hue: "reference", cards: [provenance, parameters, metrics, logs] },
];
