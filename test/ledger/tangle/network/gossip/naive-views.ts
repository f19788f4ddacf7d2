/**
 * What peers make of conflicts, naively: of the graph, of who spends the same funds as whom and of what has entered which
 * view in which order, everything is worked out anew each time, with sets. Only what has won is remembered, by view,
 * since a side that has won stays until another outdoes it.
 */
export interface NaiveSite { readonly id: number; readonly transaction: number; readonly parents: readonly number[]; readonly voter: number }

export interface NaiveRule {
  readonly peers: number;
  /** Weight of each voter; none where sites count. */
  readonly voters: readonly number[];
  readonly threshold: number;
  /** Number of a side in the lottery that decides ties. */
  lottery(transaction: number): number;
}

export class NaiveViews {
  readonly graph: NaiveSite[] = [];
  /** Transactions that spend the same funds, by set. */
  readonly sets: number[][] = [];
  /** Sites in the order in which they entered, by peer. */
  readonly entered: number[][];
  /** By peer and set: the side that has won there. */
  readonly won: Map<number, number>[];
  /** By set: the side that has won everywhere. */
  readonly settled = new Map<number, number>();
  readonly #rule: NaiveRule;
  readonly #pasts = new Map<number, Set<number>>();

  constructor(rule: NaiveRule) {
    this.#rule = rule;
    this.entered = Array.from({ length: rule.peers }, () => []);
    this.won = Array.from({ length: rule.peers }, () => new Map<number, number>());
  }

  setOf(transaction: number): number { return this.sets.findIndex((sides) => sides.includes(transaction)); }

  /** A site and all that it approves. */
  past(id: number): Set<number> {
    const known = this.#pasts.get(id);
    if (known) return known;
    const cone = new Set([id]);
    for (const parent of this.graph[id - 1]!.parents) if (parent > 0) for (const site of this.past(parent)) cone.add(site);
    this.#pasts.set(id, cone);
    return cone;
  }

  /** Sides that a site approves, itself included. */
  sides(id: number): Set<number> {
    return new Set([...this.past(id)].map((each) => this.graph[each - 1]!.transaction).filter((transaction) => this.setOf(transaction) >= 0));
  }

  /** Votes of a voter that count in a view: each after all that were issued before it. */
  votes(voter: number, peer: number): NaiveSite[] {
    const all = this.graph.filter((site) => site.voter === voter), missing = all.findIndex(({ id }) => !this.entered[peer]!.includes(id));
    return missing < 0 ? all : all.slice(0, missing);
  }

  support(transaction: number, peer: number): number {
    const { voters } = this.#rule, rivals = this.sets[this.setOf(transaction)]!;
    if (voters.length === 0) return this.entered[peer]!.filter((id) => this.sides(id).has(transaction)).length;
    return voters.reduce((sum, weight, voter) => {
      const last = this.votes(voter, peer).findLast(({ id }) => rivals.some((rival) => this.sides(id).has(rival)));
      return sum + (last && this.sides(last.id).has(transaction) ? weight : 0);
    }, 0);
  }

  winner(set: number, peer: number): number | undefined { return this.settled.get(set) ?? this.won[peer]!.get(set); }

  /** The side with most support of those that are there. */
  best(set: number, peer: number): number | undefined {
    const there = this.sets[set]!.filter((side) => this.entered[peer]!.some((id) => this.graph[id - 1]!.transaction === side));
    return there.sort((a, b) => this.support(b, peer) - this.support(a, peer) || this.#rule.lottery(a) - this.#rule.lottery(b))[0];
  }

  preferred(set: number, peer: number): number | undefined { return this.winner(set, peer) ?? this.best(set, peer); }

  isDead(id: number, peer: number): boolean {
    return [...this.sides(id)].some((side) => { const winner = this.winner(this.setOf(side), peer); return winner !== undefined && winner !== side; });
  }

  weight(id: number, peer: number): number {
    const { voters } = this.#rule;
    if (voters.length === 0) return this.entered[peer]!.filter((each) => this.past(each).has(id)).length;
    return voters.reduce((sum, weight, voter) => sum + (this.votes(voter, peer).some((vote) => this.past(vote.id).has(id)) ? weight : 0), 0);
  }

  isConfirmed(id: number, peer: number): boolean {
    return !this.isDead(id, peer) && this.weight(id, peer) >= this.#rule.threshold && [...this.sides(id)].every((side) => this.winner(this.setOf(side), peer) === side);
  }

  isTip(id: number, peer: number): boolean {
    return !this.isDead(id, peer) && !this.entered[peer]!.some((each) => this.graph[each - 1]!.parents.includes(id) && !this.isDead(each, peer));
  }

  /** Lets win what has to win in a view, and settles what has won everywhere. */
  judge(peer: number): void {
    for (let again = true; again;) {
      again = false;
      for (const set of this.sets.keys()) {
        const best = this.best(set, peer), won = this.won[peer]!.get(set);
        if (best === undefined || best === won || this.settled.has(set)) continue;
        const support = this.support(best, peer);
        if (support < this.#rule.threshold || (won !== undefined && support <= this.support(won, peer))) continue;
        // Only where all other conflicts in its past are decided for what it approves.
        if (!this.graph.some(({ id, transaction }) => transaction === best && this.entered[peer]!.includes(id)
          && [...this.sides(id)].every((side) => side === best || this.winner(this.setOf(side), peer) === side))) continue;
        this.won[peer]!.set(set, best);
        if (this.won.every((each) => each.get(set) === best)) this.settled.set(set, best);
        again = true;
      }
    }
  }
}
