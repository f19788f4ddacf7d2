/** What is measured of a pool of servers beyond what every ledger shows. */
import type { Recorder } from "../../sim/recorder.js";
import { Tally } from "../../sim/tally.js";
import { TimeAverage } from "../../sim/time-average.js";

export class CloudStatistics {
  readonly #busy: TimeAverage;
  readonly #busyInInterval: TimeAverage;
  readonly #queue: TimeAverage;
  readonly #wait = new Tally();
  #issued = 0;
  #retries = 0;
  #refused = 0;
  #shed = 0;

  /**
   * @param servers in all regions
   * @param capacity requests a second that they serve at most
   */
  constructor(now: () => number, recorder: Recorder, servers: number, capacity: number) {
    this.#busy = new TimeAverage(now);
    this.#busyInInterval = new TimeAverage(now);
    this.#queue = new TimeAverage(now);
    let since = now();
    recorder.metric("cloud.utilisation", "1", "Share of the servers' time in which they served.", () => this.#busy.mean / servers);
    recorder.metric("cloud.capacity", "1/s", "Most requests a second that the servers serve while all are up: servers over the mean time of service.", () => capacity);
    recorder.metric("cloud.queue.mean", "1", "Requests that wait for a server, average over time.", () => this.#queue.mean);
    recorder.metric("cloud.queue.max", "1", "Most requests that waited at a time.", () => this.#queue.max);
    recorder.metric("cloud.wait.mean", "s", "Mean time that a request waited for a server, those that did not wait included.", () => ({ value: this.#wait.mean, count: this.#wait.count }));
    recorder.metric("cloud.retries", "1", "Requests that clients sent again after an outage or an overload had cost them the first.", () => this.#retries);
    recorder.metric("cloud.shed", "1", "Requests that were turned away because the queue was full.", () => this.#shed);
    recorder.metric("cloud.refused", "1", "Transactions that clients gave up after ledger.clients.attempts tries.", () => this.#refused);
    recorder.series("cloud.queue", "1", "Requests that wait for a server, at the end of the interval.", () => this.#queue.value);
    recorder.series("cloud.utilisation", "1", "Share of the servers' time in the interval in which they served.", () => {
      const mean = this.#busyInInterval.mean / servers;
      this.#busyInInterval.reset();
      return mean;
    });
    recorder.atWarmupEnd(() => {
      since = now();
      this.#busy.reset();
      this.#queue.reset();
      this.#wait.reset();
      this.#issued = this.#retries = this.#refused = this.#shed = 0;
    });
    recorder.atEnd(() => {
      const offered = this.#issued / (now() - since);
      if (offered > capacity && this.#queue.value > servers) {
        recorder.warn("cloud-overloaded", `${Number(offered.toPrecision(3))} transactions a second meet servers that manage ${Number(capacity.toPrecision(3))} (ledger.servers times ledger.regions over ledger.service.mean): the queue grows as long as the run lasts. Add servers, shorten the service, or turn requests away (ledger.overload.kind shed).`);
      }
    });
  }

  issued(): void { this.#issued++; }
  waiting(change: number): void { this.#queue.add(change); }
  /** A server begins with a request that has waited so many seconds. */
  served(waited: number): void {
    this.#wait.add(waited);
    this.#busy.add(1);
    this.#busyInInterval.add(1);
  }
  released(): void {
    this.#busy.add(-1);
    this.#busyInInterval.add(-1);
  }
  retried(): void { this.#retries++; }
  shed(): void { this.#shed++; }
  refused(): void { this.#refused++; }
}
