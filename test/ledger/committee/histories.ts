/** What honest validators commit while others equivocate over a moody network. */
import { RandomStream } from "../../../src/sim/random.js";
import { runCommittee } from "./bench.js";

/** A network that is slow or quick by moods, so that blocks come early, late, and in any order. */
export function moody(seed: string): () => number {
  const random = new RandomStream(seed, "safety");
  return () => (random.next() < 0.3 ? random.exponential(0.3) : random.uniform(0.02, 0.1));
}

/** Runs a committee of which `count` equivocate; whether all honest histories are beginnings of one. */
export function histories(validators: number, count: number, seed: string, network = moody(seed), timeout = 0.1) {
  const random = new RandomStream(seed, "faulty"), equivocating: number[] = [];
  while (equivocating.length < count) { const one = random.integer(validators); if (!equivocating.includes(one)) equivocating.push(one); }
  const run = runCommittee({ validators, leaders: 2, network, until: 12, seed, timeout, faults: { crashed: [], from: 0, until: 0, equivocating } });
  const told = run.commits.filter((_, validator) => !equivocating.includes(validator)).map((commits) => commits.map(({ leader, blocks }) => `${leader}: ${blocks.join(" ")}`));
  const longest = told.reduce((best, each) => (each.length > best.length ? each : best));
  return { agree: told.every((each) => each.every((commit, i) => commit === longest[i])), length: longest.length, forks: run.engine.sequence.forks, longest };
}
