/** Which token of theme.css colours what: one hue a ledger and a domain, the same on every card. */
import { LEDGERS } from "../data/ledger-kind.js";
import type { Run } from "../data/run.js";

export function ledgerHue(run: Run): string {
  return (LEDGERS as readonly string[]).includes(run.ledger) ? `ledger-${run.ledger}` : "ledger-ideal";
}

const DOMAIN_OF_KIND: readonly (readonly [RegExp, string])[] = [
  [/double-spender|adversary|spammer/i, "bad"],
  [/vehicle|car|truck|road|crossing/i, "road"],
  [/drone|station|pad|depot|delivery|charging|customer|parcel/i, "drones"],
  [/home|house|grid|energy|prosumer|meter/i, "grid-hue"],
  [/sensor|reading|data/i, "sensors"],
];

/** The hue of a kind of device; a kind that no domain claims is neutral. */
export function kindHue(kind: string): string {
  return DOMAIN_OF_KIND.find(([pattern]) => pattern.test(kind))?.[1] ?? "reference";
}
