/**
 * Access to the views of a gossip network: a transaction waits at its issuer's peer until the rate setter lets it go,
 * and then at every peer, the issuer's first, until the scheduler takes it in. A selfish issuer does neither at home;
 * it cannot make others take in more of it.
 */
import { InputError } from "../../../parameter/input-error.js";
import type { Kernel } from "../../../sim/kernel.js";
import type { Recorder } from "../../../sim/recorder.js";
import type { Transaction } from "../../port.js";
import type { Peer } from "../control.js";
import type { Site } from "../graph.js";
import { CongestionStatistics } from "./congestion-statistics.js";
import type { CongestionRule } from "./congestion.js";
import { PeerScheduler } from "./peer-scheduler.js";
import { RateSetter } from "./rate-setter.js";

/** Each peer has an inbox for each other, at some 36 bytes, made before the run: for so many peers 140 MB. */
const MOST_PEERS = 2000;

/** What access needs of its network. */
export interface AccessHooks {
  /** A transaction may be issued now. */
  issue(transaction: Transaction): void;
  /** A site whose parents are in the view of a peer enters it now. */
  take(site: Site, peer: Peer): void;
  /** A peer lets go of a site that waited. */
  drop(site: Site, peer: Peer): void;
  originOf(site: Site): Peer;
}

export class Access {
  readonly #scheduler: PeerScheduler;
  readonly #setter: RateSetter | undefined;
  readonly #hooks: AccessHooks;
  readonly #statistics: CongestionStatistics;

  /**
   * @param shares mana of each peer; they sum to 1
   * @throws InputError where peers are too many
   */
  constructor(kernel: Kernel, recorder: Recorder, rule: CongestionRule, shares: Float64Array, hooks: AccessHooks) {
    const peers = shares.length;
    if (peers > MOST_PEERS) throw new InputError(`must be at most ${MOST_PEERS} with ledger.congestion.kind scheduler, where each peer has an inbox for each other, found ${peers}`, { path: "ledger.network.peers" });
    this.#hooks = hooks;
    this.#scheduler = new PeerScheduler(kernel, { peers, shares, ...rule }, {
      scheduled: (site, peer) => {
        this.#statistics.scheduled(hooks.originOf(site), peer);
        hooks.take(site, peer);
        this.#setter?.scheduled(peer);
      },
      dropped: (site, peer) => {
        this.#statistics.dropped(hooks.originOf(site));
        hooks.drop(site, peer);
      },
      blacklisted: (issuer, _peer, seconds) => { this.#statistics.blacklisted(issuer, seconds); },
    });
    const { inboxes } = this.#scheduler;
    if (rule.setsRate) {
      this.#setter = new RateSetter(kernel, { peers, shares, ...rule }, (peer) => inboxes.count[peer * peers + peer]!, (transaction) => { hooks.issue(transaction); });
    }
    this.#statistics = new CongestionStatistics(() => kernel.now, recorder, rule, shares, {
      inInboxes: (issuer) => inboxes.ofIssuer[issuer]!, atIssuer: (issuer) => this.#setter?.waiting(issuer) ?? 0,
    });
  }

  /** A device wants a transaction issued through its peer; that may happen before this returns. */
  want(transaction: Transaction, peer: Peer, isSelfish: boolean): void {
    this.#statistics.wanted(peer);
    if (this.#setter === undefined || isSelfish) this.#hooks.issue(transaction); else this.#setter.want(peer, transaction);
  }

  /** A site arrives at a peer; see `PeerScheduler.admit`. */
  admit(site: Site, peer: Peer, isReady: boolean, isWanted: boolean): void {
    this.#scheduler.admit(site, peer, this.#hooks.originOf(site), isReady, isWanted);
  }

  /** Whether a peer refuses a site that it did not ask for, since its issuer is banned there. */
  refuses(site: Site, peer: Peer): boolean {
    const issuer = this.#hooks.originOf(site), isBanned = this.#scheduler.isBanned(issuer, peer);
    if (isBanned) this.#statistics.dropped(issuer);
    return isBanned;
  }

  /** The last parent of a site that waits at a peer has entered the view. */
  ready(site: Site, peer: Peer): void { this.#scheduler.ready(site, peer, this.#hooks.originOf(site)); }

  /** A peer has crashed, or is back. */
  turned(peer: Peer, isUp: boolean): void { this.#scheduler.turned(peer, isUp); }

  /** A transaction of this issuer was confirmed, so many seconds after it was wanted. */
  confirmed(issuer: Peer, issuedAt: number): void { this.#statistics.confirmed(issuer, issuedAt); }
}
