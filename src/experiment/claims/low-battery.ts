/** A chain with k confirmations against the tangle, for a drone at 5 % battery. */
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { listed, percent, seconds } from "./words.js";

const PAY = "charging.paymentWait.mean", IN_TIME = "drones.parcels.onTime.share";
const INSTANT = "instant payment", TANGLE = "tangle", LONELY = "tangle, nobody else on it", TRUSTED = "blocks of 10 min, trusted";
interface Chain { readonly variant: string; readonly words: string; readonly interval: number; readonly deep: number; readonly propagation: number }
/** As in scenarios/claims/low-battery.study.yaml: seconds between blocks, confirmations, mean seconds until the payee has a block. */
export const CHAINS: readonly Chain[] = [
  { variant: "blocks of 15 s, 1 deep", words: "one block of 15 s", interval: 15, deep: 1, propagation: 0.5 },
  { variant: "blocks of 15 s, 6 deep", words: "six blocks of 15 s", interval: 15, deep: 6, propagation: 0.5 },
  { variant: "blocks of 10 min, 1 deep", words: "one block of 10 minutes", interval: 600, deep: 1, propagation: 12.6 },
  { variant: "blocks of 10 min, 6 deep", words: "six blocks of 10 minutes", interval: 600, deep: 6, propagation: 12.6 },
];
/** Mean seconds until miners have a payment. */
export const RELAY = 2;
/** A ledger serves if it loses less than this share of the parcels that come in time with instant payment. */
const LOST = 0.1;

export const lowBattery: Claim = {
  id: "low-battery",
  claim: "A drone at 5 % battery can pay for its charge over a tangle, but not over a chain of blocks.",
  source: "The textbook case of the machine economy; blocks of 10 minutes after Nakamoto (2008), of 15 seconds as Ethereum had them until 2022",
  experiment: "Sixty drones deliver parcels and land at strangers' stations with as little as a twentieth of their battery left. The station serves a drone once it is paid, and the drone cannot leave before. The payment goes over a tangle, or over chains of blocks of which one, or six, must stand behind a payment before it counts. Compared is how many parcels come in time, with payments that are safe at once as the measure.",
  limits: "Blocks have room for all; on a chain that is full it takes longer, and fees are another question. A drone that waits on a pad uses no charge, and stations do not raise their price for one that cannot leave. Trust at sight is free here because nobody cheats. The tangle confirms by weight, at thirty. Theory: so many blocks at their mean distance, and for each the time that it travels, in which others work for nothing.",
  judge(evidence) {
    const wait = (variant: string): string => seconds(evidence.of(PAY, { variant }).mean), inTime = (variant: string): string => percent(evidence.of(IN_TIME, { variant }).mean);
    const beside = (variant: string) => evidence.combined(IN_TIME, [{ variant }, { variant: INSTANT }], (share, instant) => share - (1 - LOST) * instant);
    const serves = (variant: string): boolean => surelyAbove(beside(variant), 0), fails = (variant: string): boolean => surelyBelow(beside(variant), 0);
    const held = (what: string, variant: string, expected?: number) => evidence.figure(`pad held before the drone is served, ${what}`, PAY, { variant }, expected === undefined ? {} : { expected });
    const parcels = (what: string, variant: string) => evidence.figure(`parcels in time, ${what}`, IN_TIME, { variant }, { unit: "%", scale: 100 });
    const figures = [
      held("tangle", TANGLE), held("tangle that nobody else uses", LONELY), ...CHAINS.map(({ variant, words, interval, deep, propagation }) => held(words, variant, RELAY + deep * (interval + propagation))),
      parcels("payments that are safe at once", INSTANT), parcels("tangle", TANGLE), parcels("tangle that nobody else uses", LONELY), ...CHAINS.map(({ variant, words }) => parcels(words, variant)), parcels("blocks of 10 minutes, payments trusted at sight", TRUSTED),
    ];
    if (!serves(TANGLE)) return { verdict: "does not hold", answer: `Over the tangle a drone waits ${wait(TANGLE)} for its payment, and ${inTime(TANGLE)} of the parcels come in time, with instant payment ${inTime(INSTANT)}: it is not shown to do.`, figures };
    const failing = CHAINS.filter(({ variant }) => fails(variant)), serving = CHAINS.filter(({ variant }) => serves(variant));
    const tangle = `Over the tangle a drone waits ${wait(TANGLE)} for its payment, and ${inTime(TANGLE)} of the parcels come in time (with instant payment ${inTime(INSTANT)}).`;
    const told = (chains: readonly Chain[]): string => listed(chains.map(({ variant, words }) => `after ${words} (${wait(variant)}) ${inTime(variant)}`));
    if (failing.length === 0) return { verdict: "does not hold", answer: `${tangle} No chain is shown to be too slow: ${told(CHAINS)} are in time.`, figures };
    const answer = `${tangle} Over a chain fewer are: ${told(failing)}.`;
    const conditions = [
      ...(serves(LONELY) ? [] : ["others use the tangle too"]),
      ...(serving.length > 0 ? [`the chain makes a payment wait longer than ${listed(serving.map(({ words }) => words).slice(-1))}`] : []),
      ...(serves(TRUSTED) ? ["stations do not trust an unconfirmed payment"] : []),
    ];
    if (conditions.length === 0) return { verdict: "holds", answer, figures };
    return {
      verdict: "holds if",
      condition: conditions.join(", and "),
      answer,
      exception: [
        ...(serving.length > 0 ? [`Over quick chains as many parcels come in time as over the tangle: ${told(serving)}.`] : []),
        ...(serves(LONELY) ? [] : [`A tangle that nobody else uses is too slow as well: each payment waits for those after it (${wait(LONELY)}), and ${inTime(LONELY)} of the parcels come in time.`]),
        ...(serves(TRUSTED) ? [`A station that trusts an unconfirmed payment serves at once over any ledger (${inTime(TRUSTED)} in time with blocks of 10 minutes), at the risk of being cheated.`] : []),
      ].join(" "),
      figures,
    };
  },
};
