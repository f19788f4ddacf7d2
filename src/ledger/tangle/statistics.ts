/** What is measured of a tangle beyond what every ledger shows: tips, first approvals, orphans, dissemination. */
import type { Recorder } from "../../sim/recorder.js";
import { Trend } from "../trend.js";

/**
 * With walks from 2.5, 5, 7.5 and 10 times the number of tips back, 0.6, 0.13, 0.026 and 0.013 % of the transactions
 * were left behind at 100 transactions per delay and α = 0.005; the bar of the literature is 0.1 %.
 */
const DEPTH_PER_TIP = 6;

export class TangleStatistics {
  readonly #now: () => number;
  readonly #trend: Trend;
  #tips: number;
  #last = 0;
  #integral = 0;
  #since = 0;
  #integralSince = 0;
  #integralOfInterval = 0;
  #tipsOfInterval = Number.NaN;
  #delaysInInterval = 0;
  #attached = 0;
  #attachedBefore = 0;
  #orphans = 0;
  #firstApprovals = 0;
  #firstApprovalTime = 0;
  #revealed = 0;
  #shortestDelay = Infinity;
  #disseminationTime = 0;

  /**
   * @param tipsPerLoad mean number of tips as a multiple of rate × delay, where theory knows it
   * @param startDepth how many sites back the rule of tip selection begins its walks; 0 if it walks not
   */
  constructor(now: () => number, recorder: Recorder, tips: number, tipsPerLoad: number | undefined, startDepth: number) {
    this.#now = now;
    this.#tips = tips;
    this.#trend = new Trend(now(), recorder.duration, tips);
    const mean = (sum: number, count: number) => ({ value: sum / count, count });
    recorder.metric("tangle.tips.mean", "1", "Attached transactions that no other approves yet, average over time.", () => this.meanTips);
    recorder.metric("tangle.firstApproval.mean", "s", "Mean time from a transaction's attachment to that of the first that approves it.",
      () => mean(this.#firstApprovalTime, this.#firstApprovals));
    recorder.metric("tangle.orphans.share", "1", "Share of the attachments that were left behind for good.", () => mean(this.#orphans, this.#attached));
    recorder.metric("tangle.dissemination.mean", "s", "Mean time from attachment until everybody sees a transaction.", () => mean(this.#disseminationTime, this.#revealed));
    recorder.series("tangle.tips", "1", "Attached transactions that no other approves yet, average over the interval.", (interval) => {
      this.#advance();
      this.#tipsOfInterval = (this.#integral - this.#integralOfInterval) / interval;
      this.#integralOfInterval = this.#integral;
      return this.#tipsOfInterval;
    });
    if (tipsPerLoad !== undefined) {
      recorder.series("tangle.tips.theory", "1", "Tips that theory expects under the load and the delays of the interval.", (interval) => {
        const load = this.#delaysInInterval / interval;
        this.#delaysInInterval = 0;
        return tipsPerLoad * load;
      });
    }
    recorder.atWarmupEnd(() => {
      this.#advance();
      this.#since = this.#last;
      this.#integralSince = this.#integral;
      this.#attachedBefore += this.#attached;
      this.#attached = this.#orphans = this.#firstApprovals = this.#firstApprovalTime = this.#revealed = this.#disseminationTime = 0;
      this.#trend.restart(this.#last);
    });
    recorder.atEnd(() => {
      if (startDepth > 0 && startDepth < DEPTH_PER_TIP * this.meanTips) {
        recorder.warn("shallow-walk", `Walks start ${startDepth} transactions back, and there are ${Math.round(this.meanTips)} tips: too near for a walk to reach all of them, so that tips are left behind. Let startDepth be at least ${DEPTH_PER_TIP} times the tips.`);
      }
      if (this.attachedEver > 0 && this.#shortestDelay >= recorder.duration) {
        recorder.warn("nothing-seen", "No transaction was seen by anybody before the run was over: the delay of the network is as long as the run. Let the run last many delays.");
      }
      if (!this.#trend.isGrowing(now())) return;
      recorder.warn("unstable-tips", `The number of tips keeps growing (${this.#tips} at the end): transactions are issued faster than tips are approved, and averages over the run mean nothing.`);
    });
  }

  /** Attached sites without an attached approver, average over time since the warm-up. */
  get meanTips(): number {
    this.#advance();
    return (this.#integral - this.#integralSince) / (this.#last - this.#since);
  }
  /** The same over the last measuring interval. */
  get tipsOfInterval(): number { return this.#tipsOfInterval; }
  /** Mean seconds from attachment to the first approval, since the warm-up. */
  get meanFirstApproval(): number { return this.#firstApprovalTime / this.#firstApprovals; }
  /** Mean seconds from attachment until a transaction is seen, since the warm-up; NaN where none has been. */
  get meanDissemination(): number { return this.#disseminationTime / this.#revealed; }
  /** Attachments since the start of the run. */
  get attachedEver(): number { return this.#attachedBefore + this.#attached; }
  /** There are so many tips from now on. */
  set tips(tips: number) {
    this.#advance();
    this.#tips = tips;
    this.#trend.set(this.#last, tips);
  }
  /** @param delay seconds of work and of hiding that the transaction goes through */
  attached(delay: number): void {
    this.#attached++;
    this.#delaysInInterval += delay;
    if (delay < this.#shortestDelay) this.#shortestDelay = delay;
  }
  orphaned(): void { this.#orphans++; }
  firstApproved(after: number): void {
    this.#firstApprovals++;
    this.#firstApprovalTime += after;
  }
  revealed(after: number): void {
    this.#revealed++;
    this.#disseminationTime += after;
  }

  #advance(): void {
    const now = this.#now();
    this.#integral += this.#tips * (now - this.#last);
    this.#last = now;
  }
}
