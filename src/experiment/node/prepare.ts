/**
 * From a study to a plan whose runs have their addresses: each cell's scenario is loaded once, and the user's files that
 * it reads are gathered.
 */
import { setImmediate } from "node:timers/promises";
import { InputError } from "../../parameter/input-error.js";
import { sha256Hex } from "../../results/digest.js";
import { runIdOf } from "../../results/run-id.js";
import { replicationSeed, type SweepPlan } from "../../results/sweep-plan.js";
import type { LoadedScenario, Source } from "../../scenario/load.js";
import { readBuiltIns, readUserFile } from "../../scenario/node/open-scenario.js";
import { MAX_SEED } from "../../scenario/schema.js";
import { scenarioOf } from "../study/check.js";
import type { Cell, Study } from "../study/study.js";
import type { RunAddresses } from "../sweep/figures.js";
import { planOf } from "../sweep/plan-of.js";

export interface Preparation {
  readonly engine: string;
  readonly study: Study;
  readonly cells: readonly Cell[];
  readonly baseline: number;
  /** The base scenario, as a file. */
  readonly source: Source;
  readonly commandLine: string;
  /** Of the sweep; made from the scenario and what is varied where it is not said. */
  readonly name?: string | undefined;
}

export interface Prepared {
  readonly plan: SweepPlan;
  readonly addresses: RunAddresses;
  /** Texts of the user's files by their SHA-256. */
  readonly data: ReadonlyMap<string, string>;
}

/** Cells between two moments in which a signal is heard. */
const AT_ONCE = 50;

/** @throws InputErrors that name a cell, InputError */
export async function prepare({ source, cells, study, ...parts }: Preparation): Promise<Prepared> {
  const texts = new Texts(source.file), first = scenarioOf(source, cells[0]!);
  const seed = study.seed ?? first.resolved.seed;
  refuseLongSeed(seed, study.replications);
  const addresses = await addressed({ engine: parts.engine, seed, replications: study.replications }, source, cells, texts);
  const plan = planOf({ ...parts, study, cells, scenario: first, scenarioFile: source.text, assets: texts.users() });
  return { plan, addresses, data: texts.data };
}

/** The same sweep with a warm-up of so many seconds in every cell, as MSER-5 chose it. */
export async function withWarmup({ plan, data }: Prepared, source: Source, warmup: number): Promise<Prepared> {
  const cells = plan.cells.map((cell) => ({ ...cell, overrides: [...cell.overrides, { path: "warmup", value: warmup }] }));
  const addresses = await addressed(plan, source, cells, new Texts(source.file));
  return { plan: { ...plan, cells, warmup }, addresses, data };
}

async function addressed({ engine, seed, replications }: Pick<SweepPlan, "engine" | "seed" | "replications">, source: Source, cells: readonly Pick<Cell, "label" | "overrides">[], texts: Texts): Promise<RunAddresses> {
  const addresses: string[][] = [];
  for (const [i, cell] of cells.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const scenario = scenarioOf(source, cell), data = await texts.digestsOf(scenario);
    addresses.push(Array.from({ length: replications }, (_, r) => {
      const its = replicationSeed(seed, r + 1);
      return runIdOf({ engine, resolved: { ...scenario.resolved, seed: its }, seed: its, data, trace: false });
    }));
  }
  return addresses;
}

function refuseLongSeed(seed: string, replications: number): void {
  const last = replicationSeed(seed, replications);
  if (last.length > MAX_SEED) throw new InputError(`must leave room for the number of the replication, as in "${last.slice(-12)}": at most ${MAX_SEED} characters in all`, { path: "seed" });
}

/** The files that cells read, each read and digested once. */
class Texts {
  readonly data = new Map<string, string>();
  readonly #scenarioFile: string;
  readonly #digests = new Map<string, string>();
  readonly #users = new Set<string>();

  constructor(scenarioFile: string) { this.#scenarioFile = scenarioFile; }

  async digestsOf({ assets }: LoadedScenario): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const name of assets.builtIn) found.set(name, this.#digests.get(name) ?? this.#digest(name, (await readBuiltIns([name])).get(name)!));
    for (const name of assets.files) {
      let digest = this.#users.has(name) ? this.#digests.get(name) : undefined;
      if (digest === undefined) {
        const text = await readUserFile(this.#scenarioFile, name);
        digest = this.#digest(name, text);
        this.#users.add(name);
        this.data.set(digest, text);
      }
      found.set(name, digest);
    }
    return found;
  }

  /** The user's files by name, in the order of their names. */
  users(): Record<string, string> {
    return Object.fromEntries([...this.#users].sort().map((name) => [name, this.#digests.get(name)!]));
  }

  #digest(name: string, text: string): string {
    const digest = sha256Hex(text);
    this.#digests.set(name, digest);
    return digest;
  }
}
