/**
 * Those who issue transactions for no other reason than to vote, each at a steady pace from a moment of its own. One that
 * was down issues as soon as it is back, and keeps its pace from then on.
 */
import type { EventHandle } from "../../../sim/kernel.js";
import type { LedgerSetup } from "../../definition.js";
import { Outages } from "../../outages.js";
import type { Account, Transaction } from "../../port.js";
import type { VoteIssuers, Votes } from "./definition.js";

/**
 * Opens an account for each validator and lets it issue, through the book like everybody.
 * @param opened told of each account and the voter that it belongs to
 * @returns the voter behind an account, or −1
 */
function startValidators(
  { kernel, recorder, book }: LedgerSetup, { every, kind, purpose: name, outages }: VoteIssuers, count: number,
  opened: (account: Account, voter: number) => void, submit: (transaction: Transaction) => void,
): (account: Account) => number {
  const random = kernel.stream(name);
  const purpose = book.registerPurpose({ name, device: kind, overhead: true, hear: () => {} });
  const first = book.accounts.count;
  const next: EventHandle[] = [];
  const issue = kernel.eventType(name, (voter) => {
    next[voter] = kernel.after(every, issue, voter);
    submit(book.issue(first + voter, first + voter, 0, purpose, voter));
  });
  for (let voter = 0; voter < count; voter++) {
    opened(book.accounts.open({ kind, workTime: 0 }), voter);
    next[voter] = kernel.after(random.uniform(0, every), issue, voter);
  }
  if (outages) {
    new Outages(outages, { kernel, recorder, name: kind, path: "ledger.confirmation.outages", units: count }, (voter, isUp) => {
      if (isUp) next[voter] = kernel.after(0, issue, voter); else kernel.cancel(next[voter]!);
    });
  }
  return (account) => account >= first && account < first + count ? account - first : -1;
}

/** Starts whoever votes, if anybody does. @returns the voter whose vote it is what an account issues at a peer, or −1 */
export function startVoting(
  setup: LedgerSetup, votes: Votes | undefined, count: number,
  opened: (account: Account, voter: number) => void, submit: (transaction: Transaction) => void,
): (account: Account, peer: number) => number {
  if (!votes) return () => -1;
  if (!votes.issuers) return (_account, peer) => peer;
  return startValidators(setup, votes.issuers, count, opened, submit);
}
