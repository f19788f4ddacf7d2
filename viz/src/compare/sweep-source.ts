/**
 * Where the compare page reads a sweep from: its folder behind the viewer's server, or data that travels inside a report.
 * Only plan and index are read at once; the files of single runs when a chart that needs them comes into view.
 */
import { parsePlan, type SweepPlan } from "./written.js";
import { ServerGone } from "../data/server.js";

export interface SweepSource {
  readonly name: string;
  readonly plan: SweepPlan;
  /** A file of the sweep as it is now: `index.csv`, `failures.json`, `comparison.json`; undefined where there is none. */
  file(name: string): Promise<string | undefined>;
  /** A file of a finished run, which never changes; undefined where it was not kept. */
  text(run: string, file: string): Promise<string | undefined>;
  /** Address of the page of one run; none in a report. */
  runAddress?(run: string): string;
}

/** Files of runs that are asked for at the same time. */
const AT_ONCE = 6;

/** A sweep below results/. @returns undefined where there is none of that name @throws ServerGone */
export async function serverSource(name: string): Promise<SweepSource | undefined> {
  const folder = `results/${encodeURIComponent(name)}`;
  const text = async (path: string): Promise<string | undefined> => {
    const response = await fetch(`${folder}/${path}`, { cache: "no-store" }).catch((cause: unknown) => { throw new ServerGone(`no answer from ${location.origin}`, { cause }); });
    return response.ok && response.status !== 204 ? await response.text() : undefined;
  };
  const written = await text("plan.json");
  if (written === undefined) return undefined;
  const plan = parsePlan(written);
  if (plan === undefined) throw new Error("plan.json of this comparison is not complete, or of another version");
  const known = new Map<string, Promise<string | undefined>>(), turn = limited(AT_ONCE);
  return {
    name, plan, file: text,
    text(run, file) {
      if (plan.keep === "figures") return Promise.resolve(undefined);
      const path = `runs/${run}/${file}`, before = known.get(path);
      if (before) return before;
      const reading = turn(() => text(path));
      known.set(path, reading);
      // What failed is asked for again the next time.
      reading.catch(() => known.delete(path));
      return reading;
    },
    runAddress: (run) => `#/run/${encodeURIComponent(name)}/${run}`,
  };
}

/** Lets at most `count` of the actions run at a time, the others wait in order. */
export function limited(count: number): <T>(act: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (running >= count) await new Promise<void>((go) => { waiting.push(go); });
    else running++;
    try { return await act(); } finally {
      const next = waiting.shift();
      if (next) next(); else running--;
    }
  };
}
