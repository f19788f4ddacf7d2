/**
 * A claim with the figures by which it was judged. They are kept, so that page and verdict can be made again without a
 * run: what a judgement says never comes from elsewhere.
 */
import type { IndexTable } from "../compare/comparison.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { Claim, Judgement } from "./claim.js";
import { Evidence, type StudiedCell } from "./evidence.js";

/** What `docs/claims.json` holds of a claim. */
export interface StudiedClaim {
  readonly id: string;
  /** Digest of the study and its scenario, as in the sweep's plan: tells when the figures are of another study. */
  readonly study: string;
  readonly cells: readonly StudiedCell[];
  /** The figures that the judgement asked for; values by cell, then by replication. */
  readonly figures: readonly { readonly name: string; readonly unit: string; readonly values: readonly (readonly (number | null)[])[] }[];
}

export interface ClaimsData { readonly format: 1; readonly engine: string; readonly claims: readonly StudiedClaim[] }

export interface Finding {
  readonly claim: Claim;
  readonly judgement: Judgement;
  readonly cells: number;
  readonly replications: number;
}

type StudiedPlan = Pick<SweepPlan, "identity" | "cells">;

/** Of all the figures of a study those that the judgement needs. @param file of the study @throws InputError where it lacks one */
export function studied(claim: Claim, { identity, cells }: StudiedPlan, index: IndexTable, file: string): StudiedClaim {
  const evidence = new Evidence(index, cells, file);
  claim.judge(evidence);
  return {
    id: claim.id, study: identity, cells: cells.map(({ cell, values }) => ({ cell, values })),
    figures: evidence.asked.map((name) => {
      const place = index.metrics.findIndex((metric) => metric.name === name);
      const values = cells.map(({ cell }) => index.rows.filter((row) => row.cell === cell).sort((a, b) => a.replication - b.replication).map((row) => row.values[place] ?? null));
      return { name, unit: index.metrics[place]!.unit, values };
    }),
  };
}

export function judged(claim: Claim, { cells, figures }: StudiedClaim): Finding {
  const replications = figures[0]?.values[0]?.length ?? 0;
  const rows = cells.flatMap(({ cell }, i) => Array.from({ length: replications }, (_, r) => ({
    cell, replication: r + 1, seed: "", run: "", values: figures.map(({ values }) => values[i]![r]!),
  })));
  return { claim, judgement: claim.judge(new Evidence({ metrics: figures, rows }, cells)), cells: cells.length, replications };
}

/** The data as text, one line a figure, so that a change of it can be read. */
export function claimsText({ format, engine, claims }: ClaimsData): string {
  const blocks = claims.map(({ figures, ...claim }) => {
    const head = JSON.stringify(claim), lines = figures.map((figure) => `  ${JSON.stringify(figure)}`);
    return `${head.slice(0, -1)},"figures":[\n${lines.join(",\n")}]}`;
  });
  return `{"format":${format},"engine":${JSON.stringify(engine)},"claims":[\n${blocks.join(",\n")}]}\n`;
}
