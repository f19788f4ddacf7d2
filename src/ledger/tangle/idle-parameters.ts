/** Warns of parameters that had no effect in a run, where only the run can tell: they were beyond what its devices did. */
import type { Recorder } from "../../sim/recorder.js";
import type { TransactionBook } from "../book.js";
import type { WorkRule } from "./access/work.js";

/** @param back of lazy selection, in transactions; undefined under another rule */
export function warnOfIdleParameters(recorder: Recorder, book: TransactionBook, work: WorkRule, back: number | undefined): void {
  if (book.issued === 0) return;
  if (back !== undefined && back >= book.issued) {
    recorder.warn("lazy-too-far", `ledger.tipSelection.back is ${back}, and only ${book.issued} transactions were issued: parents were never chosen so far back.`);
  }
  const { accounts } = book;
  let alone = false;
  for (let account = 0; account < accounts.count && !alone; account++) alone = !accounts.isCrowd(account) && accounts.statement(account).transactions > 0;
  if (work.window > 0 && !alone) {
    recorder.warn("work-never-harder", "ledger.work.kind adaptive had no effect: each wallet of a plain load stands for a crowd, of whose devices none has issued lately. window and growth need fleets.");
  }
}
