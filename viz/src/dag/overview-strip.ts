/**
 * The whole window in one strip: how much was attached when, and how much of it is confirmed at the moment shown. A frame
 * marks the span of the detail; it is moved and drawn anew with the pointer, and by two numbers with the keyboard.
 */
import { h } from "../dom.js";
import type { Span } from "./density.js";
import { fitted } from "./detail.js";
import { settledBy, type Overview } from "./overview.js";
import type { Palette } from "./marks.js";

const EDGE = 7, PAD = 14;

export class OverviewStrip {
  readonly element: HTMLElement;
  readonly #canvas = h("canvas", { class: "dag-canvas", role: "img", "aria-label": "Sites attached over time, and how many of them are confirmed" });
  readonly #frame = h("div", { class: "dag-brush" }, h("i", {}), h("i", {}));
  readonly #choose: (span: Span) => void;
  #whole: Span = { from: 0, to: 1 };
  #span: Span = { from: 0, to: 1 };
  #width = 1;

  constructor(choose: (span: Span) => void) {
    this.#choose = choose;
    this.element = h("div", { class: "dag-overview" }, this.#canvas, this.#frame);
    this.#listen();
  }

  draw(overview: Overview, time: number, span: Span, width: number, height: number, palette: Palette): void {
    const buckets = overview.start.length - 1;
    this.#whole = { from: overview.from, to: overview.from + buckets * overview.step };
    this.#span = span;
    this.#width = width;
    const context = fitted(this.#canvas, { width, height }), room = height - 4, step = (width - 2 * PAD) / buckets;
    context.clearRect(0, 0, width, height);
    let fullest = 1;
    for (let k = 0; k < buckets; k++) fullest = Math.max(fullest, overview.start[k + 1]! - overview.start[k]!);
    for (let k = 0; k < buckets; k++) {
      const count = overview.start[k + 1]! - overview.start[k]!, begun = overview.from + k * overview.step <= time;
      const { confirmed, died } = settledBy(overview, k, time), x = PAD + k * step;
      const bar = (from: number, to: number, colour: string, alpha: number): void => {
        if (to <= from) return;
        context.globalAlpha = alpha;
        context.fillStyle = colour;
        context.fillRect(x, room - (to / fullest) * (room - 4), Math.max(step - (step > 3 ? 1 : 0), 0.8), ((to - from) / fullest) * (room - 4));
      };
      if (!begun) { bar(0, count, palette.edge, 0.3); continue; }
      bar(0, confirmed, palette.states[3]!, 1);
      bar(confirmed, confirmed + died, palette.states[4]!, 1);
      bar(confirmed + died, count, palette.states[2]!, 0.75);
    }
    context.globalAlpha = 1;
    context.fillStyle = palette.ink;
    context.fillRect(this.#xOf(time) - 0.75, 0, 1.5, height);
    const from = this.#xOf(span.from), to = this.#xOf(span.to);
    this.#frame.style.transform = `translateX(${from}px)`;
    this.#frame.style.width = `${Math.max(6, to - from)}px`;
  }

  #xOf(time: number): number {
    const { from, to } = this.#whole;
    return PAD + Math.max(0, Math.min(1, (time - from) / (to - from))) * (this.#width - 2 * PAD);
  }

  #timeOf(x: number): number {
    const { from, to } = this.#whole;
    return from + ((x - PAD) / (this.#width - 2 * PAD)) * (to - from);
  }

  #listen(): void {
    this.element.addEventListener("pointerdown", (down) => {
      if (down.button !== 0 || !down.isPrimary) return;
      const left = this.element.getBoundingClientRect().left, x = down.clientX - left, at = this.#timeOf(x), start = this.#span;
      const from = this.#xOf(start.from), to = this.#xOf(start.to), stop = new AbortController(), { signal } = stop;
      const holds = Math.abs(x - from) <= EDGE ? "from" : Math.abs(x - to) <= EDGE ? "to" : x > from && x < to ? "both" : undefined;
      // A press beside the frame brings it there.
      if (holds === undefined) this.#choose({ from: at - (start.to - start.from) / 2, to: at + (start.to - start.from) / 2 });
      const origin = holds === undefined ? { from: at - (start.to - start.from) / 2, to: at + (start.to - start.from) / 2 } : start;
      this.element.setPointerCapture(down.pointerId);
      this.element.addEventListener("pointermove", (move) => {
        const shift = this.#timeOf(move.clientX - left) - at;
        if (holds === "from") this.#choose({ from: Math.min(origin.from + shift, origin.to), to: origin.to });
        else if (holds === "to") this.#choose({ from: origin.from, to: Math.max(origin.to + shift, origin.from) });
        else this.#choose({ from: origin.from + shift, to: origin.to + shift });
      }, { signal });
      for (const end of ["pointerup", "pointercancel"]) this.element.addEventListener(end, () => { stop.abort(); }, { signal });
    });
  }
}
