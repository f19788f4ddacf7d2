/** The graph of a run as the page asks for it: read once, and each view and layout made when it is first wanted. */
import type { Graph } from "./graph.js";
// Inside the page: one that is opened from the disk may load no file beside it.
import GraphWorker from "./graph-worker.ts?worker&inline";
import type { LaneChoice, Layout } from "./lanes.js";
import type { Answer, Ask, ViewOfGraph } from "./messages.js";

export class GraphSource {
  readonly #worker = new GraphWorker();
  readonly #wanted = new Map<string, { promise: Promise<unknown>; give: (value: unknown) => void; fail: (error: Error) => void }>();

  /** @param progress told of the sites read so far, and the share of the file; NaN if its size is not known */
  constructor(progress: (sites: number, share: number) => void) {
    const failAll = (message: string): void => { for (const { fail } of this.#wanted.values()) fail(new Error(message)); };
    this.#worker.addEventListener("error", (event) => { failAll(event.message); });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "progress") progress(data.sites, data.share);
      else if (data.kind === "graph") this.#wanted.get("graph")?.give(data.graph);
      else if (data.kind === "view") this.#wanted.get(`view ${data.view.peer}`)?.give(data.view);
      else if (data.kind === "layout") this.#wanted.get(`layout ${data.choice}`)?.give(data.layout);
      else failAll(data.message);
    });
  }

  /** @param tangle address of the graph, or itself @param views of peers, where the run has them */
  load(tangle: string | Blob, views: string | Blob | undefined): Promise<Graph> { return this.#ask("graph", { kind: "load", tangle, views }) as Promise<Graph>; }
  view(peer: number | undefined): Promise<ViewOfGraph> { return this.#ask(`view ${peer}`, { kind: "view", peer }) as Promise<ViewOfGraph>; }
  layout(choice: LaneChoice): Promise<Layout> { return this.#ask(`layout ${choice}`, { kind: "layout", choice }) as Promise<Layout>; }

  close(): void { this.#worker.terminate(); }

  #ask(key: string, ask: Ask): Promise<unknown> {
    const known = this.#wanted.get(key);
    if (known) return known.promise;
    let give!: (value: unknown) => void, fail!: (error: Error) => void;
    const promise = new Promise((resolve, reject) => { give = resolve; fail = reject; });
    this.#wanted.set(key, { promise, give, fail });
    this.#worker.postMessage(ask satisfies Ask);
    return promise;
  }
}
