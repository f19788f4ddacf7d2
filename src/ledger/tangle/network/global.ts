/**
 * One graph for everybody: a transaction stays hidden for a delay after it was attached and is then seen by all. Exact
 * for the closed forms of the literature, and cheap: a few events a transaction.
 *
 * Parents are chosen at issue, in the view of that moment; the transaction is attached after its issuer's work, and
 * counts for others when its delay is over. Weights and confirmations are those of the common view.
 */
import type { EventType, Kernel } from "../../../sim/kernel.js";
import type { LedgerSetup } from "../../definition.js";
import { delayParameters, delaySampler } from "../../delay.js";
import { Stage, type Account, type AccountOptions, type Transaction } from "../../port.js";
import type { TransactionBook } from "../../book.js";
import { flag } from "../../../parameter/parameter.js";
import { startAssessing } from "../confirmation/assessing.js";
import { startVoting } from "../confirmation/validators.js";
import type { Peer, TangleEngine } from "../control.js";
import { Dag, type DagObserver } from "../dag.js";
import { DagDrawing } from "../dag-drawing.js";
import { FluidOverlay, checkFluid, checkFluidAccount } from "../fluid/overlay.js";
import { Grades } from "../grades.js";
import { Herald } from "../herald.js";
import { chooseAlso, chooseParents } from "../parent-choice.js";
import { Patience, Standing } from "../patience.js";
import { PermanentTips } from "../permanent-tips.js";
import { DEAD, NONE, VISIBLE, type Site } from "../sites.js";
import { TangleStatistics } from "../statistics.js";
import { ProofOfWork } from "../access/proof-of-work.js";
import { WeightSampling } from "../weight/weight-sampling.js";
import { WorkBench } from "../work-bench.js";
import { CommonVotes } from "./common-votes.js";
import { defineNetwork, type TangleRules } from "./definition.js";
import { GlobalControl } from "./global-control.js";

export const globalNetwork = defineNetwork({
  name: "global",
  doc: "One graph: a transaction is hidden for a delay, then everybody sees it.",
  params: {
    ...delayParameters({ default: "1s", doc: "Mean time from attachment until everybody sees a transaction (h in the literature)." }),
    fluid: flag({ default: false, doc: "Whether the fluid level, the limit of many transactions, is computed beside the run and compared with it.", when: { delayDistribution: ["constant"] } }),
  },
  create(setup, rules, params) {
    if (params.fluid) checkFluid(rules, params.delay);
    const constant = params.delayDistribution === "constant";
    const engine = new GlobalTangle(setup, constant ? rules : { ...rules, tipsPerLoad: undefined }, delaySampler(params, setup.kernel.stream("tangle/delay")));
    if (params.fluid) engine.compareWithFluid(setup, params.delay);
    return engine;
  },
});

class GlobalTangle implements TangleEngine {
  readonly control: GlobalControl;
  /** Told of accounts where the fluid level is computed beside the run. */
  opened?: (account: Account, options: AccountOptions) => void;
  readonly #kernel: Kernel;
  readonly #book: TransactionBook;
  readonly #rules: TangleRules;
  readonly #drawDelay: () => number;
  readonly #dag: Dag;
  readonly #work: ProofOfWork;
  readonly #bench: WorkBench;
  readonly #patience: Patience;
  readonly #herald: Herald;
  #grades: Grades | undefined;
  readonly #drawing: DagDrawing;
  readonly #statistics: TangleStatistics;
  readonly #permanentTips: PermanentTips;
  readonly #weights: WeightSampling;
  /** Where votes confirm: they, and the voter whose vote it is what an account issues. */
  readonly #votes: CommonVotes | undefined;
  readonly #voterOf: (account: Account, peer: Peer) => number;
  readonly #workEvent: EventType;
  readonly #attachEvent: EventType;
  readonly #revealEvent: EventType;
  readonly #firstApproved: (transaction: Transaction) => void;
  /** Scratch for the parents of one transaction. */
  readonly #parents: Int32Array;

  constructor({ kernel, recorder, book }: LedgerSetup, rules: TangleRules, drawDelay: () => number) {
    this.#kernel = kernel;
    this.#book = book;
    this.#rules = rules;
    this.#drawDelay = drawDelay;
    const now = (): number => kernel.now;
    const { tipSelection, confirmation } = rules;
    this.#drawing = new DagDrawing(now, recorder, () => this.#dag, rules.drawn, rules.parents);
    this.#dag = new Dag(now, kernel.stream("tangle/conflicts"), {
      width: rules.parents, confirmingWeight: confirmation.weight,
      kept: tipSelection.depth, depth: tipSelection.weighs ? tipSelection.depth : 0,
      weighs: tipSelection.weighs || confirmation.weight < Infinity,
    }, this.#drawing satisfies DagObserver);
    this.#statistics = new TangleStatistics(now, recorder, this.#dag.tips, rules.tipsPerLoad, tipSelection.startDepth ?? 0);
    this.#permanentTips = new PermanentTips(now, recorder, this.#dag.sites, rules.orphanAge);
    this.#weights = new WeightSampling(now, recorder, this.#dag.sites, rules.tipsPerLoad !== undefined && tipSelection.uniform ? rules : undefined);
    this.#work = new ProofOfWork(kernel, book, rules.work);
    this.#bench = new WorkBench(rules.parents);
    this.#parents = new Int32Array(rules.parents);
    this.#firstApproved = (transaction) => {
      const after = book.firstApproved(transaction);
      if (after >= 0) this.#statistics.firstApproved(after);
    };
    this.#workEvent = kernel.eventType("tangle/work", (place) => { this.#startWork(place); });
    this.#attachEvent = kernel.eventType("tangle/attach", (place) => { this.#finishWork(place); });
    this.#revealEvent = kernel.eventType("tangle/reveal", (site) => { this.#reveal(site); });
    this.control = new GlobalControl({
      dag: this.#dag, book, now, drawDelay, parents: this.#parents, meanTips: () => this.#statistics.meanTips,
      attach: (transaction, count, hidden) => this.#attach(transaction, count, 0, hidden),
      spread: (site, delay) => { kernel.after(delay, this.#revealEvent, site); },
    });
    this.#patience = new Patience({
      kernel, recorder, book, rule: rules.stranded,
      judge: (transaction, site) => this.#judge(transaction, site), submit: (transaction) => { this.submit(transaction); },
      responded: (event, transaction, site) => { this.#inConflict(event, transaction, site); },
    });
    this.#herald = new Herald({
      book, patience: this.#patience, settled: (transaction) => this.control.settled(transaction), hasLost: (transaction) => this.#dag.conflicts.hasLost(transaction),
      submit: (transaction) => { this.submit(transaction); }, orphaned: () => { this.#statistics.orphaned(); },
    });
    const weights = confirmation.votes?.weights(Float64Array.of(1));
    if (weights) this.#votes = new CommonVotes(this.#dag.sites, weights, confirmation.votes!.threshold(weights.reduce((sum, weight) => sum + weight, 0)));
    this.#voterOf = startVoting({ kernel, recorder, book }, confirmation.votes, weights?.length ?? 0, () => {}, (transaction) => { this.submit(transaction); });
    startAssessing({
      kernel, tipSelection, assessment: confirmation.assessment, peers: 1, isUp: () => true, viewOf: () => this.#dag,
      confirm: (site) => { this.#dag.confirm(site); },
      graded: () => this.#grades && ((site, _, share) => { this.#grades!.assessed(this.#dag.sites.transaction[site & this.#dag.sites.mask]!, site, share); }),
      done: () => { this.#tellOutcomes(); },
    });
  }

  /** Declares the figures of the fluid level beside those of this run. */
  compareWithFluid({ recorder, book }: LedgerSetup, delay: number): void {
    const statistics = this.#statistics;
    this.opened = (_, options) => { checkFluidAccount(this.#rules, options); };
    new FluidOverlay(recorder, this.#rules, delay, {
      attached: () => statistics.attachedEver, tips: () => statistics.meanTips, tipsOfInterval: () => statistics.tipsOfInterval,
      firstApproval: () => statistics.meanFirstApproval, latency: () => book.meanLatency,
    });
  }

  /** A single vote that is enough leaves nothing between seen and confirmed. */
  grades(): ((transaction: Transaction) => number) | undefined {
    const { weight, assessment, votes } = this.#rules.confirmation, dag = this.#dag, common = this.#votes;
    if (votes && votes.weights(Float64Array.of(1)).length === 1) return undefined;
    const share = common ? (site: Site) => common.share(site) : assessment ? undefined : (site: Site) => dag.isConfirmed(site) ? 1 : dag.weight(site) / weight;
    return (this.#grades = new Grades(this.#book, { viewFor: () => dag, share })).of;
  }

  submit(transaction: Transaction): void {
    const work = this.#work;
    work.begin(transaction);
    if (work.seconds === 0) { this.#attachHonest(transaction, this.#choose(transaction), 0); return; }
    const place = this.#bench.put(transaction, work.seconds);
    if (work.wait > 0) this.#kernel.after(work.wait, this.#workEvent, place); else this.#startWork(place);
  }

  submitRival(transaction: Transaction, original: Transaction): void {
    const { conflicts } = this.#dag;
    let rival = conflicts.sideOf(original);
    if (rival === NONE) rival = this.#dag.makeSide(original);
    conflicts.addSide(transaction, rival);
    if (conflicts.hasLost(transaction)) this.#book.conflicting(transaction); else this.submit(transaction);
  }

  /** Chooses parents into the scratch, in the eyes of the issuer. @returns how many */
  #choose(transaction: Transaction): number {
    const dag = this.#dag, target = this.#patience.targetOf(transaction);
    dag.issuer = dag.conflicts.sideOf(transaction);
    const count = chooseParents(dag, this.#rules, this.#parents);
    dag.issuer = NONE;
    return target === NONE || this.#judge(NONE, target) !== Standing.fit ? count : chooseAlso(target, this.#rules.parents, this.#parents, count);
  }

  #startWork(place: number): void {
    const bench = this.#bench;
    bench.choose(place, this.#parents, this.#choose(bench.transaction(place)), this.#dag.deaths);
    this.#kernel.after(bench.seconds(place), this.#attachEvent, place);
  }

  #finishWork(place: number): void {
    const bench = this.#bench, transaction = bench.transaction(place), deaths = bench.deaths(place), seconds = bench.seconds(place);
    let count = bench.take(place, this.#parents);
    if (this.#book.hasEnded(transaction)) return;
    // A parent that died during the work is replaced at no extra work: the issuer would notice before it sends.
    if (!this.#dag.areAlive(this.#parents, count, deaths)) count = this.#choose(transaction);
    this.#attachHonest(transaction, count, seconds);
  }

  #attachHonest(transaction: Transaction, count: number, work: number): void {
    const site = this.#attach(transaction, count, work);
    this.#patience.attached(transaction, site);
    this.#grades?.attached(transaction, site);
  }

  /**
   * @param work seconds that the issuer worked, for the tips that theory expects
   * @param hidden kept back by an adversary
   */
  #attach(transaction: Transaction, count: number, work: number, hidden = false): Site {
    const dag = this.#dag, delay = hidden ? 0 : this.#drawDelay();
    const site = dag.attach(transaction, this.#parents, count, this.#firstApproved);
    this.#votes?.attached(site, this.#voterOf(this.#book.payer(transaction), 0));
    if (!hidden) this.#kernel.after(delay, this.#revealEvent, site);
    this.#statistics.tips = dag.tips;
    this.#statistics.attached(work + delay);
    this.#weights.attached(site, work + delay);
    this.#book.costs.spend(this.#rules.messageEnergy * this.#rules.peers);
    if (this.#drawing.isOpen) this.#drawing.add(site, dag, this.#book.kind(transaction), this.#book.issuedAt(transaction));
    // Last, since the purpose that hears of it may issue again.
    this.#book.reach(transaction, Stage.attached);
    return site;
  }

  #reveal(site: Site): void {
    const dag = this.#dag, { sites } = dag;
    this.control.revealed(site);
    if (site >= sites.base) {
      const after = this.#kernel.now - sites.attachedAt[site & sites.mask]!;
      this.#statistics.revealed(after);
      this.#weights.revealed(site, after);
    }
    dag.reveal(site);
    this.#votes?.revealed(site, (voted) => { dag.confirm(voted); });
    const old = this.#kernel.now - this.#rules.orphanAge;
    this.#permanentTips.look(old);
    dag.leaveBehind(old);
    this.#tellOutcomes();
  }

  #tellOutcomes(): void {
    this.#statistics.tips = this.#dag.tips;
    this.#herald.tell(this.#dag);
  }

  /** How a transaction stands in the eyes of its issuer. */
  #judge(transaction: Transaction, site: Site): Standing {
    const dag = this.#dag, { sites: { state, mask }, conflicts } = dag;
    if (dag.isConfirmed(site) || (state[site & mask]! & DEAD) !== 0) return Standing.over;
    if ((state[site & mask]! & VISIBLE) === 0 || conflicts.sideOf(transaction) !== NONE) return Standing.waiting;
    return dag.isAttachable(site) ? Standing.fit : Standing.unfit;
  }

  /** Writes down what an issuer does about a transaction that stands on a side. */
  #inConflict(event: "promoted" | "reattached", transaction: Transaction, site: Site): void {
    const { conflicts, sites } = this.#dag, set = conflicts.firstSetOf(sites.branch[site & sites.mask]!);
    if (set !== NONE) this.#drawing.conflict(event, set, transaction);
  }
}
