/** A committee's engine alone, with what each validator commits and when; transactions may be put in by hand. */
import { CommitteeEngine, type CommitteeParts } from "../../../src/ledger/committee/engine.js";
import { BlockDag } from "../../../src/ledger/committee/block-dag.js";
import { Intake } from "../../../src/ledger/committee/intake.js";
import { Committee } from "../../../src/ledger/committee/leaders.js";
import { RoundWindow } from "../../../src/ledger/committee/round-window.js";
import type { Commit } from "../../../src/ledger/committee/sequence.js";
import { CommitteeStatistics } from "../../../src/ledger/committee/statistics.js";
import { TransactionBook } from "../../../src/ledger/book.js";
import { Kernel } from "../../../src/sim/kernel.js";
import { RunRecorder } from "../../../src/sim/run-recorder.js";

export interface Options extends Partial<Pick<CommitteeParts, "faults" | "timeout" | "leastRound">> {
  readonly validators: number;
  readonly leaders: number;
  readonly network: CommitteeParts["network"];
  readonly until: number;
  readonly seed?: string;
}

export function runCommittee({ validators, leaders, network, until, seed = "1", timeout = 0.25, leastRound = 0.001, faults = { crashed: [], from: 0, until: 0, equivocating: [] } }: Options) {
  const kernel = new Kernel({ seed }), recorder = new RunRecorder(kernel, { duration: until, warmup: 0, interval: until }, { open: () => () => {} });
  const book = new TransactionBook(() => kernel.now, recorder), dag = new BlockDag(new Committee(validators, leaders, faults.equivocating.length > 0 ? 2 : 1), new RoundWindow());
  const statistics = new CommitteeStatistics(() => kernel.now, recorder, validators, 1000);
  const name = (block: number): string => `${dag.roundOf(block)}/${dag.authorOf(block)}${block % dag.committee.variants === 1 ? "b" : ""}`;
  const commits = Array.from({ length: validators }, (): { time: number; leader: string; blocks: readonly string[] }[] => []);
  class Observed extends Intake {
    override settle(commit: Commit, validator: number): void {
      commits[validator]!.push({ time: kernel.now, leader: name(commit.leader), blocks: commit.blocks.map(name).sort() });
      super.settle(commit, validator);
    }
  }
  const intake = new Observed({ kernel, book, dag, random: kernel.stream("devices"), access: 0, blockSize: 1000, mayFork: true, unserving: [], waiting: () => {} });
  const engine = new CommitteeEngine({ kernel, dag, intake, statistics, network, timeout, leastRound, faults });
  recorder.start();
  kernel.run({ until });
  const { metrics } = recorder.finish();
  return { kernel, dag, engine, commits, figure: (metric: string): number => metrics[metric]!.value ?? Number.NaN };
}
