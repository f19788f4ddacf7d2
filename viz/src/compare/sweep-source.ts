/**
 * Where the compare page reads a sweep from: its folder behind the viewer's server, or data that travels inside a report.
 * Only plan and index are read at once; the files of single runs when a chart that needs them comes into view.
 */
import { parsePlan, type SweepPlan } from "./written.js";
import { ask, report } from "../data/origin.js";

export interface SweepSource {
  readonly name: string;
  readonly plan: SweepPlan;
  /** Whether runs may still come: to a folder, not to a report. */
  readonly live: boolean;
  /** A file of the sweep as it is now: `index.csv`, `failures.json`, `comparison.json`; undefined where there is none. */
  file(name: string): Promise<string | undefined>;
  /** A file of a finished run, which never changes; undefined where it was not kept. */
  text(run: string, file: string): Promise<string | undefined>;
  /** Why there is no such file of any run, for its reader. */
  absence(file: string): string;
  /** Address of the page of one run; none in a report that has no room for them. */
  runAddress?(run: string): string;
}

/** Files of runs that are asked for at the same time. */
const AT_ONCE = 6;

/** A sweep below results/, or that of a report. @returns undefined where there is none of that name @throws ServerGone */
export async function serverSource(name: string): Promise<SweepSource | undefined> {
  const folder = `results/${encodeURIComponent(name)}`;
  const text = async (path: string): Promise<string | undefined> => {
    const response = await ask(`${folder}/${path}`, { cache: "no-store" });
    return response.ok && response.status !== 204 ? await response.text() : undefined;
  };
  const written = await text("plan.json");
  if (written === undefined) return undefined;
  const plan = parsePlan(written);
  if (plan === undefined) throw new Error("plan.json of this comparison is not complete, or of another version");
  const known = new Map<string, Promise<string | undefined>>(), turn = limited(AT_ONCE), head = report();
  return {
    name, plan, file: text, live: head === undefined,
    absence: (file) => (head === undefined || plan.keep === "figures" ? `The runs of these cells keep no ${file}: compare with --keep charts.` : `This report has no room for ${file} of its runs: write one with a larger --limit.`),
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
    ...(head === undefined || head.pagesOfRuns ? { runAddress: (run: string) => `#/run/${encodeURIComponent(name)}/${run}` } : {}),
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
