/** What is measured of a committee beyond what every ledger shows: rounds, how leaders were decided, how long blocks take. */
import type { Recorder } from "../../sim/recorder.js";
import { TimeAverage } from "../../sim/time-average.js";

/** Rounds that a block may take to be committed and have a row of its own; the last row has all that took longer. */
const MOST_ROUNDS = 20;

export class CommitteeStatistics {
  readonly #waiting: TimeAverage;
  #roundTime = 0;
  #blocks = 0;
  #carried = 0;
  #timeouts = 0;
  #proposals = 0;
  #direct = 0;
  #indirect = 0;
  #skipped = 0;
  #committed = 0;
  #latency = 0;
  #inRounds = 0;
  readonly #byRounds = { leaders: new Float64Array(MOST_ROUNDS + 1), others: new Float64Array(MOST_ROUNDS + 1) };

  /** @param blockSize transactions in a block */
  constructor(now: () => number, recorder: Recorder, validators: number, blockSize: number) {
    this.#waiting = new TimeAverage(now);
    const of = (value: number, count: number) => ({ value: value / count, count }), decided = (): number => this.#direct + this.#indirect + this.#skipped;
    recorder.metric("committee.rounds", "1", "Rounds of blocks that validators made, mean over all of them.", () => this.#proposals / validators);
    recorder.metric("committee.round.mean", "s", "Mean time between two blocks of a validator.", () => of(this.#roundTime, this.#proposals));
    recorder.metric("committee.commit.latency", "s", "Mean time from the making of a block to its commit, over blocks and validators.", () => of(this.#latency, this.#committed));
    recorder.metric("committee.commit.rounds", "1", "The same in rounds: how many rounds a validator has blocks of, from the committed one on.", () => of(this.#inRounds, this.#committed));
    recorder.metric("committee.leaders.skipped", "1", "Share of leader slots that were skipped, because the leader's block came late or not at all.", () => of(this.#skipped, decided()));
    recorder.metric("committee.leaders.indirect", "1", "Share of leader slots that were committed only by a later leader.", () => of(this.#indirect, decided()));
    recorder.metric("committee.timeouts", "1", "Share of blocks that were made without a leader's block of the round before, after the wait for it.", () => of(this.#timeouts, this.#proposals));
    recorder.metric("committee.utilisation", "1", "Share of the room in blocks that was used.", () => of(this.#carried / blockSize, this.#blocks));
    recorder.metric("committee.waiting.mean", "1", "Transactions that wait at validators for a block, average over time.", () => this.#waiting.mean);
    recorder.series("committee.waiting", "1", "Transactions that wait at validators for a block, at the end of the interval.", () => this.#waiting.value);
    let blocksBefore = 0, committedBefore = 0, latencyBefore = 0, skippedBefore = 0, decidedBefore = 0;
    recorder.series("committee.blocks", "1/s", "Blocks made.", (interval) => {
      const rate = (this.#blocks - blocksBefore) / interval;
      blocksBefore = this.#blocks;
      return rate;
    });
    recorder.series("committee.commit.latency", "s", "Mean time from the making of a block to its commit.", () => {
      const mean = (this.#latency - latencyBefore) / (this.#committed - committedBefore);
      latencyBefore = this.#latency;
      committedBefore = this.#committed;
      return mean;
    });
    recorder.series("committee.leaders.skipped", "1", "Share of leader slots that were skipped.", () => {
      const share = (this.#skipped - skippedBefore) / (decided() - decidedBefore);
      skippedBefore = this.#skipped;
      decidedBefore = decided();
      return share;
    });
    const write = recorder.table({
      name: "commit-rounds", doc: "In how many rounds blocks were committed, counted over blocks and validators after the warm-up.",
      columns: [
        { name: "rounds", doc: `Rounds from a block's to the youngest of which the validator had blocks when it committed, both counted; ${MOST_ROUNDS}: so many or more.` },
        { name: "leaders", doc: "Commits of leaders' blocks." },
        { name: "others", doc: "Commits of other blocks." },
      ],
    });
    recorder.atWarmupEnd(() => {
      this.#waiting.reset();
      this.#roundTime = this.#blocks = this.#carried = this.#timeouts = this.#proposals = this.#direct = this.#indirect = this.#skipped = this.#committed = this.#latency = this.#inRounds = 0;
      blocksBefore = committedBefore = latencyBefore = skippedBefore = decidedBefore = 0;
      this.#byRounds.leaders.fill(0);
      this.#byRounds.others.fill(0);
    });
    recorder.atEnd(() => {
      for (let rounds = 0; rounds <= MOST_ROUNDS; rounds++) {
        const leaders = this.#byRounds.leaders[rounds]!, others = this.#byRounds.others[rounds]!;
        if (leaders + others > 0) write([rounds, leaders, others]);
      }
    });
  }

  /** So many transactions wait from now on. */
  set waiting(count: number) { if (count !== this.#waiting.value) this.#waiting.set(count); }

  /** A validator made a block so long after its last. @param late without a leader's block that it had waited for */
  proposed(since: number, transactions: number, late: boolean): void {
    this.#proposals++;
    this.#roundTime += since;
    this.#blocks++;
    this.#carried += transactions;
    if (late) this.#timeouts++;
  }

  /** A validator decided a leader slot. */
  decided(isSkipped: boolean, isDirect: boolean): void {
    if (isSkipped) this.#skipped++; else if (isDirect) this.#direct++; else this.#indirect++;
  }

  /** A validator committed a block that was made so long ago. */
  committed(latency: number, rounds: number, isLeader: boolean): void {
    this.#committed++;
    this.#latency += latency;
    this.#inRounds += rounds;
    this.#byRounds[isLeader ? "leaders" : "others"][Math.min(rounds, MOST_ROUNDS)]!++;
  }
}
