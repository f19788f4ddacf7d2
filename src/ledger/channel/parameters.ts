/** What a channel is like, whether all payments of a ledger go through channels or only those that a settlement makes. */
import { choice, duration, money, share } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";

/** Time to contest a state unless stated, seconds: the day that the parameter's default says. */
export const WINDOW = 86_400;

/** @param defaults what is most natural differs between a ledger of channels and a shop that opens one */
export function channelParameters(defaults: { readonly capacity: string; readonly keep: string; readonly opened: "before" | "on-demand" }) {
  return {
    capacity: money({ default: defaults.capacity, min: 1e-6, max: 1e9, doc: "Most that a device puts into a channel; less where it has less. Larger payments go on the ledger." }),
    keep: money({ default: defaults.keep, max: 1e9, doc: "What a device leaves outside when it puts money into a channel, for fees and payments on the ledger." }),
    opened: choice(["before", "on-demand"], { default: defaults.opened, doc: "Whether a channel is there when it is first needed, opened before the run and locking money from then on, or is opened on the ledger only then." }),
    refill: choice(["top-up", "reopen", "never"], { default: "top-up", doc: "What becomes of an exhausted channel: one transaction on the ledger brings both sides back to what they put in at first, or it is closed and opened again by two; or it stays as it is, and larger payments go on the ledger." }),
    meanwhile: choice(["wait", "ledger"], { default: "wait", doc: "What payments do until a channel's transaction is confirmed: wait for it, or go on the ledger." }),
    roundTrip: duration({ default: "200ms", max: 3600, doc: "Time of a signed message and its answer between two ends: what a payment in a channel takes." }),
    idle: duration({ default: 0, max: 3.1536e8, doc: "Time without a payment after which a channel is closed; 0: never." }),
    unilateral: share({ default: 0, doc: "Share of the closings in which the other side does not answer, so that the money stays locked for the window." }),
    window: duration({ default: "1d", max: 3.1536e8, doc: "Time within which a state that one side published alone can be contested." }),
    fraud: fraudSchema,
  };
}

const fraudSchema = variants("kind", "none", [
  { name: "none", doc: "Nobody cheats.", params: {} },
  {
    name: "old-states", doc: "Some publish the state in which they had most when their side is exhausted or the channel is closed.", params: {
      cheaters: share({ default: 0.05, doc: "Share of the devices that do so whenever they can." }),
      watched: share({ default: 0.9, doc: "Probability that the victim, or a watchtower, sees it within the window; the cheater then loses its side of the channel." }),
    },
  },
] as const, { doc: "Whether devices publish old states of channels." });

/** What `channelParameters` describes, once parsed. */
export interface ChannelSection {
  readonly capacity: number;
  readonly keep: number;
  readonly opened: "before" | "on-demand";
  readonly refill: "top-up" | "reopen" | "never";
  readonly meanwhile: "wait" | "ledger";
  readonly roundTrip: number;
  readonly idle: number;
  readonly unilateral: number;
  readonly window: number;
  readonly fraud: VariantValues<"kind">;
}
export interface FraudValues { readonly cheaters: number; readonly watched: number }
