/** Puts channels before the engine of a ledger: what a ledger of channels and a settlement by channels have in common. */
import type { LedgerCore, LedgerSetup } from "../definition.js";
import { InputError } from "../../parameter/input-error.js";
import { micro } from "../port.js";
import { Fraud } from "./fraud.js";
import type { Hub } from "./hub.js";
import { ChannelLayer } from "./layer.js";
import { WINDOW, type ChannelSection, type FraudValues } from "./parameters.js";
import { ChannelStatistics } from "./statistics.js";

export interface LayerOptions {
  /** Path of the section, for what is wrong with it. */
  readonly path: "ledger" | "settlement";
  readonly bothWays: boolean;
  readonly hub?: Hub | undefined;
  /** What the hub puts into each channel, whole micro-tokens. */
  readonly hubCapacity?: number;
  /** Whether data are signed messages. Default false. */
  readonly sendsData?: boolean;
  /** Told how much more (or less) money is locked. */
  readonly locked?: (change: number) => void;
}

export function createLayer({ kernel, recorder }: Pick<LedgerSetup, "kernel" | "recorder">, { book, engine }: LedgerCore, section: ChannelSection, { path, bothWays, hub, hubCapacity = 0, sendsData = false, locked }: LayerOptions): ChannelLayer {
  check(section, path);
  const statistics = new ChannelStatistics(() => kernel.now, recorder, path, locked), capacity = micro(section.capacity), keep = micro(section.keep);
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

/** A window or an answer that nobody ever waits for would be an input without effect. */
function check({ idle, unilateral, window, fraud }: ChannelSection, path: string): void {
  const refuse = (name: string, sentence: string): never => { throw new InputError(`has no effect: ${sentence}`, { path: `${path}.${name}` }); };
  if (unilateral > 0 && idle === 0) refuse("unilateral", `no channel is closed with ${path}.idle 0`);
  if (window !== WINDOW && unilateral === 0 && fraud.kind === "none") refuse("window", `nobody publishes a state alone with ${path}.unilateral 0 and ${path}.fraud.kind none`);
}
