/** Reads the files and makes views and layouts beside the page, which stays free to draw and to answer its reader. */
import type { Graph } from "./graph.js";
import { historyOf } from "./history.js";
import { layOut } from "./lanes.js";
import type { Answer, Ask } from "./messages.js";
import { overviewOf } from "./overview.js";
import { GraphReader } from "./read-graph.js";

let graph: Graph | undefined;

function say(answer: Answer, transfer: Transferable[] = []): void { postMessage(answer, { transfer }); }

/** Feeds a file to `take` as it arrives. @returns whether the run has such a file */
async function stream(file: string | Blob, take: (piece: Uint8Array) => void): Promise<boolean> {
  const response = typeof file === "string" ? await fetch(file, { cache: "no-store" }) : new Response(file);
  if (!response.ok || !response.body) return false;
  const size = typeof file === "string" ? Number(response.headers.get("content-length") ?? Number.NaN) : file.size, reader = response.body.getReader();
  for (let read = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return true;
    read += value.length;
    take(value);
    say({ kind: "progress", sites: current.length, share: read / size });
  }
}

let current = new GraphReader();

async function load(tangle: string | Blob, views: string | Blob | undefined): Promise<void> {
  const reader = current = new GraphReader();
  await stream(tangle, (piece) => { reader.tangle.push(piece); });
  if (views !== undefined) await stream(views, (piece) => { reader.views.push(piece); });
  graph = reader.finish();
  current = new GraphReader();
  say({ kind: "graph", graph });
}

function view(of: Graph, peer: number | undefined): void {
  const times = peer === undefined ? of.common : of.peers.find((each) => each.peer === peer)?.times;
  if (times === undefined) throw new Error(`the run has no view of peer ${peer}`);
  const history = historyOf(of, times), overview = overviewOf(of, times);
  const lists = [history.start, history.time, history.state, ...history.enters, ...history.leaves, overview.start, overview.confirmed, overview.died];
  say({ kind: "view", view: { peer, history, overview } }, lists.map((list) => list.buffer as ArrayBuffer));
}

addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  const act = async (): Promise<void> => {
    if (data.kind === "load") { await load(data.tangle, data.views); return; }
    if (graph === undefined) throw new Error("the graph is not read yet");
    if (data.kind === "view") view(graph, data.peer);
    else say({ kind: "layout", choice: data.choice, layout: layOut(graph, data.choice) });
  };
  act().catch((error: unknown) => { say({ kind: "failed", message: error instanceof Error ? error.message : String(error) }); });
});
