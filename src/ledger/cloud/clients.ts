/**
 * What a client does whose request was lost or turned away: it tries again after a pause, drawn evenly from nothing to a
 * length that doubles with each try up to a limit, so that clients do not all come back at once. ("Full jitter":
 * M. Brooker, Exponential backoff and jitter, AWS Architecture Blog, 2015.)
 */
import { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { duration, integer } from "../../parameter/parameter.js";
import type { RandomStream } from "../../sim/random.js";

const FIRST = 1, MOST = 60, ATTEMPTS = 0;
/** Beyond so many doublings every pause is at its limit. */
const MOST_DOUBLINGS = 40;

/** Schema of `ledger.clients`. */
export const clientsSchema = z.strictObject({
  first: duration({ default: FIRST, min: 1e-3, max: 86_400, doc: "Longest pause before the second try." }),
  most: duration({ default: MOST, min: 1e-3, max: 86_400, doc: "Longest pause of all: the limit doubles from `first` up to this." }),
  attempts: integer({ default: ATTEMPTS, min: 0, max: 1000, doc: "Tries after which a client gives a transaction up (orphaned); 0: never." }),
}).prefault({}).meta({ description: "How clients try again whose request was lost in an outage or turned away." });
export type Clients = z.output<typeof clientsSchema>;

/** @throws InputError where the values contradict each other, or nothing is ever lost */
export function checkClients({ first, most, attempts }: Clients, mayLose: boolean): void {
  if (first > most) throw new InputError(`must be at least ledger.clients.first (${first} s), found ${most} s`, { path: "ledger.clients.most" });
  if (mayLose) return;
  for (const [name, value, otherwise] of [["first", first, FIRST], ["most", most, MOST], ["attempts", attempts, ATTEMPTS]] as const) {
    if (value !== otherwise) throw new InputError("has no effect: no request is ever lost without ledger.outages (with ledger.during retry) or ledger.overload.kind shed", { path: `ledger.clients.${name}` });
  }
}

/** The pause before the next try, seconds. @param tries made so far, 1 or more */
export function pause({ first, most }: Clients, tries: number, random: RandomStream): number {
  let longest = first;
  for (let doubling = 1; doubling < Math.min(tries, MOST_DOUBLINGS) && longest < most; doubling++) longest *= 2;
  return random.uniform(0, Math.min(most, longest));
}
