/** What a validator's next block refers to: the blocks of the last round that are in its view, and older ones that nobody has referred to there. */
import type { Block, BlockDag } from "./block-dag.js";

export class Gathering {
  readonly #dag: BlockDag;
  readonly #half: Int8Array;
  /** Blocks of past rounds that each validator did not have when it went on, and that it has not referred to since. */
  readonly #missed: Block[][];

  /** @param half which of two histories each validator is shown by those that equivocate; −1: it is one of them */
  constructor(dag: BlockDag, half: Int8Array) {
    this.#dag = dag;
    this.#half = half;
    this.#missed = Array.from({ length: dag.committee.validators }, () => []);
  }

  /** A validator has gone past a block's round without referring to it. */
  missed(validator: number, block: Block): void { this.#missed[validator]!.push(block); }

  /** Blocks of a round that are in a validator's view, of each author the variant first that it votes for: the one that came first. */
  parents(validator: number, round: number, now: number): Block[] {
    const dag = this.#dag, { validators, variants } = dag.committee, parents: Block[] = [];
    for (let author = 0; author < validators; author++) {
      const first = dag.block(round, author), at = dag.arrivalAt(first, validator);
      if (variants === 1) { if (at <= now) parents.push(first); continue; }
      const other = dag.arrivalAt(first + 1, validator), order = other < at ? [first + 1, first] : [first, first + 1];
      for (const block of order) if (dag.arrivalAt(block, validator) <= now) parents.push(block);
    }
    return parents;
  }

  /**
   * What a block for one half of the others refers to: their history alone, as long as it has blocks of a quorum, so that
   * they need not ask for what the other half was shown; else everything, that half's own first.
   */
  parentsFor(half: number, validator: number, round: number, now: number): Block[] {
    const dag = this.#dag, { variants, quorum } = dag.committee, all = this.parents(validator, round, now);
    const isOwn = (block: Block): boolean => (this.#half[dag.authorOf(block)] === -1 ? block % variants === (round === 0 ? 0 : half) : this.#half[dag.authorOf(block)] === half);
    const own = all.filter(isOwn);
    return own.length >= quorum ? own : [...own, ...all.filter((block) => !isOwn(block))];
  }

  /**
   * Older blocks that have arrived since and that nothing in the validator's view refers to.
   * @param made round of its last block, from which on all is new to its own; what it leaves unreferred is remembered
   */
  past(validator: number, made: number, clock: number, now: number): Block[] {
    const dag = this.#dag, open = this.#missed[validator]!, arrived: Block[] = [];
    for (let round = made; round <= clock; round++) {
      for (let block = dag.block(round, 0), end = block + dag.width; block < end; block++) {
        if (dag.exists(block) && (round < clock || dag.arrivalAt(block, validator) > now)) open.push(block);
      }
    }
    let kept = 0;
    for (const block of open) {
      if (block < dag.window.base * dag.width) continue;
      if (dag.arrivalAt(block, validator) > now) open[kept++] = block;
      else if (!this.#isReferredTo(validator, block, now)) arrived.push(block);
    }
    open.length = kept;
    return arrived;
  }

  #isReferredTo(validator: number, block: Block, now: number): boolean {
    const dag = this.#dag, from = dag.block(dag.roundOf(block) + 1, 0);
    for (let child = from; child < from + dag.width; child++) {
      if (dag.arrivalAt(child, validator) <= now && dag.refersTo(child, block)) return true;
    }
    return false;
  }
}
