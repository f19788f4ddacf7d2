/**
 * Gossip message by message: a peer sends what it has taken in to each neighbour but the one that it has it from, over
 * links that delay, queue and lose, to peers that take in so many a second and may be down. Duplicates are dropped on
 * arrival. What gets lost is made good, see repair.ts.
 */
import type { EventType, Kernel } from "../../../../sim/kernel.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import type { GossipStatistics } from "./gossip-statistics.js";
import { LOST, Links } from "./links.js";
import { PairTable } from "./pair-table.js";
import type { PeerGraph } from "./peer-graph.js";
import type { Lets, PeerStates } from "./peer-states.js";
import { Repair, type RepairTimes } from "./repair.js";
import type { Transport, TransportReceiver } from "./transport.js";

export interface HopsSetup {
  readonly kernel: Kernel;
  readonly graph: PeerGraph;
  readonly links: Links;
  readonly states: PeerStates;
  readonly receiver: TransportReceiver;
  readonly statistics: GossipStatistics;
  /** Transactions that a peer takes in a second, one after the other; 0: any number at once. */
  readonly processing: number;
  readonly repair: RepairTimes;
}

export class HopsTransport implements Transport {
  readonly relays = true;
  readonly #kernel: Kernel;
  readonly #graph: PeerGraph;
  readonly #links: Links;
  readonly #states: PeerStates;
  readonly #receiver: TransportReceiver;
  readonly #statistics: GossipStatistics;
  readonly #repair: Repair;
  readonly #arriveEvent: EventType;
  readonly #processEvent: EventType;
  /** Seconds that a peer is occupied with one transaction, and when each is free again. */
  readonly #service: number;
  readonly #freeAt: Float64Array;
  /** Sites that wait at a peer until it takes them in. */
  readonly #queued = new PairTable();

  constructor({ kernel, graph, links, states, receiver, statistics, processing, repair }: HopsSetup) {
    this.#kernel = kernel;
    this.#graph = graph;
    this.#links = links;
    this.#states = states;
    this.#receiver = receiver;
    this.#statistics = statistics;
    this.#service = processing === 0 ? 0 : 1 / processing;
    this.#freeAt = new Float64Array(graph.peers);
    this.#arriveEvent = kernel.eventType("gossip/message", (site, half) => { this.#arrive(site, half); });
    this.#processEvent = kernel.eventType("gossip/process", (site, half) => { this.#finish(site, half); });
    this.#repair = new Repair({ kernel, graph, links, states, receiver, statistics, times: repair, send: (site, half) => { this.#send(site, half); } });
    states.turned = (peer, isUp) => { this.#turn(peer, isUp); };
  }

  pass(site: Site, peer: Peer, from: Peer): void {
    this.#repair.heardOf(site);
    if (!this.#states.isUp(peer)) return;
    const { start, neighbour } = this.#graph;
    for (let half = start[peer]!, end = start[peer + 1]!; half < end; half++) {
      if (neighbour[half] !== from) this.#send(site, half);
    }
  }

  request(parent: Site, peer: Peer, neighbour: Peer): void { this.#repair.request(parent, peer, neighbour); }

  isUp(peer: Peer): boolean { return this.#states.isUp(peer); }

  eclipse(peer: Peer, lets: Lets | undefined): void {
    this.#states.eclipse(peer, lets);
    if (!lets && this.#states.isUp(peer)) this.#repair.catchUp(peer);
  }

  #send(site: Site, half: number): void {
    this.#statistics.messages++;
    const { owner, neighbour } = this.#graph;
    const after = this.#states.lets(owner[half]!, neighbour[half]!, site) ? this.#links.carry(half, this.#kernel.now) : LOST;
    if (after === LOST) this.#statistics.lost++; else this.#kernel.after(after, this.#arriveEvent, site, half);
  }

  #arrive(site: Site, half: number): void {
    const peer = this.#graph.neighbour[half]!, statistics = this.#statistics;
    if (!this.#states.isUp(peer) || !this.#states.joins(this.#graph.owner[half]!, peer)) { statistics.lost++; return; }
    if (this.#receiver.has(site, peer) || this.#queued.has(site, peer)) { statistics.duplicates++; return; }
    if (this.#service === 0) { this.#take(site, half); return; }
    const done = Math.max(this.#kernel.now, this.#freeAt[peer]!) + this.#service;
    this.#freeAt[peer] = done;
    this.#queued.set(site, peer, done);
    this.#kernel.at(done, this.#processEvent, site, half);
  }

  #finish(site: Site, half: number): void {
    const peer = this.#graph.neighbour[half]!;
    // A crash empties the queue; what came again since then has a time of its own.
    if (this.#queued.get(site, peer) !== this.#kernel.now) return;
    this.#queued.delete(site, peer);
    if (this.#receiver.has(site, peer)) this.#statistics.duplicates++; else this.#take(site, half);
  }

  #take(site: Site, half: number): void {
    const peer = this.#graph.neighbour[half]!;
    this.#statistics.deliveries++;
    this.#repair.came(site, peer);
    this.#receiver.receive(site, peer, this.#graph.owner[half]!);
  }

  #turn(peer: Peer, isUp: boolean): void {
    if (isUp) this.#repair.catchUp(peer);
    else {
      this.#statistics.lost += this.#queued.deletePeer(peer);
      this.#freeAt[peer] = this.#kernel.now;
      this.#repair.forget(peer);
    }
    this.#receiver.turned?.(peer, isUp);
  }
}
