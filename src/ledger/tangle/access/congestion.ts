/**
 * Congestion control as parameters. Without a fee, something else must say who may write when peers can take in only
 * so much: here it is mana, which every peer enforces on what arrives, and which honest issuers set their rate by.
 */
import { choice, duration, integer, number, rate } from "../../../parameter/parameter.js";
import { variants, type VariantValues } from "../../../parameter/variants.js";

export interface CongestionRule {
  /** ν: transactions that a peer takes in per second. */
  readonly rate: number;
  readonly order: "deficit-round-robin" | "first-come";
  readonly buffer: number;
  readonly drop: "head" | "tail";
  readonly setsRate: boolean;
  readonly increase: number;
  readonly decrease: number;
  readonly pause: number;
  readonly backoff: number;
  /** Infinity: nobody is ever banned. */
  readonly blacklistAt: number;
  readonly blacklistFor: number;
}

const SET = { setter: ["aimd"] }, BAN = { blacklist: ["timed"] };

const none = { name: "none", doc: "Every peer takes in whatever arrives, at once.", params: {} };

const scheduler = {
  name: "scheduler",
  doc: "Each peer takes in so many transactions a second, shared by the mana of the peers that issue. Needs network.kind gossip.",
  params: {
    rate: rate({ default: "250/s", min: 1e-3, max: 1e5, doc: "Transactions that each peer takes into its view per second (ν in the literature)." }),
    order: choice(["deficit-round-robin", "first-come"], { default: "deficit-round-robin", doc: "Who is served next: issuers in turn with quanta by mana, or whoever came first." }),
    buffer: integer({ default: 500, min: 1, max: 1_000_000, doc: "Transactions that wait at a peer at most; beyond, it lets go of one of the issuer with the longest queue for its mana." }),
    drop: choice(["tail", "head"], { default: "tail", doc: "Which one it lets go of: what came last, so that all peers keep about the same, or what waits longest." }),
    setter: choice(["aimd", "none"], { default: "aimd", doc: "How a peer limits what it issues itself: additive increase and multiplicative decrease, or not at all." }),
    increase: number({ default: 0.075, min: 0, max: 1e4, unit: "1/s", doc: "Step by which the rates of all peers together rise with each transaction taken in (A).", when: SET }),
    decrease: number({ default: 0.7, min: 0.01, max: 1, doc: "Factor by which a peer's rate falls upon congestion (β).", when: SET }),
    pause: duration({ default: "0.2s", max: 3600, doc: "How long a peer issues nothing and leaves its rate alone after a decrease (τ).", when: SET }),
    backoff: number({ default: 274, min: 0, max: 1e6, doc: "A peer slows down when more than this, times its share of mana, of its own transactions wait in its own inbox. The default is W = 1 of the reference implementation, whose mana sums to 274.", when: SET }),
    blacklist: choice(["never", "timed"], { default: "never", doc: "Whether a peer refuses what an issuer sends, for a time, once too much of it waits." }),
    blacklistAt: number({ default: 600, min: 0, max: 1e9, doc: "A peer refuses an issuer of which more than this, times its share of mana, waits.", when: BAN }),
    blacklistFor: duration({ default: "1min", min: 1e-3, max: 86_400, doc: "How long it refuses.", when: BAN }),
  },
} as const;

/** Schema of `ledger.congestion`. */
export const congestionSchema = variants("kind", "none", [none, scheduler], { doc: "How peers share what they can take in." });

/** @returns undefined where peers take in whatever arrives */
export function createCongestion(section: VariantValues<"kind">): CongestionRule | undefined {
  if (section.kind === none.name) return undefined;
  const { setter, blacklist, blacklistAt, ...rest } = section as unknown as CongestionRule & { setter: string; blacklist: string };
  return { ...rest, setsRate: setter === "aimd", blacklistAt: blacklist === "timed" ? blacklistAt : Infinity };
}
