/** The figures on which docs/claims.md rests, and what a claim's judgement says when some of them are others. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Judgement } from "../../../src/experiment/claims/claim.js";
import type { Which } from "../../../src/experiment/claims/evidence.js";
import { judged, type ClaimsData, type StudiedClaim } from "../../../src/experiment/claims/finding.js";
import { claims } from "../../../src/experiment/claims/registry.js";
import { ROOT } from "../../architecture/sources.js";

export const committed = JSON.parse(readFileSync(join(ROOT, "docs/claims.json"), "utf8")) as ClaimsData;

export function figuresOf(id: string): StudiedClaim { return committed.claims.find((each) => each.id === id)!; }

/** A figure in the cells that have these values: another number in each replication. */
export type Change = readonly [metric: string, which: Which, to: number | ((value: number, replication: number) => number)];

/** Half of the replications say one thing, half the other, so that nothing is sure. */
export const either = (one: number, other: number) => (_: number, replication: number): number => (replication % 2 === 0 ? one : other);

/** The judgement by the committed figures with these changes. A change of cells that do not exist is a mistake of the test. */
export function judgedWith(id: string, changes: readonly Change[], studied: StudiedClaim = figuresOf(id)): Judgement {
  const used = new Set<Change>();
  const figures = studied.figures.map((figure) => ({
    ...figure,
    values: figure.values.map((column, i) => {
      const change = changes.find(([metric, which]) => metric === figure.name && Object.entries(which).every(([path, value]) => studied.cells[i]!.values[path] === value));
      if (change === undefined) return column;
      used.add(change);
      const to = change[2];
      return column.map((value, r) => (typeof to === "number" ? to : to(value!, r)));
    }),
  }));
  if (used.size < changes.length) throw new Error(`no such figure: ${JSON.stringify(changes.find((change) => !used.has(change)))}`);
  return judged(claims.find((claim) => claim.id === id)!, { ...studied, figures }).judgement;
}
