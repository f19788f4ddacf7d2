/**
 * How far a run is, on standard error: a bar at a terminal (simulated time, share done, events per second, time left),
 * else a plain line now and then, so that a log stays readable.
 */
import cliProgress from "cli-progress";
import type { Progress } from "../results/node/record-run.js";
import { humanNumber, humanSeconds } from "./human.js";

export interface ProgressDisplay {
  update(progress: Progress): void;
  /** Leaves the terminal as it was found. */
  stop(): void;
}

const SECONDS_BETWEEN_LINES = 10;

interface Told { readonly time: string; readonly share: string; readonly rate: string; readonly left: string }

function tell({ time, duration, events, wallSeconds }: Progress): Told {
  const share = duration > 0 ? time / duration : 1;
  return {
    time: `${humanSeconds(time)} of ${humanSeconds(duration)}`,
    share: `${Math.floor(100 * share)} %`,
    rate: `${humanNumber(Math.round(events / Math.max(wallSeconds, 1e-3)))} events/s`,
    left: share > 0.002 ? `${humanSeconds(Math.ceil(wallSeconds * (1 / share - 1)))} left` : "",
  };
}

export function showProgress(name: string): ProgressDisplay {
  const animated = process.stderr.isTTY && !process.env["CI"] && process.env["TERM"] !== "dumb";
  return animated ? bar() : lines(name);
}

function bar(): ProgressDisplay {
  const shown = new cliProgress.SingleBar({
    format: "{bar} {share} · {time} · {rate} · {left}", barsize: 16, hideCursor: true, clearOnComplete: true, stream: process.stderr, fps: 10, linewrap: false,
  }, cliProgress.Presets.shades_classic);
  let started = false;
  return {
    update(progress) {
      if (!started) { shown.start(progress.duration, 0, { time: "", share: "0 %", rate: "", left: "" }); started = true; }
      shown.update(progress.time, tell(progress));
    },
    stop() { if (started) shown.stop(); },
  };
}

function lines(name: string): ProgressDisplay {
  let next = SECONDS_BETWEEN_LINES;
  return {
    update(progress) {
      if (progress.wallSeconds < next) return;
      next = progress.wallSeconds + SECONDS_BETWEEN_LINES;
      const { time, share, rate, left } = tell(progress);
      console.error(`${name}: ${time} simulated (${share}), ${rate}${left === "" ? "" : `, ${left}`}`);
    },
    stop() {},
  };
}
