/**
 * Plays the run back: a slider for the moment that is shown, play and pause, speed, and steps from one change to the
 * next. Where less motion is wanted, playing goes in half-second jumps instead of smoothly.
 */
import type { Shared } from "../charts/shared.js";
import { h } from "../dom.js";

/** Simulated seconds a second. */
const SPEEDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 600, 3600] as const;
const JUMP_MS = 500;

export interface PlayerOptions {
  readonly time: Shared<number>;
  readonly from: number;
  readonly to: number;
  /** Seconds that are seen at a time, from which a first speed is chosen. */
  readonly seen: number;
  /** The next moment at which anything changes. */
  readonly next: (time: number, forward: boolean) => number | undefined;
}

export interface Player {
  readonly element: HTMLElement;
  readonly playing: boolean;
  toggle(): void;
  step(forward: boolean): void;
  close(): void;
}

export function makePlayer({ time, from, to, seen, next }: PlayerOptions): Player {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const button = h("button", { type: "button", class: "main dag-play", onclick: () => { toggle(); } }, "Play");
  const back = h("button", { type: "button", class: "quiet", "aria-label": "Step back to the change before", onclick: () => { step(false); } }, "‹ Step");
  const forth = h("button", { type: "button", class: "quiet", "aria-label": "Step on to the next change", onclick: () => { step(true); } }, "Step ›");
  const slider = h("input", { type: "range", class: "dag-slider", min: from, max: to, step: "any", "aria-label": "Moment of the run that is shown" });
  const clock = h("output", { class: "dag-clock" });
  const speed = h("select", { class: "quiet", "aria-label": "Speed, in simulated seconds a second" }, SPEEDS.map((each) => h("option", { value: each }, `× ${each}`)));
  speed.value = String(SPEEDS.reduce((best, each) => (Math.abs(Math.log(each / (seen / 8))) < Math.abs(Math.log(best / (seen / 8))) ? each : best)));
  let frame = 0, last = 0, playing = false;
  const show = (now: number): void => {
    slider.value = String(now);
    clock.textContent = `${moment(now)} s`;
    slider.setAttribute("aria-valuetext", `${moment(now)} seconds`);
  };
  const tick = (stamp: number): void => {
    if (!playing) return;
    const passed = stamp - last;
    if (!calm.matches || passed >= JUMP_MS) {
      last = stamp;
      // A tab that was out of sight does not make up for the time that it missed.
      const wanted = time.value + (Math.min(passed, calm.matches ? 2 * JUMP_MS : 100) / 1000) * Number(speed.value);
      time.set(Math.min(to, wanted));
      if (wanted >= to) pause();
    }
    frame = requestAnimationFrame(tick);
  };
  const pause = (): void => { playing = false; cancelAnimationFrame(frame); button.textContent = "Play"; element.dataset["playing"] = "false"; };
  const toggle = (): void => {
    if (playing) { pause(); return; }
    if (time.value >= to) time.set(from);
    playing = true;
    last = performance.now();
    button.textContent = "Pause";
    element.dataset["playing"] = "true";
    frame = requestAnimationFrame(tick);
  };
  const step = (forward: boolean): void => { pause(); time.set(next(time.value, forward) ?? (forward ? to : from)); };
  slider.addEventListener("input", () => { pause(); time.set(slider.valueAsNumber); });
  const forget = time.listen(show);
  const element = h("div", { class: "dag-player", role: "group", "aria-label": "Play the run back", "data-playing": "false" }, button, back, forth, slider, clock, speed);
  show(time.value);
  return { element, get playing() { return playing; }, toggle, step, close() { pause(); forget(); } };
}

/** A moment of simulated time to the hundredth of a second. */
export function moment(seconds: number): string { return seconds.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 }); }
