/** What the page and its worker say to each other. The worker keeps the graph too, so that views and layouts are made there. */
import type { Graph } from "./graph.js";
import type { History } from "./history.js";
import type { LaneChoice, Layout } from "./lanes.js";
import type { Overview } from "./overview.js";

/** One view of the graph over time; `peer` undefined is the view that all share. */
export interface ViewOfGraph { readonly peer: number | undefined; readonly history: History; readonly overview: Overview }

export type Ask =
  | { readonly kind: "load"; readonly tangle: string | Blob; readonly views: string | Blob | undefined }
  | { readonly kind: "view"; readonly peer: number | undefined }
  | { readonly kind: "layout"; readonly choice: LaneChoice };

export type Answer =
  | { readonly kind: "progress"; readonly sites: number; readonly share: number }
  | { readonly kind: "graph"; readonly graph: Graph }
  | { readonly kind: "view"; readonly view: ViewOfGraph }
  | { readonly kind: "layout"; readonly choice: LaneChoice; readonly layout: Layout }
  | { readonly kind: "failed"; readonly message: string };
