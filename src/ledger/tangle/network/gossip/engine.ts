/**
 * The tangle with a view for each peer, run over a transport. A transaction is issued through its payer's peer: there
 * its parents are chosen, and there it enters first. It reaches the book's stages in the view of the payee's peer.
 *
 *   submit → work → attach → transport → receive → solid? else wait → enter the view → relay
 */
import type { EventType, Kernel } from "../../../../sim/kernel.js";
import type { TransactionBook } from "../../../book.js";
import type { LedgerSetup } from "../../../definition.js";
import { Stage, type Account, type AccountOptions, type Transaction } from "../../../port.js";
import { startAssessing } from "../../confirmation/assessing.js";
import { startVoting } from "../../confirmation/validators.js";
import { Access } from "../../access/access.js";
import { ProofOfWork } from "../../access/proof-of-work.js";
import type { Peer, TangleEngine } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import type { Grades } from "../../grades.js";
import { Herald } from "../../herald.js";
import { chooseAlso, chooseParents } from "../../parent-choice.js";
import { Patience, Standing } from "../../patience.js";
import { WorkBench } from "../../work-bench.js";
import type { TangleRules } from "../definition.js";
import type { Attachment } from "./attachment.js";
import { GossipControl } from "./control.js";
import { assessedBy, startGrading } from "./grading.js";
import { Outage } from "./outage.js";
import { warnOfLooseEnds } from "./loose-ends.js";
import { Observation } from "./observation.js";
import type { GossipOptions } from "./options.js";
import { PeerView } from "./peer-view.js";
import { Solidification } from "./solidification.js";
import { TangleViews } from "./tangle-views.js";
import type { Transport, TransportReceiver } from "./transport.js";
import { HIDDEN, OVERHEAD } from "./sites.js";
import { FORGOTTEN, KNOWN } from "./views.js";

export class GossipTangle implements TangleEngine, TransportReceiver {
  readonly control: GossipControl;
  readonly issuers: Float64Array;
  readonly goesByMana: boolean;
  readonly #kernel: Kernel;
  readonly #book: TransactionBook;
  readonly #rules: TangleRules;
  readonly #attachment: Attachment;
  readonly #tangle: TangleViews;
  readonly #view: PeerView;
  readonly #solidification: Solidification;
  readonly #transport: Transport;
  readonly #outage: Outage;
  /** None where every peer takes in whatever arrives. */
  readonly #access: Access | undefined;
  readonly #work: ProofOfWork;
  readonly #bench: WorkBench;
  readonly #patience: Patience;
  readonly #herald: Herald;
  #grades: Grades | undefined;
  #observation!: Observation;
  readonly #workEvent: EventType;
  readonly #attachEvent: EventType;
  /** The voter whose vote a transaction is that an account issues at a peer, or NONE. */
  readonly #voterOf: (account: Account, peer: Peer) => number;
  readonly #tellEvent: EventType;
  readonly #firstApproved: (transaction: Transaction) => void;
  /** Scratch: the parents of one transaction, and sites that may enter a view now. */
  readonly #parents: Int32Array;
  readonly #solid: Site[] = [];
  /** Outcomes are being told, or will be at once: what comes up meanwhile is told with them. */
  #telling = false;

  constructor({ kernel, recorder, book }: LedgerSetup, rules: TangleRules, options: GossipOptions) {
    this.issuers = options.shares.subarray(0, options.peers - options.adversaries);
    this.goesByMana = rules.congestion !== undefined;
    this.#kernel = kernel;
    this.#book = book;
    this.#rules = rules;
    this.#attachment = options.attachment;
    book.viewsMayDisagree = true;
    const now = (): number => kernel.now;
    const { tipSelection, confirmation } = rules;
    const voters = confirmation.votes?.weights(options.shares);
    this.#tangle = new TangleViews(now, kernel.stream("tangle/conflicts"), {
      peers: options.peers, width: rules.parents, confirmingWeight: confirmation.weight,
      kept: tipSelection.depth, depth: tipSelection.weighs ? tipSelection.depth : 0,
      weighs: tipSelection.weighs || confirmation.weight < Infinity,
      votes: voters && { weights: voters, threshold: confirmation.votes!.threshold(voters.reduce((sum, weight) => sum + weight, 0)) },
    }, (tangle) => this.#observation = new Observation({ kernel, recorder, rules, network: options.network, hiding: options.hiding, mana: options.shares, drawnPeers: options.drawnPeers }, tangle));
    const { sites, views, conflicts } = this.#tangle;
    this.#view = new PeerView(now, sites, views, conflicts, kernel.stream("tangle/conflicts"), (site, peer) => this.#tangle.weight(site, peer));
    this.#transport = options.transport(this);
    this.#outage = new Outage((peer) => this.#transport.isUp(peer), options.refuges);
    this.#solidification = new Solidification(sites, views, (parent, peer, neighbour) => { this.#transport.request(parent, peer, neighbour); });
    if (rules.congestion) {
      this.#access = new Access(kernel, recorder, rules.congestion, options.shares, {
        issue: (transaction) => { this.#issue(transaction); },
        take: (site, peer) => { this.#take(site, peer); },
        drop: (site, peer) => { this.#solidification.forget(site, peer); },
        originOf: (site) => sites.origin[site & sites.mask]!,
      });
    }
    this.#work = new ProofOfWork(kernel, book, rules.work);
    this.#bench = new WorkBench(rules.parents);
    this.#patience = new Patience({
      kernel, recorder, book, rule: rules.stranded,
      judge: (transaction, site) => this.#tangle.branches.sideOf(transaction) === NONE ? this.#judge(site, this.#originOf(transaction)) : Standing.waiting,
      submit: (transaction) => { this.submit(transaction); },
      responded: (event, transaction, site) => { this.#observation.inConflict(event, transaction, site); },
    });
    this.#herald = new Herald({
      book, patience: this.#patience, settled: (transaction) => this.control.settled(transaction), hasLost: (transaction) => this.#tangle.branches.hasLost(transaction),
      submit: (transaction) => { this.submit(transaction); }, orphaned: () => { this.#observation.orphaned(); },
      confirmed: (transaction) => { if (this.#access && !book.hasEnded(transaction)) this.#access.confirmed(this.#originOf(transaction), book.issuedAt(transaction)); },
    });
    this.#parents = new Int32Array(rules.parents);
    this.#firstApproved = (transaction) => {
      const after = book.firstApproved(transaction);
      if (after >= 0) this.#observation.firstApproved(after);
    };
    recorder.atEnd(() => { warnOfLooseEnds(recorder, sites, views, (peer) => this.#transport.isUp(peer), kernel.now, this.#observation.fullDissemination); });
    this.control = new GossipControl({
      peers: options.peers, book, sites, view: this.#view, parents: this.#parents, meanTips: () => this.#observation.meanTips,
      attach: (transaction, count, peer, hidden) => this.#attach(transaction, count, peer, 0, hidden),
      takeSide: (transaction) => { this.#takeSide(transaction); },
      spread: (site) => { this.#spread(site, true); },
      supportOf: (transaction, peer) => {
        const side = this.#tangle.branches.sideOf(transaction);
        return side === NONE ? 0 : conflicts.support(side, peer);
      },
      eclipse: (peer, lets) => { this.#transport.eclipse(peer, lets); },
    });
    this.#workEvent = kernel.eventType("tangle/work", (place) => { this.#startWork(place); });
    this.#attachEvent = kernel.eventType("tangle/attach", (place) => { this.#finishWork(place); });
    this.#tellEvent = kernel.eventType("tangle/tell", () => { this.#tellOutcomes(); });
    this.#voterOf = startVoting({ kernel, recorder, book }, confirmation.votes, voters?.length ?? 0,
      (account, voter) => { this.#attachment.pin(account, voter); }, (transaction) => { this.submit(transaction); });
    startAssessing({
      kernel, tipSelection, assessment: confirmation.assessment, peers: options.peers, isUp: (peer) => this.#transport.isUp(peer), viewOf: (peer) => this.#view.of(peer),
      confirm: (site, peer) => { this.#tangle.confirm(site, peer); },
      graded: () => this.#grades && assessedBy(this.#grades, this.#tangle),
      done: () => { if (!this.#telling) this.#tellOutcomes(); },
    });
  }

  opened(account: Account, options: AccountOptions): void { this.#attachment.opened(account, options); }

  grades(): ((transaction: Transaction) => number) | undefined { return (this.#grades = startGrading(this.#book, this.#tangle, this.#view, this.#rules.confirmation))?.of; }

  submit(transaction: Transaction): void {
    const access = this.#access;
    if (access) access.want(transaction, this.#originOf(transaction), this.#isSelfish(transaction)); else this.#issue(transaction);
  }

  #isSelfish(transaction: Transaction): boolean { return this.#attachment.isSelfish(this.#book.payer(transaction)); }

  /** Chooses parents, works and attaches. */
  #issue(transaction: Transaction): void {
    const work = this.#work, origin = this.#originOf(transaction);
    if (this.#book.hasEnded(transaction) || this.#outage.holds(transaction, origin)) return;
    work.begin(transaction);
    if (work.seconds === 0) { this.#attachHonest(transaction, this.#choose(transaction, origin), origin, 0); return; }
    const place = this.#bench.put(transaction, work.seconds);
    if (work.wait > 0) this.#kernel.after(work.wait, this.#workEvent, place); else this.#startWork(place);
  }

  submitRival(transaction: Transaction, original: Transaction): void {
    this.#tangle.takeSide(transaction, original);
    if (this.#tangle.branches.hasLost(transaction)) this.#book.conflicting(transaction); else this.submit(transaction);
  }

  /** An adversary's transaction joins the conflict that the book knows it to be in. */
  #takeSide(transaction: Transaction): void {
    const { branches } = this.#tangle;
    if (branches.sideOf(transaction) !== NONE) return;
    const rival = this.#book.rivals(transaction).find((member) => member !== transaction && !this.#book.hasEnded(member));
    if (rival === undefined) return;
    this.#tangle.takeSide(transaction, rival);
    if (branches.hasLost(transaction)) this.#book.conflicting(transaction);
  }

  receive(site: Site, peer: Peer, from: Peer): void {
    if (this.#access) { this.#admit(this.#access, site, peer, from); return; }
    if (!this.#solidification.receive(site, peer, from)) return;
    this.#takeIn(site, peer, from);
    if (this.#tangle.outcomeCount > 0 && !this.#telling) this.#tellOutcomes();
  }

  has(site: Site, peer: Peer): boolean {
    const { sites, views } = this.#tangle;
    return site < sites.base || views.cells[views.at(peer, site & sites.mask)] !== 0;
  }

  turned(peer: Peer, isUp: boolean): void {
    this.#observation.turned(peer, isUp);
    this.#tangle.unanimity.turned(peer, isUp);
    if (this.#tangle.outcomeCount > 0 && !this.#telling) this.#tellOutcomes();
    this.#access?.turned(peer, isUp);
    if (isUp) this.#outage.end(peer, (transaction) => { this.#issue(transaction); });
  }

  #originOf(transaction: Transaction): Peer { return this.#outage.peerFor(this.#attachment.peerOf(this.#book.payer(transaction))); }

  /** Chooses parents into the scratch, in the view of a peer. @returns how many */
  #choose(transaction: Transaction, peer: Peer): number {
    const view = this.#view;
    view.peer = peer;
    view.issuer = this.#tangle.branches.sideOf(transaction);
    const count = chooseParents(view, this.#rules, this.#parents);
    view.issuer = NONE;
    const target = this.#patience.targetOf(transaction);
    return target === NONE || this.#judge(target, peer) !== Standing.fit ? count : chooseAlso(target, this.#rules.parents, this.#parents, count);
  }

  /** How a site stands in the eyes of an honest issuer at a peer. */
  #judge(site: Site, peer: Peer): Standing {
    const view = this.#view;
    view.peer = peer;
    if (view.isConfirmed(site) || view.isDead(site)) return Standing.over;
    return !view.knows(site, peer) ? Standing.waiting : view.isAttachable(site) ? Standing.fit : Standing.unfit;
  }

  #startWork(place: number): void {
    const bench = this.#bench, transaction = bench.transaction(place);
    bench.choose(place, this.#parents, this.#choose(transaction, this.#originOf(transaction)), this.#tangle.deaths);
    this.#kernel.after(bench.seconds(place), this.#attachEvent, place);
  }

  #finishWork(place: number): void {
    const bench = this.#bench, transaction = bench.transaction(place), deaths = bench.deaths(place), seconds = bench.seconds(place);
    let count = bench.take(place, this.#parents);
    const origin = this.#originOf(transaction);
    if (this.#book.hasEnded(transaction) || this.#outage.holds(transaction, origin)) return;
    // A parent that died during the work is replaced at no extra work: the issuer would notice before it sends.
    if (deaths !== this.#tangle.deaths && !this.#tangle.areAlive(this.#parents, count, origin)) count = this.#choose(transaction, origin);
    this.#attachHonest(transaction, count, origin, seconds);
  }

  #attachHonest(transaction: Transaction, count: number, origin: Peer, work: number): void {
    const site = this.#attach(transaction, count, origin, work);
    this.#patience.attached(transaction, site);
    this.#grades?.attached(transaction, site);
  }

  /**
   * @param work seconds that the issuer worked, for the tips that theory expects
   * @param hidden kept back by an adversary
   */
  #attach(transaction: Transaction, count: number, origin: Peer, work: number, hidden = false): Site {
    const tangle = this.#tangle, { sites } = tangle, book = this.#book;
    const site = tangle.attach(transaction, this.#parents, count, origin, this.#voterOf(book.payer(transaction), origin), this.#firstApproved), slot = site & sites.mask;
    sites.origin[slot] = origin;
    sites.home[slot] = this.#outage.peerFor(this.#attachment.peerOf(book.payee(transaction)));
    sites.issuedAt[slot] = book.issuedAt(transaction);
    if (book.isOverhead(transaction)) sites.state[slot] = OVERHEAD;
    this.#observation.attached(site, slot, work, book.kind(transaction));
    tangle.leftBehind.look(this.#kernel.now - this.#rules.orphanAge);
    book.costs.spend(this.#rules.messageEnergy * this.#rules.peers);
    if (hidden) sites.state[slot]! |= HIDDEN; else this.#spread(site, this.#isSelfish(transaction));
    // Last, since the purpose that hears of it may issue again.
    book.reach(transaction, Stage.attached);
    return site;
  }

  /** A new site enters the view of its issuer's peer, once that schedules it, and sets out from there. */
  #spread(site: Site, isSelfish: boolean): void {
    const tangle = this.#tangle, { sites, views } = tangle, slot = site & sites.mask, origin = sites.origin[slot]!;
    views.cells[views.at(origin, slot)] = KNOWN;
    const wasTelling = this.#telling;
    this.#telling = true;
    if (!this.#access) this.#takeIn(site, origin, NONE);
    else if (isSelfish) this.#take(site, origin);
    else this.#access.admit(site, origin, true, false);
    this.#telling = wasTelling;
    if (tangle.outcomeCount > 0 && !this.#telling) {
      // Not before `submit` has returned: the issuer does not know the transaction's number yet.
      this.#telling = true;
      this.#kernel.after(0, this.#tellEvent);
    }
  }

  /** Lets a site enter the view of a peer, and then those that waited for it. */
  #takeIn(site: Site, peer: Peer, from: Peer): void {
    const tangle = this.#tangle, transport = this.#transport, { mask, origin } = tangle.sites, slot = site & mask;
    tangle.enter(site, slot, peer);
    if (transport.relays || origin[slot] === peer) transport.pass(site, peer, from);
    if (this.#solidification.waiting[peer] === 0) return;
    const solid = this.#solid;
    this.#solidification.release(site, peer, solid);
    for (let i = 0; i < solid.length; i++) {
      const next = solid[i]!;
      tangle.enter(next, next & mask, peer);
      if (transport.relays) transport.pass(next, peer, NONE);
      this.#solidification.release(next, peer, solid);
    }
    if (solid.length > 0) solid.length = 0;
  }

  /** A site waits at a peer, even for its parents, until the scheduler takes it in; a peer that lets go of it has it no more. */
  #admit(access: Access, site: Site, peer: Peer, from: Peer): void {
    const { sites, views } = this.#tangle;
    if (this.has(site, peer)) return;
    const isWanted = this.#solidification.isAwaited(site, peer);
    if (!isWanted && access.refuses(site, peer)) { views.cells[views.at(peer, site & sites.mask)] = FORGOTTEN; return; }
    access.admit(site, peer, this.#solidification.receive(site, peer, from, isWanted), isWanted);
  }

  /** Lets a site enter the view of a peer whose turn it is; those that waited for it are ready now. */
  #take(site: Site, peer: Peer): void {
    const tangle = this.#tangle, solid = this.#solid;
    tangle.enter(site, site & tangle.sites.mask, peer);
    this.#solidification.release(site, peer, solid);
    this.#transport.pass(site, peer, NONE);
    if (solid.length > 0) for (const ready of solid.splice(0)) this.#access!.ready(ready, peer);
    if (!this.#telling) this.#tellOutcomes();
  }

  #tellOutcomes(): void {
    this.#telling = true;
    this.#herald.tell(this.#tangle);
    this.#telling = false;
  }
}
