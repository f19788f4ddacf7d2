/** A chain with k confirmations against the tangle, for a drone at 5 % battery. */
import type { Claim } from "./claim.js";

const PAY = "charging.paymentWait.mean", IN_TIME = "drones.parcels.onTime.share";
const chain = (interval: string, confirmations: string): string => `chain of ${interval}, ${confirmations}`;
const FAST1 = chain("15 s", "1 confirmation"), FAST6 = chain("15 s", "6 confirmations"), SLOW1 = chain("10 min", "1 confirmation"), SLOW6 = chain("10 min", "6 confirmations");
const TRUSTED = chain("10 min", "payment is trusted once it is seen"), TANGLE = "tangle", LONELY = "tangle that nobody else uses";

export const lowBattery: Claim = {
  id: "low-battery",
  claim: "A drone at 5 % battery can pay for its charge over a tangle, but not over a chain of blocks.",
  source: "The textbook case of the machine economy; 10 min blocks after Nakamoto (2008), 15 s blocks as Ethereum had them until 2022",
  experiment: "Sixty drones deliver parcels and land at strangers' stations with as little as a twentieth of their battery left. The station serves a drone once it is paid, and the drone cannot leave before. The payment goes over a tangle, or over chains of blocks of which one, or six, must stand behind a payment before it counts.",
  judge(evidence) {
    const wait = (variant: string): number => evidence.of(PAY, { variant }).mean, inTime = (variant: string): number => evidence.of(IN_TIME, { variant }).mean;
    const figure = (variant: string) => evidence.figure(`${variant}: a drone holds its pad before it is served`, PAY, { variant });
    const share = (variant: string) => evidence.figure(`${variant}: parcels in time`, IN_TIME, { variant }, { unit: "%", scale: 100 });
    const figures = [figure(TANGLE), figure(LONELY), figure(FAST1), figure(FAST6), figure(SLOW1), figure(SLOW6), share(TANGLE), share(LONELY), share(FAST6), share(SLOW1), share(SLOW6), share(TRUSTED)];
    const works = (variant: string): boolean => inTime(variant) > 0.9;
    if (!works(TANGLE)) return { verdict: "does not hold", answer: "The parcels come late over the tangle too.", figures };
    if (works(SLOW6)) return { verdict: "does not hold", answer: "The parcels come in time over every chain.", figures };
    if (works(LONELY) && !works(FAST1)) return { verdict: "holds", answer: "Over a tangle the drone is served in time, over no chain is it.", figures };
    return {
      verdict: "holds if",
      condition: "others use the tangle too, and the chain's blocks are minutes apart and payments are not trusted at sight",
      answer: `Over the tangle a drone waits ${wait(TANGLE).toFixed(0)} s for its payment, over blocks of 15 s ${wait(FAST1).toFixed(0)} s for one confirmation and ${wait(FAST6).toFixed(0)} s for six: ${works(FAST6) ? "slower, and in time all the same" : "too long"}. Over blocks of 10 minutes pads are held for so long that ${(100 * inTime(SLOW6)).toFixed(0)} % of the parcels come in time after six confirmations, ${(100 * inTime(SLOW1)).toFixed(0)} % after one. A tangle that nobody else uses does no better (${(100 * inTime(LONELY)).toFixed(0)} %); and a station that trusts an unconfirmed payment serves at once over any ledger.`,
      figures,
    };
  },
};
