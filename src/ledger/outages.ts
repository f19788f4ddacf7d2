/**
 * Outages of what stands in one place: a pool of servers, a coordinator. They happen at random, or at stated times, so that
 * a question can be about *this* outage; what users do meanwhile is the ledger's business. Times up and down alternate, and
 * availability is their mean over both: MTBF / (MTBF + MTTR), where MTBF counts from repair to the next failure.
 */
import { z } from "zod";
import { InputError } from "../parameter/input-error.js";
import { list } from "../parameter/list.js";
import { choice, duration, optionalQuantity } from "../parameter/parameter.js";
import { variants, type VariantValues } from "../parameter/variants.js";
import type { EventType } from "../sim/kernel.js";
import { OutageRecord, type OutageWorld } from "./outage-record.js";

/** Shorter times, seconds, would fill a run with failures and nothing else. */
const SHORTEST = 1e-3;
const TIMES = ["exponential", "constant"] as const;

const random = {
  name: "random", doc: "Failures at random: up for a while, down for a while.", params: {
    mtbf: duration({ default: "365d", min: SHORTEST, max: 3.1536e9, doc: "Mean time from the last repair to the next failure." }),
    mttr: duration({ default: "4h", min: SHORTEST, max: 3.1536e8, doc: "Mean time from a failure to its repair." }),
    between: choice(TIMES, { default: "exponential", doc: "How the times between repair and failure vary about their mean; constant: as planned maintenance does." }),
    repair: choice(TIMES, { default: "exponential", doc: "How the times of repair vary about their mean." }),
  },
};

const times = {
  at: duration({ default: 0, doc: "When it begins." }),
  until: optionalQuantity("time", { min: 0, doc: "When it ends; where left out, it lasts until the end of the run." }),
};
const example = { error: "must be an outage such as { at: 20min, until: 40min }" };
const incident = z.strictObject(times, example);
const incidentOfRegion = z.strictObject({
  ...times, region: z.int({ error: "must be the number of a region, from 0" }).min(0).optional().meta({ description: "Region that is struck, from 0; where left out, all of them." }),
}, example);

/** Schema of a section `outages`. @param withRegions whether an outage can strike one of several regions */
export function outagesSchema(doc: string, withRegions: boolean) {
  const plan = withRegions
    ? list(incidentOfRegion, { default: [], doc: "The outages, each { at, until } or { at, until, region }." })
    : list(incident, { default: [], doc: "The outages, each { at, until }." });
  return variants("kind", "none", [
    { name: "none", doc: "It never fails.", params: {} }, random,
    { name: "stated", doc: "It fails at stated times.", params: { plan } },
  ], { doc });
}
export type OutagesSection = VariantValues<"kind">;

interface RandomValues { readonly mtbf: number; readonly mttr: number; readonly between: (typeof TIMES)[number]; readonly repair: (typeof TIMES)[number] }
type Plan = readonly { readonly at: number; readonly until?: number | undefined; readonly region?: number | undefined }[];

export class Outages {
  readonly #up: Uint8Array;
  readonly #record: OutageRecord;
  /** Told of each change, after it. */
  readonly #turned: (unit: number, isUp: boolean) => void;

  /** @throws InputError of a plan that contradicts itself or the run */
  constructor(section: OutagesSection, world: OutageWorld, turned: (unit: number, isUp: boolean) => void) {
    this.#up = new Uint8Array(world.units).fill(1);
    this.#record = new OutageRecord(world);
    this.#turned = turned;
    if (section.kind === "random") this.#startRandom(section as unknown as RandomValues, world);
    if (section.kind === "stated") this.#startPlan(section["plan"] as Plan, world);
  }

  isUp(unit: number): boolean { return this.#up[unit] === 1; }

  #turn(unit: number, isUp: boolean): void {
    this.#up[unit] = isUp ? 1 : 0;
    this.#record.turned(unit, isUp);
    this.#turned(unit, isUp);
  }

  #startRandom({ mtbf, mttr, between, repair }: RandomValues, { kernel, recorder, name, path, units }: OutageWorld): void {
    // Each unit has chance of its own, so that one more changes nothing for the others.
    const draw = (unit: number, mean: number, how: string): number => (how === "constant" ? mean : kernel.stream(`${name}/outages/${unit}`).exponential(mean));
    const fail: EventType = kernel.eventType(`${name}/fail`, (unit) => {
      this.#turn(unit, false);
      kernel.after(draw(unit, mttr, repair), mend, unit);
    });
    const mend: EventType = kernel.eventType(`${name}/mend`, (unit) => {
      this.#turn(unit, true);
      kernel.after(draw(unit, mtbf, between), fail, unit);
    });
    for (let unit = 0; unit < units; unit++) kernel.after(draw(unit, mtbf, between), fail, unit);
    recorder.atEnd(() => {
      if (this.#record.ever === 0) recorder.warn("no-outages", `No outage happened: ${path}.mtbf is ${mtbf} s, and the run lasts ${recorder.duration} s. Let the run last longer, or state an outage (kind: stated).`);
    });
  }

  #startPlan(plan: Plan, { kernel, recorder, name, path, units }: OutageWorld): void {
    checkPlan(plan, path, units, recorder.duration);
    const turn = (isUp: boolean) => (index: number): void => {
      const { region } = plan[index]!;
      for (let unit = region ?? 0; unit <= (region ?? units - 1); unit++) this.#turn(unit, isUp);
    };
    const mend = kernel.eventType(`${name}/mend`, turn(true)), fail = kernel.eventType(`${name}/fail`, turn(false));
    // Ends first, so that one outage may follow upon another.
    for (const [index, { until }] of plan.entries()) kernel.at(until ?? Infinity, mend, index);
    for (const [index, { at }] of plan.entries()) kernel.at(at, fail, index);
  }
}

function checkPlan(plan: Plan, path: string, units: number, runs: number): void {
  const refuse = (key: string, sentence: string): never => { throw new InputError(sentence, { path: `${path}.plan${key}` }); };
  if (plan.length === 0) refuse("", "must have at least one outage, such as { at: 20min, until: 40min }");
  for (const [index, { at, until = Infinity, region }] of plan.entries()) {
    if (at >= runs) refuse(`.${index}.at`, `must be before the end of the run at ${runs} s, found ${at} s`);
    if (until <= at) refuse(`.${index}.until`, `must be after its beginning at ${at} s, found ${until} s`);
    if (until < Infinity && until > runs) refuse(`.${index}.until`, `must not be after the end of the run at ${runs} s, found ${until} s; left out, it lasts until then`);
    if (region !== undefined && region >= units) refuse(`.${index}.region`, `there is no region ${region}: there ${units === 1 ? "is 1, number 0" : `are ${units}, from 0 to ${units - 1}`}`);
    const other = plan.findIndex((each, i) => i < index && each.at < until && at < (each.until ?? Infinity)
      && (each.region === undefined || region === undefined || each.region === region));
    if (other !== -1) refuse(`.${index}.at`, `overlaps item ${other}: what is down cannot fail again; write one longer outage`);
  }
}
