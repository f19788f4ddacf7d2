/**
 * Gossip without messages: where every peer passes everything on at once and nothing is lost, a site reaches a peer over
 * the shortest path from its issuer. So the times of arrival are looked up, and of each site in flight one event is
 * pending: its next arrival. Peers that it reaches at the same time share an event.
 */
import { InputError } from "../../../../parameter/input-error.js";
import type { EventType, Kernel } from "../../../../sim/kernel.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../sites.js";
import type { GossipStatistics } from "./gossip-statistics.js";
import type { PeerNetwork } from "./peer-network.js";
import { ShortestPaths, type Reach } from "./shortest-paths.js";
import type { Transport, TransportReceiver } from "./transport.js";

export class DirectTransport implements Transport {
  readonly relays = false;
  readonly #kernel: Kernel;
  readonly #receiver: TransportReceiver;
  readonly #statistics: GossipStatistics;
  readonly #paths: ShortestPaths;
  /** Directions of links: a site goes over all of them but back to where each peer has it from. */
  readonly #halves: number;
  readonly #arrive: EventType;
  /** Sites in flight by place: the site, when it set out, and whom it reaches when. */
  #site = new Int32Array(64);
  #start = new Float64Array(64);
  readonly #reach: Reach[] = [];
  readonly #free: number[] = [];

  constructor(kernel: Kernel, { graph, latency }: PeerNetwork, receiver: TransportReceiver, statistics: GossipStatistics) {
    this.#kernel = kernel;
    this.#receiver = receiver;
    this.#statistics = statistics;
    this.#halves = graph.neighbour.length;
    this.#paths = new ShortestPaths(graph, latency);
    this.#arrive = kernel.eventType("gossip/arrive", (flight, next) => { this.#deliver(flight, next); });
  }

  pass(site: Site, peer: Peer): void {
    const reach = this.#paths.from(peer), reached = reach.peers.length, sent = this.#halves - reached;
    if (reached === 0) return;
    this.#statistics.messages += sent;
    this.#statistics.duplicates += sent - reached;
    const flight = this.#free.pop() ?? this.#newFlight(), now = this.#kernel.now;
    this.#site[flight] = site;
    this.#start[flight] = now;
    this.#reach[flight] = reach;
    this.#kernel.at(now + reach.after[0]!, this.#arrive, flight, 0);
  }

  /** What is missing is under way already, since nothing is lost. */
  request(): void {}

  isUp(): boolean { return true; }

  eclipse(): void {
    throw new InputError("must be hops where an adversary eclipses a peer: a table of arrivals has no links to stand on", { path: "ledger.network.transport" });
  }

  /** @param next place in the order of arrival of the first peer that is reached now */
  #deliver(flight: number, next: number): void {
    const { peers, from, after } = this.#reach[flight]!, site = this.#site[flight]!, receiver = this.#receiver;
    const now = after[next]!, { length } = peers;
    let end = next + 1;
    while (end < length && after[end] === now) end++;
    if (end < length) this.#kernel.at(this.#start[flight]! + after[end]!, this.#arrive, flight, end);
    else this.#free.push(flight);
    this.#statistics.deliveries += end - next;
    for (let i = next; i < end; i++) receiver.receive(site, peers[i]!, from[i]!);
  }

  #newFlight(): number {
    const flight = this.#reach.length;
    if (flight === this.#site.length) {
      const site = new Int32Array(2 * flight), start = new Float64Array(2 * flight);
      site.set(this.#site);
      start.set(this.#start);
      this.#site = site;
      this.#start = start;
    }
    return flight;
  }
}
