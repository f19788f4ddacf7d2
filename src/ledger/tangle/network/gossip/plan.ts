/**
 * What befalls the network at stated times: partitions and crashes, as a scenario writes them, checked against the peers
 * that there are and the length of the run.
 *
 *     plan:
 *       - { at: 60s, until: 120s, partition: [0-49, 50-99] }
 *       - { at: 30s, until: 50s, crash: [3, 7-9] }
 */
import { z } from "zod";
import { InputError } from "../../../../parameter/input-error.js";
import { list } from "../../../../parameter/list.js";
import { duration, optionalQuantity } from "../../../../parameter/parameter.js";
import type { RandomStream } from "../../../../sim/random.js";
import { divide, partsOf, peerSetSchema, type PeerSet, type PeerSetPart } from "./peer-set.js";
import type { Placement } from "./placement.js";

const incidentSchema = z.strictObject({
  at: duration({ default: 0, doc: "When it begins." }),
  until: optionalQuantity("time", { min: 0, doc: "When it ends: the partition heals, the crashed peers recover; where left out, it lasts until the end of the run." }),
  partition: z.array(peerSetSchema, { error: "must be a list of groups of peers" }).min(1, { error: "must have at least one group of peers" }).optional()
    .meta({ description: "Groups of peers that do not hear each other; peers that are in none of them form one more." }),
  crash: peerSetSchema.optional(),
}, { error: "must be an incident such as { at: 60s, until: 120s, crash: 3-7 }" });

/** Schema of `ledger.network.plan`. */
export const planSchema = list(incidentSchema, { default: [], doc: "What befalls the network when: partitions and crashes, each { at, until, partition: [groups] } or { at, until, crash: peers }." });
export type Plan = z.output<typeof planSchema>;

export interface Incident {
  /** Simulated seconds; `until` is infinite where none was stated. */
  readonly at: number;
  readonly until: number;
  readonly kind: "partition" | "crash";
  /** Of a partition the group of each peer, from 0; of a crash 1 for each peer that is down. */
  readonly group: Int16Array;
}

/** Checks a plan and draws the peers that it leaves to chance. @throws InputError that names the incident */
export function resolvePlan(plan: Plan, placement: Placement, runs: number, random: RandomStream): Incident[] {
  const incidents = plan.map((incident, index): Incident => {
    const { at, until, partition, crash } = incident;
    const refuse = (key: string, sentence: string): never => { throw new InputError(sentence, { path: `ledger.network.plan.${index}${key}` }); };
    if ((partition === undefined) === (crash === undefined)) refuse("", partition === undefined ? "must say what happens: partition or crash" : "must be either a partition or a crash; write two incidents");
    if (at >= runs) refuse(".at", `must be before the end of the run at ${runs} s, found ${at} s`);
    if (until !== undefined && until > runs) refuse(".until", `must not be after the end of the run at ${runs} s, found ${until} s; left out, it lasts until then`);
    if (until !== undefined && until <= at) refuse(".until", `must be after its beginning at ${at} s, found ${until} s`);
    const kind = partition ? "partition" : "crash";
    const sets = partition ?? [crash as PeerSet];
    const parts = sets.map((set): PeerSetPart[] => {
      const found = partsOf(set, placement);
      return "error" in found ? refuse(`.${kind}`, found.error) : found;
    });
    const setOf = divide(parts, placement.x.length, random);
    if ("error" in setOf) return refuse(`.${kind}`, setOf.error);
    if (kind === "crash") return { at, until: until ?? Infinity, kind, group: setOf.map((set) => set + 1) };
    const group = setOf.map((set) => (set === -1 ? sets.length : set));
    if (group.every((each) => each === group[0])) refuse(".partition", "must divide the peers: all of them are in one group");
    return { at, until: until ?? Infinity, kind, group };
  });
  refuseOverlap(incidents);
  return incidents;
}

/** Peers can be divided in one way at a time. */
function refuseOverlap(incidents: readonly Incident[]): void {
  for (const [index, { at, kind }] of incidents.entries()) {
    const other = incidents.findIndex((each, i) => i !== index && kind === "partition" && each.kind === kind
      && each.at <= at && at < each.until && (each.at < at || i < index));
    if (other === -1) continue;
    const end = incidents[other]!.until, lasts = end === Infinity ? "to the end of the run" : `until ${end} s`;
    throw new InputError(`overlaps the partition of item ${other}, which lasts ${lasts}: peers are divided in one way at a time, with all groups in one partition`, { path: `ledger.network.plan.${index}.at` });
  }
}
