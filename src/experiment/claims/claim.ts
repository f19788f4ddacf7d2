/**
 * A claim of the machine economy's literature, put to the test: what people say, a study that varies what it depends on, and
 * a judgement by the figures. The study is a file in `scenarios/claims/`, so that a user can run and change it; the judgement
 * is code, since it must be able to go against the claim.
 */
import type { Evidence } from "./evidence.js";
import type { ClaimFigure } from "./figure.js";

export const VERDICTS = ["holds", "holds if", "does not hold"] as const;
export type Verdict = (typeof VERDICTS)[number];

interface Judged {
  /** What came out, in a few sentences whose numbers are taken from the evidence. */
  readonly answer: string;
  readonly figures: readonly ClaimFigure[];
  /** Where a claim that holds ends to hold: what the figures show of it. */
  readonly exception?: string;
}

export type Judgement = Judged & (
  | { readonly verdict: "holds" | "does not hold" }
  /** The condition completes the sentence "holds if". */
  | { readonly verdict: "holds if"; readonly condition: string }
);

export interface Claim {
  /** Also the name of its study: `scenarios/claims/<id>.study.yaml`. */
  readonly id: string;
  /** What people say, as a sentence. */
  readonly claim: string;
  /** Who says so, or what it goes back to. */
  readonly source: string;
  /** What was done, for somebody who knows neither ledgers nor queues. */
  readonly experiment: string;
  /** What the model leaves out or takes for granted, so that nobody makes more of the figures than they say. */
  readonly limits: string;
  /** @throws InputError where the study lacks what the judgement needs */
  judge(evidence: Evidence): Judgement;
}
