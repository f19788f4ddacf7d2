/** Weight growth in the common view, or as the mean over views: a record that tagged sites feed, with the theory beside it. */
import type { Recorder } from "../../../sim/recorder.js";
import type { Choosing } from "../fluid/choosing.js";
import type { Graph, Site } from "../graph.js";
import { meanPath } from "./mean-path.js";
import { TaggedSites, type UnlikeViews } from "./tagged-sites.js";
import { WeightRecord } from "./weight-record.js";

export class WeightSampling {
  readonly #tags: TaggedSites;

  /**
   * @param choosing how tips are chosen, where theory knows what follows
   * @param views of a graph that is not seen by all alike; then a site is *revealed* when it is attached
   */
  constructor(now: () => number, recorder: Recorder, graph: Graph, choosing: Choosing | undefined, views?: UnlikeViews) {
    // The readings that are due must be taken before the record closes.
    recorder.atEnd(() => { this.#tags.read(); });
    this.#tags = new TaggedSites(now, views, graph, new WeightRecord(recorder, () => {
      const { rate, meanDelay, meanDissemination: dissemination } = this.#tags;
      return { rate, dissemination, ...(choosing && meanDelay > 0 ? { theory: meanPath(choosing, rate, meanDelay, dissemination) } : {}) };
    }));
    recorder.atWarmupEnd(() => { this.#tags.restart(); });
  }

  /** A site was attached that goes through `delay` seconds of work and of hiding. */
  attached(site: Site, delay: number): void { this.#tags.attached(site, delay); }
  /** A site is seen from now on, `after` seconds since it was attached. */
  revealed(site: Site, after: number): void { this.#tags.revealed(site, after); }
}
