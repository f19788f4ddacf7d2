/**
 * A signal of two fixed phases: approaches with even numbers have green first, then those with odd numbers. Within green
 * vehicles enter in order of arrival, one at a time, as under every other discipline: the crossing is one point of conflict. No
 * time is lost at a change, since a passage that has begun is finished in the next phase.
 */
import { duration, share } from "../../../parameter/parameter.js";
import { defineDiscipline, type Line } from "./discipline.js";

/** Seconds by which a change is met early, so that rounding cannot leave the old phase standing at its own end. */
const ROUNDING = 1e-6;

export const fixedSignal = defineDiscipline({
  name: "fixed-signal",
  doc: "A signal with two fixed phases, even and odd approaches in turn; nobody bids.",
  params: {
    cycle: duration({ default: "60s", min: 1, max: 600, doc: "Time from one start of green to the next." }),
    greenSplit: share({ default: 0.5, min: 0.05, max: 0.95, doc: "Share of the cycle in which even approaches have green; odd ones have the rest." }),
  },
  create: ({ cycle, greenSplit }, approaches) => {
    const green = cycle * greenSplit;
    const into = (now: number): number => (now + ROUNDING) % cycle;
    const evenShare = Math.ceil(approaches / 2) / approaches;
    return {
      proceeds: "none",
      late: "refund",
      select: (line: Line, now: number) => {
        const open = into(now) < green ? 0 : 1;
        for (let position = 0; position < line.length; position++) {
          if (line.approach(position) % 2 === open) return position;
        }
        return -1;
      },
      reconsiderAt: (now: number) => {
        const elapsed = into(now);
        return now + (elapsed < green ? green : cycle) - elapsed + ROUNDING;
      },
      saturation: (load: number) => load * Math.max(evenShare / greenSplit, (1 - evenShare) / (1 - greenSplit)),
    };
  },
});
