/** What the views cost: bytes for each peer and site between the oldest that is not settled in all views and the newest. */
import type { Recorder } from "../../../../sim/recorder.js";
import type { Site } from "../../graph.js";
import { AGREED, DEAD_EVERYWHERE, type GossipSites } from "./sites.js";
import type { Views } from "./views.js";

export class ViewsMemory {
  readonly #sites: GossipSites;
  readonly #views: Views;
  #oldest: Site = 0;
  /** The most of either so far; memory follows the sites, and is at its most when they are. */
  #span = 0;
  #bytes = 0;

  constructor(recorder: Recorder, sites: GossipSites, views: Views) {
    this.#sites = sites;
    this.#views = views;
    recorder.metric("tangle.views.bytes", "B", "Memory of the views at its most (cells, tips, what is counted by peer), for each peer and each transaction from the oldest that was not settled in all views to the newest, when there were most of them.",
      () => ({ value: this.#bytes / (views.peers * this.#span), count: this.#span }));
  }

  /** A site was attached. */
  look(): void {
    const { base, next, mask, state } = this.#sites;
    let oldest = Math.max(this.#oldest, base);
    while (oldest < next && (state[oldest & mask]! & (AGREED | DEAD_EVERYWHERE)) !== 0) oldest++;
    this.#oldest = oldest;
    this.#span = Math.max(this.#span, next - oldest);
    this.#bytes = Math.max(this.#bytes, this.#views.bytes);
  }
}
