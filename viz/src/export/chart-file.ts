/// <reference types="vite/client" />
/** Saves what a card shows: its data as CSV, its drawing as SVG or as PNG at twice the size. */
import face from "@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url";
import type { DataTable } from "../cards/card.js";

/** Styles that come from style sheets and would not travel with the drawing. */
const CARRIED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "font-family", "font-size", "font-weight", "visibility"];

export function csvOf(table: DataTable): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(",")).join("\n") + "\n";
}

/** The drawing as a file of its own, with the colours of the theme in which it is seen; `style` is a style sheet to put into it. */
export function svgOf(svg: SVGSVGElement, style = ""): string {
  const clone = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")], copies = [clone, ...clone.querySelectorAll("*")];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    copies[i]!.setAttribute("style", CARRIED.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  });
  if (style !== "") clone.prepend(Object.assign(document.createElementNS("http://www.w3.org/2000/svg", "style"), { textContent: style }));
  clone.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(clone);
}

export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The page's typeface as a part of a drawing: an image may load nothing of the page it stands on. */
async function carriedFace(): Promise<string> {
  const reader = new FileReader(), read = new Promise((resolve) => { reader.onload = resolve; });
  reader.readAsDataURL(await (await fetch(face)).blob());
  await read;
  return `@font-face { font-family: "Inter"; font-weight: 100 900; src: url("${String(reader.result)}") format("woff2"); }`;
}

export async function pngOf(svg: SVGSVGElement, ground: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(svg, await carriedFace()))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * svg.width.baseVal.value;
  canvas.height = 2 * svg.height.baseVal.value;
  const context = canvas.getContext("2d")!;
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => { canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new Error("the browser could not draw the picture")); }); });
}
