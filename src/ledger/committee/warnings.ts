/** What a run of a committee says of itself when it means little: it stands still, or its validators disagree. */
import type { Recorder } from "../../sim/recorder.js";
import type { CommitteeEngine } from "./engine.js";
import { OUTAGE_TABLE } from "../outage-record.js";
import type { Faults } from "./faults.js";
import type { Committee } from "./leaders.js";

export function watch(recorder: Recorder, engine: CommitteeEngine, { validators, tolerated, quorum }: Committee, { crashed, equivocating, from, until }: Faults): void {
  recorder.metric("committee.forks", "1", "Commits that differ from what another honest validator committed at the same place: above 0 the ledger is broken.", () => engine.sequence.forks);
  const stands = crashed.length > tolerated ? recorder.table(OUTAGE_TABLE) : undefined;
  recorder.atEnd(() => {
    stands?.(["committee", 0, from, until < recorder.duration ? until : undefined]);
    if (engine.sequence.forks > 0) {
      recorder.warn("committee-disagrees", `Honest validators committed different histories, ${engine.sequence.forks} time${engine.sequence.forks > 1 ? "s" : ""}: ${equivocating.length} of ${validators} equivocate, and the committee tolerates ${tolerated}. What is confirmed means nothing.`);
    }
    if (crashed.length > tolerated) {
      recorder.warn("no-quorum", `${crashed.length} of ${validators} validators were down${until < Infinity ? " for a while" : ""}, and the committee tolerates ${tolerated}: without ${quorum} nothing is confirmed.`);
    }
  });
}
