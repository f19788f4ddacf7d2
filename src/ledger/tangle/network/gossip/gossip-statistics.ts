/** What travels between peers, counted after the warm-up. */
import type { Recorder } from "../../../../sim/recorder.js";

export class GossipStatistics {
  /** Sites sent over a link, lost ones included; each transport counts alike. */
  messages = 0;
  /** Sites that reached a peer that did not have them. */
  deliveries = 0;
  duplicates = 0;
  /** Times that a peer asked a neighbour for a site it missed. */
  requests = 0;
  lost = 0;
  /** Messages since the last row of the series. */
  #messagesBefore = 0;

  constructor(recorder: Recorder) {
    const count = (name: string, doc: string, read: () => number): void => { recorder.metric(name, "1", doc, read); };
    count("gossip.messages", "Transactions sent from a peer to a neighbour, lost ones included.", () => this.messages);
    count("gossip.deliveries", "Transactions that reached a peer which did not have them.", () => this.deliveries);
    count("gossip.duplicates", "Transactions that reached a peer which had them already.", () => this.duplicates);
    count("gossip.requests", "Times that a peer asked a neighbour for a transaction it missed.", () => this.requests);
    count("gossip.lost", "Messages that were lost on a link, at a peer that was down, or at the border of a partition.", () => this.lost);
    recorder.series("gossip.messages", "1/s", "Transactions sent from a peer to a neighbour.", (interval) => {
      const sent = this.messages - this.#messagesBefore;
      this.#messagesBefore = this.messages;
      return sent / interval;
    });
    recorder.atWarmupEnd(() => {
      // A row of the series may span the end of the warm-up.
      this.#messagesBefore -= this.messages;
      this.messages = this.deliveries = this.duplicates = this.requests = this.lost = 0;
    });
  }
}
