/**
 * A claim of the machine economy's literature, put to the test: what people say, a study that varies what it depends on, and
 * a judgement by the figures. The study is a file in `scenarios/claims/`, so that a user can run and change it; the judgement
 * is code, since it must be able to go against the claim.
 */
import type { Evidence } from "./evidence.js";
import type { ClaimFigure } from "./figure.js";

export const VERDICTS = ["holds", "holds if", "does not hold"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Judgement {
  readonly verdict: Verdict;
  /** What must be so, after "holds if"; present with that verdict only. */
  readonly condition?: string;
  /** One or two sentences: what came out. */
  readonly answer: string;
  readonly figures: readonly ClaimFigure[];
}

export interface Claim {
  /** Also the name of its study: `scenarios/claims/<id>.study.yaml`. */
  readonly id: string;
  /** What people say, as a sentence. */
  readonly claim: string;
  /** Who says so, or what it goes back to. */
  readonly source: string;
  /** What was done, for somebody who knows neither ledgers nor queues. */
  readonly experiment: string;
  /** @throws Error where the study lacks what the judgement needs */
  judge(evidence: Evidence): Judgement;
}
