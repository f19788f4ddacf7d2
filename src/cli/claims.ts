/** `tanglewood claims`: what is said of machine economies, put to the test. */
import { writeFile } from "node:fs/promises";
import { InvalidArgumentError, Option, type Command } from "commander";
import { VERDICTS, type Claim, type Verdict } from "../experiment/claims/claim.js";
import { claimsText, judged, studied, type ClaimsData, type Finding, type StudiedClaim } from "../experiment/claims/finding.js";
import { claimsPage, placesOf } from "../experiment/claims/page.js";
import { claims } from "../experiment/claims/registry.js";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { writeFailure } from "../results/node/file-failure.js";
import { claimText } from "./claims-text.js";
import { runClaims, type ClaimRun } from "./claims-run.js";
import { onError as colour } from "./colours.js";
import { ALL_CORES } from "./compare-runs.js";
import { EXIT } from "./exit-code.js";
import { terminalWidth } from "./human.js";
import { version } from "./package.js";

interface Options {
  readonly claim: readonly string[];
  readonly replications?: number;
  readonly out: string;
  readonly jobs: number;
  readonly json?: true;
  readonly write: readonly string[];
}

const several = (flags: string, doc: string, none: string): Option => new Option(flags, doc).argParser((word: string, words: string[]) => [...words, word]).default([], none);

export function addClaims(program: Command): void {
  program.command("claims")
    .summary("put what is said of machine economies to the test")
    .description("Runs a study for each claim of the machine economy's literature and judges it by the figures: it holds, holds under a condition, or does not hold. The studies are scenarios/claims/*.study.yaml, their results in results/claim-<id>/. The same command goes on where it was broken off.")
    .addOption(several("--claim <id>", "only this claim; may be given several times", "all"))
    .option("--replications <n>", "runs of each variant; default: as each study says", fromTwo)
    .option("--out <folder>", "where results are written", "results")
    .option("-j, --jobs <n>", "runs at once, each in a thread", fromOne, ALL_CORES)
    .option("--json", "print the verdicts as JSON, and nothing else, on standard output")
    .addOption(several("--write <file>", "write them too, a file .json as the data they rest on, any other as a page of documentation; may be given several times", "none"))
    .addHelpText("after", `
Claims:
${claims.map(({ id, claim }) => `  ${id.padEnd(15)} ${claim}`).join("\n")}

Exit codes: 0 done, whatever the verdicts; 1 a run failed, 2 the input was wrong, 130 interrupted.

Examples:
  tanglewood claims
  tanglewood claims --claim fees --claim waiting --replications 10`)
    .action(async (options: Options) => { process.exitCode = await judgeClaims(options); });
}

async function judgeClaims({ claim: asked, write, json, ...options }: Options): Promise<number> {
  const chosen = chosenClaims(asked), findings: Finding[] = [], data: StudiedClaim[] = [];
  const width = terminalWidth(process.stdout);
  let failed = 0;
  await runClaims(chosen, options, (run) => {
    if (run.conducted.missing > 0) { failed++; tellFailure(run); return; }
    const kept = studied(run.claim, run.plan, run.conducted.index, run.file), finding = judged(run.claim, kept);
    data.push(kept);
    findings.push(finding);
    if (!json) process.stdout.write(`${process.stderr.isTTY ? "\r\u001b[K" : ""}${claimText(finding, width)}\n`);
  });
  if (json) process.stdout.write(`${JSON.stringify(findings.map(asData), undefined, 2)}\n`);
  else process.stdout.write(`${tally(findings)}\n`);
  const all: ClaimsData = { format: 1, engine: version, claims: data };
  if (write.length > 0 && failed > 0) console.error("Nothing was written, since not every claim could be judged.");
  else for (const file of write) await written(file, file.endsWith(".json") ? claimsText(all) : claimsPage(findings, version));
  return failed > 0 ? EXIT.failed : EXIT.done;
}

/** In the order in which a newcomer reads them. @throws InputError for an unknown one, with the nearest */
function chosenClaims(asked: readonly string[]): readonly Claim[] {
  const ids = claims.map(({ id }) => id);
  for (const id of asked) {
    if (ids.includes(id)) continue;
    const meant = nearest(id, ids);
    throw new InputError(`there is no claim "${id}"; ${meant === undefined ? "" : `did you mean "${meant}"? `}there are ${ids.join(", ")}`, { file: "--claim" });
  }
  return asked.length === 0 ? claims : claims.filter(({ id }) => asked.includes(id));
}

function tellFailure({ claim, plan: { cells }, conducted: { failures, missing } }: ClaimRun): void {
  console.error(`${colour.red("error")}: the claim "${claim.id}" cannot be judged: ${missing === 1 ? "1 run" : `${missing} runs`} failed; the same command tries again`);
  for (const { cell, replication, sentence } of failures.slice(0, 5)) console.error(`  variant "${cells[cell]?.label ?? cell}", replication ${replication}: ${sentence}`);
}

function tally(findings: readonly Finding[]): string {
  const count = (verdict: Verdict): number => findings.filter(({ judgement }) => judgement.verdict === verdict).length;
  return `${findings.length} ${findings.length === 1 ? "claim" : "claims"}: ${VERDICTS.map((verdict) => `${verdict} ${count(verdict)}`).join(", ")}.`;
}

function asData({ claim: { id, claim, source }, judgement, cells, replications }: Finding): unknown {
  const figures = judgement.figures.map((figure) => ({ ...figure, halfWidth: Number.isFinite(figure.halfWidth) ? figure.halfWidth : null }));
  return { id, claim, source, ...judgement, figures, cells, replications, sweep: placesOf(id).sweep };
}

async function written(file: string, text: string): Promise<void> {
  try { await writeFile(file, text); } catch (error) { throw writeFailure(error, file); }
}

function whole(written: string, least: number): number {
  const value = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (!(value >= least && value <= 10_000)) throw new InvalidArgumentError(`It must be a whole number from ${least} to 10000.`);
  return value;
}

function fromOne(written: string): number { return whole(written, 1); }
/** One run has no interval, and a verdict rests on intervals. */
function fromTwo(written: string): number { return whole(written, 2); }
