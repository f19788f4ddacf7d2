/**
 * How far a comparison is, on standard error: a bar at a terminal (runs, the cell in work, time left), else a plain line
 * now and then, so that a log stays readable.
 */
import cliProgress from "cli-progress";
import type { SweepHearing } from "../experiment/node/conduct.js";
import type { SweepTask } from "../experiment/sweep/task.js";
import { TimeLeft } from "../experiment/sweep/time-left.js";
import type { SweepPlan } from "../results/sweep-plan.js";
import { humanNumber, humanSeconds } from "./human.js";

/** Milliseconds between two plain lines, and between two estimates of the time left */
const BETWEEN_LINES = 10_000, BETWEEN_ESTIMATES = 500;
const LONGEST_LABEL = 30;

export interface SweepDisplay extends SweepHearing {
  /** Leaves the terminal as it was found. */
  stop(): void;
}

export function showSweep({ cells, name }: Pick<SweepPlan, "cells" | "name">): SweepDisplay {
  const animated = process.stderr.isTTY && !process.env["CI"] && process.env["TERM"] !== "dumb";
  const bar = animated ? new cliProgress.SingleBar({
    format: "{bar} {finished} of {all} runs{failed} · {cell}{left}", barsize: 16, hideCursor: true, clearOnComplete: true, stream: process.stderr, fps: 10, linewrap: false,
  }, cliProgress.Presets.shades_classic) : undefined;
  const left = new TimeLeft(), began = Date.now(), shares = new Map<string, number>();
  let all = 0, finished = 0, failures = 0, nextLine = began + BETWEEN_LINES, nextEstimate = 0, sentence = "";
  const remaining = (): string => {
    if (Date.now() >= nextEstimate) {
      nextEstimate = Date.now() + BETWEEN_ESTIMATES;
      const seconds = left.estimate((Date.now() - began) / 1000);
      sentence = seconds === undefined ? "" : ` · ${humanSeconds(Math.ceil(seconds))} left`;
    }
    return sentence;
  };
  const failed = (): string => (failures === 0 ? "" : `, ${humanNumber(failures)} failed`);
  const label = ({ cell }: SweepTask): string => {
    const text = cells[cell]?.label ?? "";
    return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;
  };
  const show = (task: SweepTask): void => {
    let partial = 0;
    for (const share of shares.values()) partial += share;
    if (bar) bar.update(finished + partial, { finished: humanNumber(finished), all: humanNumber(all), failed: failed(), cell: label(task), left: remaining() });
    else if (Date.now() >= nextLine) {
      nextLine = Date.now() + BETWEEN_LINES;
      console.error(`${name}: ${humanNumber(finished)} of ${humanNumber(all)} runs${failed()}${remaining().replace(" · ", ", ")}`);
    }
  };
  return {
    begin(tasks) {
      left.expect(tasks);
      if (bar && all === 0) bar.start(tasks.length, 0, { finished: "0", all: humanNumber(tasks.length), failed: "", cell: "", left: "" });
      all += tasks.length;
      bar?.setTotal(all);
    },
    progress(task, share) {
      shares.set(task.run, share);
      left.progress(task, share);
      show(task);
    },
    ended(task, seconds) {
      shares.delete(task.run);
      finished++;
      if (seconds === undefined) failures++;
      left.ended(task, seconds);
      show(task);
    },
    stop() { if (all > 0) bar?.stop(); },
  };
}
