/** Puts channels before the engine of a ledger: what a ledger of channels and a settlement by channels have in common. */
import type { LedgerCore, LedgerSetup } from "../definition.js";
import { micro } from "../port.js";
import { Fraud } from "./fraud.js";
import type { Hub } from "./hub.js";
import { ChannelLayer } from "./layer.js";
import type { ChannelSection, FraudValues } from "./parameters.js";
import { ChannelStatistics } from "./statistics.js";

export interface LayerOptions {
  readonly bothWays: boolean;
  readonly hub?: Hub | undefined;
  /** What the hub puts into each channel, whole micro-tokens. */
  readonly hubCapacity?: number;
  /** Whether data are signed messages. Default false. */
  readonly sendsData?: boolean;
  /** Told how much more (or less) money is locked. */
  readonly locked?: (change: number) => void;
}

export function createLayer({ kernel, recorder }: Pick<LedgerSetup, "kernel" | "recorder">, { book, engine }: LedgerCore, section: ChannelSection, { bothWays, hub, hubCapacity = 0, sendsData = false, locked }: LayerOptions): ChannelLayer {
  const statistics = new ChannelStatistics(() => kernel.now, recorder, locked), capacity = micro(section.capacity), keep = micro(section.keep);
  const layer = new ChannelLayer({
    kernel, book, base: engine, statistics, hub, waits: section.meanwhile === "wait", roundTrip: section.roundTrip, sendsData,
    fraud: section.fraud.kind === "none" ? undefined : new Fraud({ book, statistics, random: kernel.stream("channel/fraud"), ...section.fraud as unknown as FraudValues }),
    rules: {
      bothWays, openedBefore: section.opened === "before", refill: section.refill, idle: section.idle, unilateral: section.unilateral, window: section.window,
      target: (account, pays) => (account === hub?.account ? hubCapacity : pays ? capacity : 0),
      keep: (account) => (account === hub?.account ? 0 : keep),
      isHub: (account) => account === hub?.account,
    },
  });
  recorder.atEnd(() => { layer.audit(); });
  return layer;
}
