/**
 * The part of the graph that is looked at closely: two canvases, one above the other. The lower holds all sites, the
 * upper what is pointed at, so that pointing never draws the thousands below anew.
 */
import { h } from "../dom.js";
import { countBelow, isIn, type Cone } from "./cones.js";
import { EdgeLayer } from "./edge-layer.js";
import { countUntil } from "./graph.js";
import { ABSENT, stateAt } from "./history.js";
import { isDense, MARGIN, radiusOf, sitesOf, timeOf, xOf, yOf, type Scene } from "./geometry.js";
import { drawAxis, drawBandNames, drawScene } from "./scene.js";
import { drawConeEdges, drawMarks } from "./scene-marks.js";

/** A cone to bring out, with the colour of its lines; they end at the sites it belongs to. */
export interface Highlight { readonly cone: Cone; readonly colour: string; readonly tops: readonly number[] }

export interface Ring { readonly site: number; readonly colour: string }

export interface DetailEvents {
  point(site: number | undefined): void;
  pick(site: number | undefined): void;
  /** The span moves by so many seconds, or grows by a factor around a moment. */
  pan(seconds: number): void;
  zoom(factor: number, around: number): void;
}

/** Pixels between a pointer and a site that it points at. */
const REACH = 14;
const CLICK = 4;
const CLOSER = 0.25;

export class Detail {
  readonly element: HTMLElement;
  readonly #lower = h("canvas", { class: "dag-canvas", role: "img", "aria-label": "The tangle" });
  readonly #upper = h("canvas", { class: "dag-canvas dag-above", "aria-hidden": "true" });
  readonly #edges = new EdgeLayer();
  readonly #events: DetailEvents;
  #scene: Scene | undefined;

  constructor(events: DetailEvents) {
    this.#events = events;
    this.element = h("div", { class: "dag-detail" }, this.#lower, this.#upper);
    this.#listen();
  }

  /** Draws all sites; `sentence` says what is seen, for those who cannot see it. */
  draw(scene: Scene, sentence: string): void {
    this.#scene = scene;
    const context = fitted(this.#lower, scene);
    drawScene(context, scene, this.#edges);
    if (scene.layout.bands.length > 1) drawBandNames(context, scene);
    this.#lower.setAttribute("aria-label", sentence);
    this.element.dataset["dense"] = String(isDense(scene));
  }

  /** Brings out cones, and the sites of `rings`; nothing if there is neither. */
  highlight(parts: readonly Highlight[], rings: readonly Ring[]): void {
    const scene = this.#scene;
    if (scene === undefined) return;
    const context = fitted(this.#upper, scene), dense = isDense(scene);
    context.clearRect(0, 0, scene.width, scene.height);
    this.element.classList.toggle("dimmed", parts.length > 0 && !dense);
    context.save();
    context.beginPath();
    context.rect(0, 0, scene.width, scene.height - MARGIN.bottom + 12);
    context.clip();
    if (!dense) {
      const { first, last } = sitesOf(scene);
      const seen = parts.map(({ cone, tops }) => [...cone.subarray(countBelow(cone, first), countBelow(cone, last)), ...tops.filter((top) => top < last)]);
      parts.forEach(({ cone, colour, tops }, i) => { drawConeEdges(context, scene, seen[i]!, (site) => tops.includes(site) || isIn(cone, site), colour); });
      for (const sites of seen) drawMarks(context, scene, sites);
    }
    for (const ring of rings) this.#ring(context, scene, ring);
    context.restore();
    if (parts.length === 0 || dense) return;
    drawAxis(context, scene);
    if (scene.layout.bands.length > 1) drawBandNames(context, scene);
  }

  /** What stands there, if anything near enough does. */
  siteAt(x: number, y: number): number | undefined {
    const scene = this.#scene;
    if (scene === undefined || isDense(scene)) return undefined;
    const { graph, time } = scene;
    let best: number | undefined, least = REACH * REACH;
    for (let site = countUntil(graph.attached, timeOf(scene, x - REACH)); site < graph.length && graph.attached[site]! <= Math.min(time, timeOf(scene, x + REACH)); site++) {
      const distance = (xOf(scene, graph.attached[site]!) - x) ** 2 + (yOf(scene, site) - y) ** 2;
      if (distance < least && stateAt(scene.history, site, time) !== ABSENT) { best = site; least = distance; }
    }
    return best;
  }

  /** Place of a site within the element, in pixels. */
  placeOf(site: number): { x: number; y: number } | undefined {
    const scene = this.#scene;
    return scene && { x: xOf(scene, scene.graph.attached[site]!), y: yOf(scene, site) };
  }

  /** The picture as it is seen. */
  picture(): HTMLCanvasElement {
    const canvas = document.createElement("canvas"), context = canvas.getContext("2d")!;
    canvas.width = this.#lower.width;
    canvas.height = this.#lower.height;
    context.fillStyle = this.#scene?.palette.card ?? "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = this.element.classList.contains("dimmed") ? 0.25 : 1;
    context.drawImage(this.#lower, 0, 0);
    context.globalAlpha = 1;
    context.drawImage(this.#upper, 0, 0);
    return canvas;
  }

  #ring(context: CanvasRenderingContext2D, scene: Scene, { site, colour }: Ring): void {
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(xOf(scene, scene.graph.attached[site]!), yOf(scene, site), radiusOf(scene) + 5, 0, 2 * Math.PI);
    context.stroke();
  }

  #listen(): void {
    const { element } = this, place = (event: MouseEvent): { x: number; y: number } => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    let down: { x: number; dragged: boolean } | undefined;
    element.addEventListener("pointerdown", (event) => { if (event.button === 0 && event.isPrimary) down = { x: place(event).x, dragged: false }; });
    element.addEventListener("pointermove", (event) => {
      const { x, y } = place(event), scene = this.#scene;
      if (down && scene && (down.dragged || Math.abs(x - down.x) > CLICK)) {
        if (!down.dragged) element.setPointerCapture(event.pointerId);
        this.#events.pan(timeOf(scene, down.x) - timeOf(scene, x));
        down = { x, dragged: true };
        return;
      }
      this.#events.point(this.siteAt(x, y));
    });
    element.addEventListener("pointerup", (event) => {
      const { x, y } = place(event), clicked = down !== undefined && !down.dragged;
      down = undefined;
      // Where sites cannot be told apart, a click goes closer instead.
      if (clicked && this.#scene && isDense(this.#scene)) this.#events.zoom(CLOSER, timeOf(this.#scene, x));
      else if (clicked) this.#events.pick(this.siteAt(x, y));
    });
    element.addEventListener("pointercancel", () => { down = undefined; });
    element.addEventListener("pointerleave", () => { this.#events.point(undefined); });
    element.addEventListener("wheel", (event) => {
      // A plain wheel scrolls the page; with Ctrl, as a pinch also comes, it zooms.
      if (!this.#scene || (!event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      this.#events.zoom(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 120)) * 0.3), timeOf(this.#scene, place(event).x));
    }, { passive: false });
  }
}

/** A canvas as large as the scene, sharp on the screen at hand. */
export function fitted(canvas: HTMLCanvasElement, { width, height }: { width: number; height: number }): CanvasRenderingContext2D {
  const ratio = devicePixelRatio, context = canvas.getContext("2d")!;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
