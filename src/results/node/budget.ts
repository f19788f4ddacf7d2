/** How much a run may take before it is stopped as failed: a model that never ends is found out instead of filling the disk. */

export interface Budget {
  /** Most events. */
  readonly events?: number | undefined;
  /** Most seconds of wall time. */
  readonly wallSeconds?: number | undefined;
}

/** The run took more than it was allowed. */
export class BudgetSpent extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "BudgetSpent";
  }
}

/** @throws BudgetSpent where a run that is not over has used up what it had */
export function refuseBeyond(budget: Budget, spent: { readonly events: number; readonly wallSeconds: number }, time: number): void {
  const at = `at simulated time ${time.toFixed(1)} s`;
  if (budget.events !== undefined && spent.events >= budget.events) throw new BudgetSpent(`The budget of ${budget.events} events was spent ${at}.`);
  if (budget.wallSeconds !== undefined && spent.wallSeconds >= budget.wallSeconds) throw new BudgetSpent(`The budget of ${budget.wallSeconds} s was spent ${at}, after ${spent.events} events.`);
}
