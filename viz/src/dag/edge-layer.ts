/**
 * The lines of a drawing on a canvas of their own. They never change once they are there, so while the run plays only
 * those of new sites are added, and where the span moves on the picture is moved: thousands of long lines a frame would
 * take three times as long without a graphics card.
 */
import { countUntil } from "./graph.js";
import { lineStrength, radiusOf, sitesOf, xOf, type Scene } from "./geometry.js";
import { drawEdges } from "./scene-marks.js";

export class EdgeLayer {
  readonly #canvas = document.createElement("canvas");
  /** What the lines were drawn for; another scene begins anew. */
  #of: Pick<Scene, "graph" | "layout" | "palette" | "width" | "height"> & { readonly seconds: number; readonly ratio: number } | undefined;
  /** The moment at the left end of the picture, and the site before which all are on it. */
  #from = 0;
  #last = 0;

  /** Draws the lines of the sites of a scene that are there by its time. */
  draw(context: CanvasRenderingContext2D, scene: Scene): void {
    const { span, width, height } = scene, ratio = context.getTransform().a, { last } = sitesOf(scene);
    if (!this.#continues(scene, ratio, last)) this.#begin(scene, ratio);
    this.#move(scene, ratio);
    const layer = this.#canvas.getContext("2d")!, there = { ...scene, span: { from: this.#from, to: this.#from + span.to - span.from } };
    if (last > this.#last) {
      layer.globalAlpha = lineStrength(scene);
      drawEdges(layer, there, this.#last, last, scene.palette.edge, radiusOf(scene) > 4 ? 1.1 : 0.8);
      this.#last = last;
    }
    context.drawImage(this.#canvas, 0, 0, width, height);
  }

  #continues(scene: Scene, ratio: number, last: number): boolean {
    const of = this.#of, seconds = scene.span.to - scene.span.from;
    return of !== undefined && last >= this.#last && of.ratio === ratio && Math.abs(of.seconds - seconds) < 1e-9 * seconds && scene.span.from >= this.#from && scene.span.from < this.#from + seconds / 2
      && of.graph === scene.graph && of.layout === scene.layout && of.palette === scene.palette && of.width === scene.width && of.height === scene.height;
  }

  #begin(scene: Scene, ratio: number): void {
    const { graph, layout, palette, width, height, span } = scene;
    this.#of = { graph, layout, palette, width, height, ratio, seconds: span.to - span.from };
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.getContext("2d")!.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#from = span.from;
    this.#last = countUntil(graph.attached, span.from - 1e-9);
  }

  /** Moves the picture by whole pixels, as far as the span has moved on; what is left is less than one. */
  #move(scene: Scene, ratio: number): void {
    const pixels = (xOf(scene, scene.span.from + 1) - xOf(scene, scene.span.from)) * ratio, shift = Math.floor((scene.span.from - this.#from) * pixels);
    if (shift <= 0) return;
    const layer = this.#canvas.getContext("2d")!;
    layer.save();
    layer.resetTransform();
    layer.globalAlpha = 1;
    layer.globalCompositeOperation = "copy";
    layer.drawImage(this.#canvas, -shift, 0);
    layer.restore();
    this.#from += shift / pixels;
  }
}
