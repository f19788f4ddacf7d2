/** `tanglewood compare`: the cells of a study under common random numbers, and what differs between them. */
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import { longestWarmup, computeRuns, ALL_CORES, type Means } from "./compare-runs.js";
import { cellList, countSentence, estimate, fewOf, firstCell, timeSentence } from "./compare-estimate.js";
import { tellOutcome } from "./compare-outcome.js";
import { openStudy, refuseUnknownMetrics, type OpenedStudy } from "./compare-study.js";
import { openSweep } from "../experiment/node/open-sweep.js";
import { prepare, withWarmup, type Prepared } from "../experiment/node/prepare.js";
import { checkCells } from "../experiment/study/check.js";
import { baselineOf, cellsOf, countCells } from "../experiment/study/cells.js";
import type { StudyOptions } from "../experiment/study/read.js";
import type { Cell } from "../experiment/study/study.js";
import { missingTasks, type Shard } from "../experiment/sweep/tasks.js";
import { InputError } from "../parameter/input-error.js";
import { InputErrors } from "../parameter/input-errors.js";
import { SweepFolder } from "../results/node/sweep-folder.js";
import { bytes } from "./bytes-option.js";
import { onError as colour } from "./colours.js";
import { commandLine } from "./command-line.js";
import { EXIT } from "./exit-code.js";
import { humanNumber } from "./human.js";
import { setOption } from "./overrides.js";
import { engineVersion } from "./package.js";
import { lockOption, redisOption, sharedOption } from "./redis-options.js";
import { seedOption } from "./seed-option.js";

interface Options extends StudyOptions, Means {
  readonly metric: readonly string[];
  readonly name?: string;
  readonly out: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** Runs above which the user is asked. */
const MANY_RUNS = 10_000;
/** Cells that a dry run makes and checks one by one. */
const MOST_LISTED = 10_000;
/** Replications at most when a precision is asked for and no number is given. */
const PRECISION_CAP = 100;

const several = (doc: string, flags: string): Option => new Option(flags, doc).argParser((word: string, words: string[]) => [...words, word]).default([], "none");

export function addCompare(program: Command): void {
  program.command("compare")
    .summary("run the cells of a study and compare them")
    .description("Runs a scenario for every combination of the values given, each a few times with the same random numbers, and compares the figures with 95 % intervals. Writes results/<name>/. The same command goes on where it was broken off.")
    .argument("<scenario>", "scenario or study file, or the name of a scenario")
    .addOption(several("values of a parameter, as path=a,b or path=min..max:steps; may be given several times", "--vary <path=values>"))
    .addOption(setOption("a parameter of all cells; may be given several times"))
    .addOption(several("parameters that go in lockstep", "--zip <path,path>"))
    .option("--where <condition>", "only the cells for which it is true, e.g. \"alpha < 0.1\"")
    .option("--method <method>", "grid, random or latin-hypercube")
    .option("--samples <n>", "cells to draw, of random and latin-hypercube", wholeNumber)
    .option("--replications <n>", `runs of each cell; default: the study's, or ${PRECISION_CAP} at most with --precision`, wholeNumber)
    .addOption(seedOption())
    .addOption(several("a figure that counts; may be given several times", "--metric <name>"))
    .addOption(several("a figure that counts, of which less is better", "--minimize <name>"))
    .addOption(several("a figure that counts, of which more is better", "--maximize <name>"))
    .option("--baseline <cell>", "the cell that the others are compared with, by label, number or value; default: the first")
    .option("--precision <share>", "stop when every figure that counts is known so well, e.g. 2%")
    .option("--warmup <whose>", "scenario: as it says; mser-5: the longest that MSER-5 finds in a few runs of each cell, for all of them")
    .addOption(new Option("--keep <tables>", "which tables of the runs are kept").choices(["figures", "charts", "all"]))
    .option("--name <name>", "name of the comparison and of its folder")
    .option("--out <folder>", "where results are written", "results")
    .option("-j, --jobs <n>", "runs at once, each in a thread", wholeNumber, ALL_CORES)
    .addOption(new Option("--memory <size>", "memory that each thread may take, e.g. 2GB").argParser(bytes))
    .addOption(new Option("--shard <i/n>", "only the i-th of n parts, for machines that know nothing of each other").argParser(shardOf))
    .addOption(redisOption("have the runs computed by `tanglewood worker`s"))
    .addOption(sharedOption())
    .addOption(lockOption())
    .option("--dry-run", "say what would be run, and about how long it takes")
    .option("--yes", `do not ask before more than ${humanNumber(MANY_RUNS)} runs`)
    .option("--json", "print comparison.json, and nothing else, on standard output")
    .addHelpText("after", `
Exit codes: 0 done, 1 a run failed, 2 the input was wrong, 130 interrupted.

Examples:
  tanglewood compare city --vary ledger.kind=ideal,tangle,cloud --replications 10
  tanglewood compare city --vary ledger.network.delay=0.1s,1s,5s --precision 2% --metric road.delayCost.ratio
  tanglewood compare studies/ledgers --dry-run        a study file: scenarios/studies/ledgers.yaml`)
    .action(async (given: string, options: Options) => { process.exitCode = await compareCells(given, options); });
}

async function compareCells(given: string, options: Options): Promise<number> {
  const { name, out, json, jobs, metric, dryRun, yes, shard } = options;
  if (name !== undefined && !/^[A-Za-z0-9][\w.-]*$/.test(name)) throw new InputError("must be letters, digits, - _ and . only, since it is the name of a folder", { file: `--name ${name}` });
  const opened = await openStudy(given, studyOptions(options), metric), { study, source } = opened;
  if (shard && study.precision !== undefined) throw new InputError("cannot go with a precision: a shard does not see the others' figures; give --replications instead", { file: "--shard" });
  const count = countCells(study), runs = count * study.replications;
  if (dryRun && count > MOST_LISTED) return tellMany(opened, count, jobs);
  if (runs > MANY_RUNS && !dryRun && !yes) await ask(opened, count, jobs);
  const cells = cellsOf(study), wrong = checkCells(source, cells);
  if (wrong.length > 0) throw new InputErrors(wrong);
  await refuseUnknownMetrics(study, source, cells);
  const prepared = await prepare({ engine: engineVersion, study, cells, baseline: baselineOf(study, cells), source, commandLine: commandLine(), name });
  const folder = new SweepFolder(join(resolve(out), prepared.plan.name));
  if (dryRun) return tellCells(opened, cells, prepared, folder, jobs);
  const ready = await openSweep(folder, prepared, source);
  const { plan } = ready;
  if (!json) console.error(colour.dim(`${plan.name}: ${countSentence(study, count)}`));
  const final = study.warmup === "mser-5" && plan.warmup === undefined ? await warmedUp(folder, ready, opened, options) : ready;
  return tellOutcome(final.plan, await computeRuns(folder, final, options), { json: json === true, folder: folder.path, shard: shard !== undefined });
}

/** The sweep with the warm-up that its first replications ask for, which stands in the plan from now on. */
async function warmedUp(folder: SweepFolder, ready: Prepared, { source }: OpenedStudy, { redis, lock, shared, jobs, memory }: Options): Promise<Prepared> {
  const means: Means = { jobs, ...(redis === undefined ? {} : { redis }), ...(lock === undefined ? {} : { lock }), ...(shared === undefined ? {} : { shared }), ...(memory === undefined ? {} : { memory }) };
  const warmed = await withWarmup(ready, source, await longestWarmup(folder, ready, means));
  await folder.begin(warmed.plan, warmed.data);
  console.error(`The warm-up of every cell is ${warmed.plan.warmup ?? 0} s, as MSER-5 asks for.`);
  return warmed;
}

function studyOptions({ vary, set, zip, where, method, samples, replications, seed, baseline, precision, minimize, maximize, warmup, keep }: Options): StudyOptions {
  const most = replications ?? (precision === undefined ? undefined : PRECISION_CAP);
  const given = { vary, set, zip, where, method, samples, replications: most, seed, baseline, precision, minimize, maximize, warmup: warmup?.replace(/^mser5$/, "mser-5"), keep };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as StudyOptions;
}

async function tellMany({ study, source }: OpenedStudy, count: number, jobs: number): Promise<number> {
  const seconds = await estimate(source, [firstCell(study)], count * study.replications, { threads: jobs });
  process.stdout.write(`${countSentence(study, count)}, ${timeSentence(seconds, jobs)}. So many cells are not listed.\n`);
  return EXIT.done;
}

async function tellCells({ study, source }: OpenedStudy, cells: readonly Cell[], { plan, addresses }: Prepared, folder: SweepFolder, jobs: number): Promise<number> {
  const there = await folder.finished(), tasks = missingTasks(plan, addresses, plan.replications, (run) => there.has(run)), missing = tasks.length;
  const open = [...new Set(tasks.map(({ cell }) => cell))].sort((a, b) => a - b).map((cell) => cells[cell]!);
  const seconds = missing === 0 ? 0 : await estimate(source, fewOf(open), missing, { threads: jobs });
  const ready = new Set(addresses.flat().filter((run) => there.has(run))).size;
  process.stdout.write(`${plan.name}: ${countSentence(study, cells.length)}${ready > 0 ? `, of which ${humanNumber(ready)} are there` : ""}\n${cellList(cells)}${missing === 0 ? "Nothing is left to do.\n" : `${humanNumber(missing)} ${missing === 1 ? "run" : "runs"} to do: ${timeSentence(seconds, jobs)}.\n`}`);
  return EXIT.done;
}

/** @throws InputError unless the user agrees */
async function ask({ study, source }: OpenedStudy, count: number, jobs: number): Promise<void> {
  const seconds = await estimate(source, [firstCell(study)], count * study.replications, { threads: jobs });
  const sentence = `${countSentence(study, count)}, ${timeSentence(seconds, jobs)}`;
  const agreed = process.stdin.isTTY && process.stderr.isTTY && await agrees(sentence);
  if (!agreed) throw new InputError(`${sentence}: more than ${humanNumber(MANY_RUNS)} runs are begun only with --yes`);
}

async function agrees(sentence: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try { return /^y(es)?$/i.test((await terminal.question(`${sentence}. Begin? [y/N] `)).trim()); } finally { terminal.close(); }
}

function wholeNumber(written: string): number {
  const value = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (!(value >= 1 && value <= 1e6)) throw new InvalidArgumentError("It must be a whole number from 1 to 1000000.");
  return value;
}

function shardOf(written: string): Shard {
  const [, part, of] = (/^(\d+)\/(\d+)$/.exec(written) ?? []).map(Number);
  if (part === undefined || of === undefined || part < 1 || part > of || of > 100_000) throw new InvalidArgumentError("It must be a part and the number of parts, as 2/10.");
  return { part, of };
}
