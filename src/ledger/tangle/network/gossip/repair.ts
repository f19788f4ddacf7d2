/**
 * How a peer comes by what was lost on the way to it. A missing parent is asked for from the neighbour that sent the
 * child, again if it does not come in time, then from other neighbours. And every peer compares what it has with a
 * random neighbour now and then, who sends what is missing; so whatever one living peer has, all that are connected to
 * it have in the end. A peer that comes up compares with all its neighbours at once.
 */
import type { EventType, Kernel } from "../../../../sim/kernel.js";
import type { RandomStream } from "../../../../sim/random.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import type { GossipStatistics } from "./gossip-statistics.js";
import { LOST, type Links } from "./links.js";
import { PairTable } from "./pair-table.js";
import type { PeerGraph } from "./peer-graph.js";
import type { PeerStates } from "./peer-states.js";
import type { TransportReceiver } from "./transport.js";

export interface RepairTimes {
  /** Seconds after which a peer asks again; twice as many after each time that it asked in vain. */
  readonly requestTimeout: number;
  /** Seconds between two comparisons with a neighbour. */
  readonly exchange: number;
}

export interface RepairSetup {
  readonly kernel: Kernel;
  readonly graph: PeerGraph;
  readonly links: Links;
  readonly states: PeerStates;
  readonly receiver: TransportReceiver;
  readonly statistics: GossipStatistics;
  readonly times: RepairTimes;
  /** Sends a site over a half of a link. */
  readonly send: (site: Site, half: number) => void;
}

/** So often the neighbour is asked that should have it; then others. */
const LOYAL = 2;
/** Most doublings of the timeout; the number of an attempt counts up to one more and fits into `ATTEMPTS`. */
const DOUBLINGS = 3;
const ATTEMPTS = 8;

export class Repair {
  readonly #kernel: Kernel;
  readonly #random: RandomStream;
  readonly #graph: PeerGraph;
  readonly #links: Links;
  readonly #states: PeerStates;
  readonly #receiver: TransportReceiver;
  readonly #statistics: GossipStatistics;
  readonly #times: RepairTimes;
  readonly #send: (site: Site, half: number) => void;
  readonly #askEvent: EventType;
  readonly #timeoutEvent: EventType;
  readonly #exchangeEvent: EventType;
  readonly #compareEvent: EventType;
  /** What a peer waits for, with the time at which it asks again. */
  readonly #expected = new PairTable();
  /** A peer has all sites before its first gap. */
  readonly #gap: Int32Array;
  /** At its last comparison a peer knew of sites up to here: what it lacks of them now is late. */
  readonly #horizon: Int32Array;
  /** Behind the latest site that set out. */
  #next = 0;

  constructor({ kernel, graph, links, states, receiver, statistics, times, send }: RepairSetup) {
    this.#kernel = kernel;
    this.#random = kernel.stream("gossip/repair");
    this.#graph = graph;
    this.#links = links;
    this.#states = states;
    this.#receiver = receiver;
    this.#statistics = statistics;
    this.#times = times;
    this.#send = send;
    this.#gap = new Int32Array(graph.peers);
    this.#horizon = new Int32Array(graph.peers);
    this.#askEvent = kernel.eventType("gossip/request", (site, half) => { this.#answer(site, half); });
    this.#timeoutEvent = kernel.eventType("gossip/timeout", (site, asked) => { this.#askAgain(site, asked); });
    this.#compareEvent = kernel.eventType("gossip/compare", (end, half) => { this.#compare(end, half); });
    this.#exchangeEvent = kernel.eventType("gossip/exchange", (peer) => { this.#exchange(peer); });
    for (let peer = 0; peer < graph.peers; peer++) {
      if (graph.degree(peer) > 0) kernel.after(this.#random.uniform(0, times.exchange), this.#exchangeEvent, peer);
    }
  }

  /** A site has set out, or is passed on. */
  heardOf(site: Site): void { if (site >= this.#next) this.#next = site + 1; }

  request(site: Site, peer: Peer, neighbour: Peer): void {
    if (this.#expected.has(site, peer) || this.#receiver.has(site, peer) || !this.#states.isUp(peer)) return;
    const half = this.#graph.half(peer, neighbour);
    this.#ask(site, half === -1 ? this.#anyHalf(peer) : half, 0);
  }

  /** A peer need not wait for a site any longer. */
  came(site: Site, peer: Peer): void { this.#expected.delete(site, peer); }

  /** A peer is down: it waits for nothing. */
  forget(peer: Peer): void { this.#expected.deletePeer(peer); }

  /** A peer is up again and asks all its neighbours what it has missed. */
  catchUp(peer: Peer): void {
    const { start } = this.#graph;
    for (let half = start[peer]!; half < start[peer + 1]!; half++) this.#offer(this.#next, half);
  }

  #anyHalf(peer: Peer): number {
    return this.#graph.start[peer]! + this.#random.integer(this.#graph.degree(peer));
  }

  #ask(site: Site, half: number, attempt: number): void {
    this.#statistics.requests++;
    this.#signal(half, this.#askEvent, site);
    this.#expect(site, half, attempt);
  }

  /** A peer waits for a site that it asked for over a half of a link. */
  #expect(site: Site, half: number, attempt: number): void {
    const deadline = this.#kernel.now + this.#times.requestTimeout * (1 << Math.min(attempt, DOUBLINGS));
    this.#expected.set(site, this.#graph.owner[half]!, deadline);
    this.#kernel.at(deadline, this.#timeoutEvent, site, half * ATTEMPTS + Math.min(attempt, ATTEMPTS - 1));
  }

  #askAgain(site: Site, asked: number): void {
    const half = Math.floor(asked / ATTEMPTS), attempt = asked - half * ATTEMPTS + 1, peer = this.#graph.owner[half]!;
    if (this.#expected.get(site, peer) !== this.#kernel.now) return;
    if (this.#receiver.has(site, peer)) this.#expected.delete(site, peer);
    else this.#ask(site, attempt < LOYAL ? half : this.#anyHalf(peer), attempt);
  }

  #answer(site: Site, half: number): void {
    const neighbour = this.#graph.neighbour[half]!;
    if (this.#reaches(half) && this.#receiver.has(site, neighbour)) this.#send(site, this.#graph.twin[half]!);
  }

  #exchange(peer: Peer): void {
    if (this.#states.isUp(peer)) {
      this.#offer(this.#horizon[peer]!, this.#anyHalf(peer));
      this.#horizon[peer] = this.#next;
    }
    this.#kernel.after(this.#times.exchange, this.#exchangeEvent, peer);
  }

  /** A peer tells a neighbour what it has of the sites before `end`. */
  #offer(end: Site, half: number): void {
    const peer = this.#graph.owner[half]!, receiver = this.#receiver;
    let gap = this.#gap[peer]!;
    while (gap < end && receiver.has(gap, peer)) gap++;
    this.#gap[peer] = gap;
    if (gap < end) this.#signal(half, this.#compareEvent, end);
  }

  /** The neighbour has heard what the peer has, and sends what is missing; that counts as asked for. */
  #compare(end: Site, half: number): void {
    if (!this.#reaches(half)) return;
    const { owner, neighbour, twin } = this.#graph, peer = owner[half]!, other = neighbour[half]!, receiver = this.#receiver;
    for (let site = this.#gap[peer]!; site < end; site++) {
      if (receiver.has(site, peer) || !receiver.has(site, other) || this.#isComing(site, peer, twin[half]!)) continue;
      // Who eclipses the peer answers in the neighbour's place, and keeps quiet of what it holds back.
      if (!this.#states.lets(other, peer, site)) continue;
      this.#send(site, twin[half]!);
      this.#expect(site, half, 0);
    }
  }

  /** Whether it would be idle to send a site once more: it was asked for a moment ago, or may wait in the queue of a link. */
  #isComing(site: Site, peer: Peer, half: number): boolean {
    const deadline = this.#expected.get(site, peer), now = this.#kernel.now;
    return deadline !== undefined && (deadline - now <= this.#times.requestTimeout || !this.#links.isFree(half, now));
  }

  /** Whether a message that was under way over a half is heard. */
  #reaches(half: number): boolean {
    const { owner, neighbour } = this.#graph, peer = owner[half]!, other = neighbour[half]!;
    const isHeard = this.#states.isUp(peer) && this.#states.isUp(other) && this.#states.joins(peer, other);
    if (!isHeard) this.#statistics.lost++;
    return isHeard;
  }

  /** Sends a message without a site. */
  #signal(half: number, event: EventType, content: number): void {
    const { owner, neighbour } = this.#graph;
    const after = this.#states.joins(owner[half]!, neighbour[half]!) ? this.#links.signal(half) : LOST;
    if (after === LOST) this.#statistics.lost++; else this.#kernel.after(after, event, content, half);
  }
}
