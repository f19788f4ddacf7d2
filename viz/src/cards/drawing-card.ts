/** The way to the drawing of the tangle, from the figures that it explains. */
import { runPath } from "../data/server.js";
import { h } from "../dom.js";
import { number } from "../format/quantity.js";
import { formatRoute, parseRoute } from "../route.js";
import type { CardDefinition } from "./card.js";

export const tangleDrawing: CardDefinition = {
  name: "tangle-drawing",
  build(run) {
    const sites = run.manifest.tables?.["tangle"]?.rows ?? run.manifest.files?.["tangle.csv"]?.rows ?? 0;
    if (sites === 0) return undefined;
    const { theme } = parseRoute(location.hash).query;
    return {
      title: `The tangle, drawn: ${number(sites)} sites, at any moment of the run`,
      note: "What approves what, which were tips then, which were confirmed, and each transaction followed from its device on.",
      body: h("p", {}, h("a", { class: "main", href: formatRoute({ page: "tangle", path: runPath(run.entry), query: theme === undefined ? {} : { theme } }) }, "Open the drawing")),
    };
  },
};
