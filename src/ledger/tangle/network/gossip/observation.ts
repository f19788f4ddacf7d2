/** Everything that is measured of a tangle whose peers have views of their own, told of by one observer. */
import type { Kernel } from "../../../../sim/kernel.js";
import type { Recorder } from "../../../../sim/recorder.js";
import { Stage, type Transaction } from "../../../port.js";
import { ConflictLog, type ConflictEvent } from "../../conflict-log.js";
import type { Peer } from "../../control.js";
import { DagWindow } from "../../dag-window.js";
import { NONE, type Site } from "../../graph.js";
import { PermanentTips } from "../../permanent-tips.js";
import { TangleStatistics } from "../../statistics.js";
import { WeightSampling } from "../../weight/weight-sampling.js";
import type { TangleRules } from "../definition.js";
import type { ConflictSet } from "./branches.js";
import type { PeerNetwork } from "./peer-network.js";
import type { ViewsObserver, ViewsState } from "./views-state.js";
import { ViewStatistics } from "./view-statistics.js";
import { ViewsMemory } from "./views-memory.js";

export interface ObservationSetup {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly rules: TangleRules;
  readonly network: PeerNetwork;
  /** See `GossipOptions.hiding`. */
  readonly hiding: number | undefined;
  readonly mana: Float64Array;
  /** Peers whose views are drawn. */
  readonly drawnPeers: number;
}

export class Observation implements ViewsObserver {
  readonly #kernel: Kernel;
  readonly #tangle: ViewsState;
  readonly #statistics: TangleStatistics;
  readonly #permanentTips: PermanentTips;
  readonly #orphanAge: number;
  readonly #views: ViewStatistics;
  readonly #weights: WeightSampling;
  readonly #hiding: number | undefined;
  readonly #drawing: DagWindow;
  readonly #conflicts: ConflictLog;
  readonly #drawnPeers: number;
  readonly #peers: number;
  readonly #memory: ViewsMemory;

  constructor({ kernel, recorder, rules, network, hiding, mana, drawnPeers }: ObservationSetup, tangle: ViewsState) {
    const now = (): number => kernel.now, { sites, views, branches, conflicts } = tangle;
    this.#kernel = kernel;
    this.#tangle = tangle;
    this.#peers = views.peers;
    this.#orphanAge = rules.orphanAge;
    this.#drawnPeers = Math.min(drawnPeers, views.peers);
    this.#statistics = new TangleStatistics(now, recorder, tangle.tips, rules.tipsPerLoad, rules.tipSelection.startDepth ?? 0);
    this.#hiding = hiding;
    this.#weights = new WeightSampling(now, recorder, sites, rules.tipsPerLoad !== undefined && rules.tipSelection.uniform ? rules : undefined, {
      unseen: (site) => site < sites.base ? 0 : 1 - sites.entries[site & sites.mask]! / views.peers, kernel,
    });
    this.#permanentTips = new PermanentTips(now, recorder, sites, rules.orphanAge);
    this.#views = new ViewStatistics(now, recorder, { network, sites, views, mana, flips: conflicts.flips });
    this.#conflicts = new ConflictLog(now, recorder, {
      share: (transaction) => {
        const side = branches.sideOf(transaction);
        return side === NONE ? undefined : conflicts.preferredIn(side) / views.peers;
      },
      open: () => branches.open,
    });
    this.#memory = new ViewsMemory(recorder, sites, views);
    recorder.atEnd(() => { this.#weighDrawn(); });
    this.#drawing = new DagWindow(now, recorder, {
      size: rules.drawn, width: rules.parents, peers: this.#drawnPeers, conflictOf: (transaction) => branches.setOf(transaction),
    });
  }

  get meanTips(): number { return this.#statistics.meanTips; }

  /** Mean seconds until a transaction has reached all peers; NaN if none has. */
  get fullDissemination(): number { return this.#views.fullDissemination; }

  /** @param work seconds that the issuer worked */
  attached(site: Site, slot: number, work: number, kind: string): void {
    const { sites, branches, tips } = this.#tangle, { width, parents, transaction, origin, issuedAt } = sites;
    this.#memory.look();
    // Where delays differ, those so far tell what is to be expected.
    const hiding = this.#hiding ?? (this.#statistics.meanDissemination || 0);
    this.#statistics.attached(work + (this.#hiding ?? 0));
    this.#weights.attached(site, work + hiding);
    this.#weights.revealed(site, hiding);
    this.#statistics.tips = tips;
    this.#permanentTips.look(this.#kernel.now - this.#orphanAge);
    this.#views.attached(origin[slot]!);
    if (this.#drawing.isOpen) this.#drawing.add(site, transaction[slot]!, parents.subarray(slot * width, (slot + 1) * width), kind, issuedAt[slot]!, origin[slot]!);
    if (branches.sideOf(transaction[slot]!) !== NONE) this.conflict("attached", branches.setOf(transaction[slot]!), transaction[slot]!, origin[slot]!);
  }

  firstApproved(after: number): void { this.#statistics.firstApproved(after); }
  orphaned(): void { this.#statistics.orphaned(); }

  entered(site: Site, slot: number, peer: Peer): void {
    const { attachedAt, origin, entries } = this.#tangle.sites;
    if (origin[slot] !== peer) this.#statistics.revealed(this.#kernel.now - attachedAt[slot]!);
    this.#views.entered(slot, peer);
    if (peer < this.#drawnPeers) this.#drawing.seenAt(site, peer);
    if (entries[slot] === this.#peers) this.#drawing.revealed(site);
  }

  confirmed(site: Site, slot: number, peer: Peer): void {
    const { home, issuedAt } = this.#tangle.sites;
    this.#views.confirmed(slot, peer, this.#kernel.now - issuedAt[slot]!);
    if (peer < this.#drawnPeers) this.#drawing.confirmedAt(site, peer);
    if (home[slot] === peer) this.#drawing.confirmed(site);
  }

  unconfirmed(site: Site, slot: number, peer: Peer): void {
    this.#views.unconfirmed(peer);
    if (peer < this.#drawnPeers) this.#drawing.reopenedAt(site, peer);
    if (this.#tangle.sites.home[slot] === peer) this.#drawing.unconfirmed(site);
  }

  died(site: Site, peer: Peer, isDead: boolean): void {
    if (peer < this.#drawnPeers) {
      if (isDead) this.#drawing.diedAt(site, peer); else this.#drawing.reopenedAt(site, peer);
    }
  }

  settled(site: Site, slot: number): void {
    this.#views.settled(slot);
    if (this.#drawing.isDrawn(site)) this.#drawing.weighs(site, this.#tangle.weight(site, this.#tangle.sites.home[slot]!));
  }

  deadEverywhere(site: Site, transaction: Transaction): void {
    this.#drawing.died(site, this.#tangle.branches.hasLost(transaction) ? Stage.conflicting : Stage.orphaned);
    this.#statistics.tips = this.#tangle.tips;
  }

  conflict(event: ConflictEvent, set: ConflictSet, transaction: Transaction, peer: Peer): void { this.#conflicts.happened(event, set, transaction, peer); }

  /** An issuer does something about a transaction, which perhaps stands on a side of a conflict. */
  inConflict(event: "promoted" | "reattached", transaction: Transaction, site: Site): void {
    const { branches, sites } = this.#tangle, [side] = branches.members[sites.branch[site & sites.mask]!]!;
    if (side !== undefined) this.conflict(event, branches.setOfSide[side]!, transaction, sites.origin[site & sites.mask]!);
  }

  turned(peer: Peer, isUp: boolean): void { this.#views.turned(peer, isUp); }

  /** What is still known gets the weight that it has in its payee's view. */
  #weighDrawn(): void {
    const { sites } = this.#tangle, { first, length } = this.#drawing;
    if (first === NONE) return;
    for (let site = Math.max(first, sites.base); site < first + length; site++) {
      this.#drawing.weighs(site, this.#tangle.weight(site, sites.home[site & sites.mask]!));
    }
  }
}
