/** The `ledger` sections that the common suite runs over: each kind at least once. */
export const LEDGERS: Readonly<Record<string, Record<string, unknown>>> = {
  "ideal": { kind: "ideal" },
  "ideal with a delay": { kind: "ideal", delay: "10s", delayDistribution: "exponential" },
};
