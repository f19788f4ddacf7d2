/** A view of a graph that is written down: rules can be asked what they choose without a run. */
import { NONE } from "../../../../src/ledger/tangle/sites.js";
import type { TangleView } from "../../../../src/ledger/tangle/view.js";

export interface WrittenGraph {
  /** Parents of each site, by its number; the genesis has none. */
  readonly parents: readonly (readonly number[])[];
  /** Sites on a losing side; with all that approves them. */
  readonly shunned?: readonly number[];
  readonly confirmed?: readonly number[];
  /** Seconds; by default the site's number. */
  readonly attachedAt?: (site: number) => number;
}

/** Sites of the past cone, the site itself included. */
export function pastOf(parents: WrittenGraph["parents"], site: number): Set<number> {
  return new Set([site, ...parents[site]!.flatMap((parent) => [...pastOf(parents, parent)])]);
}

export function viewOf({ parents, shunned = [], confirmed = [], attachedAt = (site) => site }: WrittenGraph): TangleView {
  const past = parents.map((_, site) => pastOf(parents, site));
  const approvers = parents.map((_, site) => parents.flatMap((those, approver) => those.includes(site) ? [approver] : []));
  const tips = approvers.flatMap((those, site) => those.length === 0 ? [site] : []);
  const isAttachable = (site: number): boolean => !shunned.some((bad) => past[site]!.has(bad));
  return {
    now: attachedAt(parents.length - 1) + 1, tipCount: tips.length, tip: (index) => tips[index]!, newest: parents.length - 1, oldest: 0,
    windowSize: 2 ** Math.ceil(Math.log2(parents.length)),
    isAttachable, isConfirmed: (site) => confirmed.includes(site), attachedAt,
    weight: (site) => past.filter((cone) => cone.has(site)).length,
    hasVisibleApprover: (site) => approvers[site]!.length > 0,
    lastApprover: (site) => approvers[site]!.at(-1) ?? NONE,
    approverBefore: (approver, site) => approvers[site]![approvers[site]!.indexOf(approver) - 1] ?? NONE,
    retreat: (site) => Math.max(...[...past[site]!].filter(isAttachable)),
    visitUnconfirmedPast: (site, visit) => { for (const met of past[site]!) if (!confirmed.includes(met)) visit(met); },
  };
}
