/** The drawing as an SVG file, with the colours of the theme in which it is seen. Cells of density are carried as a picture. */
import { linked, NONE } from "./graph.js";
import { ABSENT, CONFLICTING, stateAt, STATES } from "./history.js";
import { isDense, lineStrength, MARGIN, radiusOf, sitesOf, timeTicks, xOf, yOf, type Scene } from "./geometry.js";
import { markPath, MARKS, speaksForNetwork } from "./marks.js";

/** @param picture data address of what is seen, for a scene that is drawn as density */
export function sceneSvg(scene: Scene, picture: () => string): string {
  const { width, height, palette } = scene, open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif">`;
  if (isDense(scene)) return `${open}<image width="${width}" height="${height}" href="${picture()}"/></svg>\n`;
  return [open, `<rect width="${width}" height="${height}" fill="${palette.card}"/>`, ...bands(scene), lines(scene), ...marks(scene), ...axis(scene), "</svg>\n"].join("\n");
}

const short = (value: number): string => String(Number(value.toFixed(1)));

function lines(scene: Scene): string {
  const { graph, palette } = scene, { first, last } = sitesOf(scene), parts: string[] = [];
  for (let site = first; site < last; site++) {
    for (const parent of linked(graph.parents, site)) {
      parts.push(`M${short(xOf(scene, graph.attached[site]!))} ${short(yOf(scene, site))}L${short(xOf(scene, graph.attached[parent]!))} ${short(yOf(scene, parent))}`);
    }
  }
  return `<path fill="none" stroke="${palette.edge}" stroke-opacity="${lineStrength(scene)}" d="${parts.join("")}"/>`;
}

function marks(scene: Scene): string[] {
  const { graph, history, time, palette } = scene, { first, last } = sitesOf(scene), r = radiusOf(scene), found: string[] = [];
  for (let site = first; site < last; site++) {
    const state = stateAt(history, site, time);
    if (state === ABSENT) continue;
    const star = speaksForNetwork(graph.kinds[graph.kind[site]!]!), filled = star || MARKS[STATES[state]!].style === "filled", colour = palette.states[state]!;
    const paint = filled ? `fill="${colour}"` : `fill="${MARKS[STATES[state]!].style === "stroked" ? "none" : palette.card}" stroke="${colour}" stroke-width="${short(r / 3)}"`;
    if (graph.conflict[site] !== NONE) found.push(`<circle cx="${short(xOf(scene, graph.attached[site]!))}" cy="${short(yOf(scene, site))}" r="${short(r + 3)}" fill="none" stroke="${palette.states[CONFLICTING]!}" stroke-width="1.5"/>`);
    found.push(`<path transform="translate(${short(xOf(scene, graph.attached[site]!))} ${short(yOf(scene, site))})" d="${markPath(state, r, star)}" ${paint}/>`);
  }
  return found;
}

function bands({ layout, width, height, palette }: Scene): string[] {
  const room = height - MARGIN.top - MARGIN.bottom, escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return layout.bands.length < 2 ? [] : layout.bands.map(({ name, top }) => {
    const y = MARGIN.top + top * room;
    return `<path d="M0 ${short(y)}H${width}" stroke="${palette.grid}"/><text x="4" y="${short(y + 12)}" font-size="11" font-weight="600" fill="${palette.soft}">${escaped(name)}</text>`;
  });
}

function axis(scene: Scene): string[] {
  const { width, height, palette, span } = scene, y = height - MARGIN.bottom + 12;
  const ticks = timeTicks(span, width / 110).filter(({ at }) => xOf(scene, at) < width - 130)
    .map(({ at, label }) => `<path d="M${short(xOf(scene, at))} ${y}v4" stroke="${palette.soft}"/><text x="${short(xOf(scene, at))}" y="${y + 17}" font-size="12" text-anchor="middle" fill="${palette.soft}">${label}</text>`);
  return [`<path d="M${MARGIN.left} ${y}H${width - MARGIN.right}" stroke="${palette.soft}"/>`, ...ticks, `<text x="${width - MARGIN.right}" y="${y + 17}" font-size="12" text-anchor="end" fill="${palette.soft}">simulated time, s</text>`];
}
