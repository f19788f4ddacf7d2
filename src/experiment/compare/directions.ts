/**
 * Which way a metric is better, by its name: the one table of it. A study's own minimize and maximize go before it. What is good
 * for one side and bad for another (prices, revenue), or merely describes, has no direction.
 */
import type { Better } from "./comparison.js";

/** The first that fits decides. */
const DIRECTIONS: readonly (readonly [names: RegExp, better: Better | undefined])[] = [
  // References and predictions are no outcome.
  [/\.(theory|bound|fifo|sampling|possible)(\.|$)|^fluid\./, undefined],
  [/^attack\.(cost|switches)\b/, undefined],
  [/^attack\.(succeeded|success|gain|loss|reached|accepted|selfish|undecided)\b/, "lower"],
  [/^throughput\.confirmed$|^confirmation\.share$|\.availability$/, "higher"],
  [/^(confirmation\.(latency|peers|unconfirmed|pending|flips)|conflicts\.(succeeded|doubleConfirmed|takenBack))\b/, "lower"],
  [/^(fees|energy)\.|^throughput\.overhead$|^channel\.(fees|loss|locked|penalties|exhausted|transactions)\b/, "lower"],
  [/^settlement\.(loss|exposure|locked|capitalCost|clearing)\b|^payments\.rejected$|^grid\.unpaid$/, "lower"],
  [/^deals\.(agreed|paidInTime)$|\.paidInTime(\.share)?$|\.onTime(\.share)?$|^trade\.(efficiency|gains|share)\b/, "higher"],
  [/^deals\.failed$|^trade\.givenUp\b|\.(late|missed|stranded|refused|dropped|shed|retries|lost|withoutCover|excess|unfairness)(\.share)?$/, "lower"],
  [/\.(wait|paymentWait|delay|delayCost|latency|queue|freshness|dissemination|firstApproval)(\.|$)/, "lower"],
  [/^grid\.(selfSufficiency|selfConsumption)$|^sensors\.readings\.confirmed$/, "higher"],
  [/^grid\.imported$|^charging\.(grid\.import|pv\.curtailed)$|^drones\.energyPerParcel$/, "lower"],
  [/^(chain\.(forks|reorganisations|unconfirmations|mempool)|tangle\.(orphans|permanentTips|reattachments)|committee\.(timeouts|waiting|leaders))\b|\.outages$/, "lower"],
];

export function betterOf(metric: string, study: { readonly minimize: readonly string[]; readonly maximize: readonly string[] }): Better | undefined {
  if (study.minimize.includes(metric)) return "lower";
  if (study.maximize.includes(metric)) return "higher";
  return DIRECTIONS.find(([names]) => names.test(metric))?.[1];
}
