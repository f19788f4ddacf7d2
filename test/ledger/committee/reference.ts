/**
 * The committee as its paper has it, told plainly: every block is a message to every validator, each keeps its own graph,
 * and after each message it asks all questions anew, by walking the graph. Slow, and written without a look at the engine.
 */
export interface ReferenceOptions {
  readonly validators: number;
  readonly leaders: number;
  /** Seconds from one validator to another. */
  readonly delay: (from: number, to: number) => number;
  readonly timeout: number;
  readonly leastRound: number;
  readonly crashed: readonly number[];
  readonly crashAt: number;
  readonly until: number;
}

interface Block { readonly name: string; readonly round: number; readonly author: number; readonly parents: readonly string[] }
export interface ReferenceCommit { readonly time: number; readonly leader: string; readonly blocks: readonly string[] }
type Verdict = "commit" | "skip" | "undecided";

class Validator {
  readonly graph = new Map<string, Block>();
  readonly pending: Block[] = [];
  readonly sequence: ReferenceCommit[] = [];
  readonly skipped: string[] = [];
  readonly committed = new Set<string>();
  made = 0;
  madeAt = -Infinity;
  quorumAt = new Map<number, number>();
  next: { round: number; leader: number } = { round: 1, leader: 0 };

  of(round: number): Block[] { return [...this.graph.values()].filter((block) => block.round === round); }
}

/** @returns for each validator what it committed and when, and how many slots it skipped */
export function simulate(options: ReferenceOptions): { commits: ReferenceCommit[]; skipped: string[] }[] {
  const { validators: n, leaders, timeout, leastRound, until } = options;
  const quorum = n - Math.floor((n - 1) / 3);
  const all = Array.from({ length: n }, () => new Validator());
  const agenda: { time: number; act: () => void }[] = [];
  const at = (time: number, act: () => void): void => { agenda.push({ time, act }); };
  const leaderOf = (round: number, leader: number): string => `${round}/${(round + leader) % n}`;
  const isDown = (v: number, now: number): boolean => options.crashed.includes(v) && now >= options.crashAt;

  for (const validator of all) for (let author = 0; author < n; author++) validator.graph.set(`0/${author}`, { name: `0/${author}`, round: 0, author, parents: [] });

  const deliver = (v: number, block: Block, now: number): void => {
    const self = all[v]!;
    self.pending.push(block);
    for (let more = true; more;) {
      more = false;
      for (const each of [...self.pending]) {
        if (!each.parents.every((parent) => self.graph.has(parent))) continue;
        self.graph.set(each.name, each);
        self.pending.splice(self.pending.indexOf(each), 1);
        more = true;
      }
    }
    step(v, now);
  };

  const step = (v: number, now: number): void => {
    if (isDown(v, now)) return;
    const self = all[v]!;
    for (let again = true; again;) {
      again = false;
      let clock = 0;
      for (let round = self.made; ; round++) { if (self.of(round).length >= quorum) { clock = round; if (!self.quorumAt.has(round)) self.quorumAt.set(round, now); } else if (round > self.made) break; }
      if (self.made > clock) break;
      const hasLeaders = clock === 0 || Array.from({ length: leaders }, (_, leader) => leaderOf(clock, leader)).every((name) => self.graph.has(name));
      const timeUp = self.quorumAt.get(clock)! + timeout, earliest = self.madeAt + leastRound;
      if ((hasLeaders || now >= timeUp) && now >= earliest) { propose(v, clock + 1, now); again = true; }
      else {
        if (earliest > now) at(earliest, () => { step(v, earliest); });
        if (timeUp > now) at(timeUp, () => { step(v, timeUp); });
      }
    }
    commit(self, now);
  };

  const propose = (v: number, round: number, now: number): void => {
    const self = all[v]!, blocks = [...self.graph.values()], referred = new Set(blocks.flatMap(({ parents }) => parents));
    const parents = blocks.filter((block) => block.round === round - 1 || (block.round < round - 1 && block.round > 0 && !referred.has(block.name)));
    const block: Block = { name: `${round}/${v}`, round, author: v, parents: parents.map(({ name }) => name) };
    self.graph.set(block.name, block);
    self.made = round;
    self.madeAt = now;
    for (let to = 0; to < n; to++) {
      if (to === v) continue;
      const time = now + options.delay(v, to);
      at(time, () => { deliver(to, block, time); });
    }
  };

  const isCertificate = (self: Validator, block: Block, leader: string): boolean => block.parents.filter((parent) => self.graph.get(parent)!.parents.includes(leader)).length >= quorum;

  const below = (self: Validator, from: string): Set<string> => {
    const seen = new Set([from]);
    for (const name of seen) for (const parent of self.graph.get(name)!.parents) seen.add(parent);
    return seen;
  };

  const commit = (self: Validator, now: number): void => {
    const highest = Math.max(...[...self.graph.values()].map(({ round }) => round));
    const verdicts = new Map<string, Verdict>();
    for (let round = highest; round >= self.next.round; round--) {
      for (let leader = leaders - 1; leader >= 0; leader--) {
        const name = leaderOf(round, leader);
        let verdict: Verdict = "undecided";
        if (self.of(round + 2).filter((block) => isCertificate(self, block, name)).length >= quorum) verdict = "commit";
        else if (self.of(round + 1).filter(({ parents }) => !parents.includes(name)).length >= quorum) verdict = "skip";
        else {
          anchors: for (let later = round + 3; later <= highest; later++) {
            for (let slot = 0; slot < leaders; slot++) {
              const anchor = leaderOf(later, slot), known = verdicts.get(`${later}:${slot}`)!;
              if (known === "skip") continue;
              if (known === "commit") {
                const history = below(self, anchor);
                verdict = self.of(round + 2).some((block) => history.has(block.name) && isCertificate(self, block, name)) ? "commit" : "skip";
              }
              break anchors;
            }
          }
        }
        verdicts.set(`${round}:${leader}`, verdict);
      }
    }
    for (;;) {
      const { round, leader } = self.next, verdict = verdicts.get(`${round}:${leader}`), name = leaderOf(round, leader);
      if (verdict === undefined || verdict === "undecided") return;
      if (verdict === "commit") {
        const blocks = [...below(self, name)].filter((each) => !each.startsWith("0/") && !self.committed.has(each));
        for (const each of blocks) self.committed.add(each);
        self.sequence.push({ time: now, leader: name, blocks: blocks.sort() });
      } else self.skipped.push(name);
      self.next = leader + 1 < leaders ? { round, leader: leader + 1 } : { round: round + 1, leader: 0 };
    }
  };

  for (let v = 0; v < n; v++) step(v, 0);
  while (agenda.length > 0) {
    let first = 0;
    for (let i = 1; i < agenda.length; i++) if (agenda[i]!.time < agenda[first]!.time) first = i;
    const [{ time, act }] = agenda.splice(first, 1) as [{ time: number; act: () => void }];
    if (time > until) break;
    act();
  }
  return all.map(({ sequence, skipped }) => ({ commits: sequence, skipped }));
}
