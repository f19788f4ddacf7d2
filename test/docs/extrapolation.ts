/** The tables of docs/extrapolation.md, computed: the tangle's part by the fluid level, the rest from the page's assumptions. */
import { steadyTips } from "../../src/ledger/tangle/fluid/choosing.js";
import { meanAge } from "../../src/ledger/tangle/fluid/weight-growth.js";

/** The page's assumptions. */
export const ASSUMED = {
  devices: 20e9, perHour: 1, bytes: 500, signaturesPerCoreSecond: 20_000, millijoulesPerMessage: 1.18, peers: 1000, wattsOfWork: 3.1, secondsOfWork: 1,
} as const;

const short = (value: number): string => Number(value.toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 6 });
const rate = ASSUMED.devices * ASSUMED.perHour / 3600;

function row(parents: number, delay: number, shards: number): string {
  const load = rate * delay / shards, choosing = { parents, repetition: false };
  const age = (weight: number): string => short(delay * (1 + meanAge(choosing, load, weight)));
  return `| ${parents} | ${delay} s | ${short(shards)} | ${short(load)} | ${short(steadyTips(choosing, load))} | ${short(delay * parents / (parents - 1))} s | ${age(100)} s | ${age(load)} s |`;
}

/** Tips and times of a shard. */
export const tangleRows: readonly string[] = [[2, 1, 1], [8, 1, 1], [8, 0.1, 1], [8, 10, 1], [8, 1, 100], [8, 1, 1000], [8, 1, 10_000]].map(([parents, delay, shards]) => row(parents!, delay!, shards!));

/** What one peer has to carry that knows everything of its shard. */
export const peerRows: readonly string[] = [1, 100, 1000, 10_000].map((shards) => {
  const here = rate / shards, bytes = here * ASSUMED.bytes;
  return `| ${short(shards)} | ${short(here)} | ${short(8 * bytes / 1e9)} Gbit/s | ${short(bytes * 86_400 / 1e12)} TB | ${short(here / ASSUMED.signaturesPerCoreSecond)} | ${short(here * ASSUMED.millijoulesPerMessage / 1000)} W |`;
});

/** Of the whole: rate, power of handling at all peers of an unsharded network, power of the work. */
export const totals = {
  rate: `${short(rate)} transactions a second`,
  handling: `${short(rate * ASSUMED.millijoulesPerMessage / 1000 * ASSUMED.peers / 1e6)} MW`,
  work: `${short(rate * ASSUMED.wattsOfWork * ASSUMED.secondsOfWork / 1e6)} MW`,
} as const;
