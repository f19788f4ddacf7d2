/** Why a cell failed, in words for its user. */
import type { Job } from "bullmq";

export function failureSentence({ failedReason, attemptsStarted }: Pick<Job, "failedReason" | "attemptsStarted">): string {
  if (/^job stalled more than allowable limit/.test(failedReason)) {
    return `It was begun ${attemptsStarted} times, and each time its worker died or froze; most often a machine without enough memory is why.`;
  }
  return failedReason;
}
