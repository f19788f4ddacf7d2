/** A judged claim as people read it at a terminal. */
import type { Finding } from "../experiment/claims/finding.js";
import { expectedText, measuredText } from "../experiment/claims/figure.js";
import { placesOf, verdictText } from "../experiment/claims/page.js";
import { onOutput as colour } from "./colours.js";
import { wrapped } from "./human.js";

const COLOURS = { holds: colour.green, "holds if": colour.yellow, "does not hold": colour.red };

export function claimText({ claim, judgement, replications }: Finding, width: number): string {
  const { study, sweep, view } = placesOf(claim.id), paint = COLOURS[judgement.verdict];
  const figures = judgement.figures.map((figure) => {
    const theory = expectedText(figure);
    return wrapped(`${figure.what}: ${measuredText(figure)} ${figure.unit}${theory === "" ? "" : `, by theory ${theory}`}`, width, "    ").replace(/^ {4}/, "  · ");
  });
  // Words in colour would be counted as longer than they are, so the lines are made first.
  const verdict = wrapped(`${verdictText(judgement)}.`, width, "  ").split("\n").map((line) => paint(line)).join("\n");
  return [
    `${colour.bold(wrapped(claim.claim, width))} ${colour.dim(`(${claim.id})`)}`, verdict,
    wrapped(judgement.answer, width, "  "), ...(judgement.exception === undefined ? [] : [wrapped(judgement.exception, width, "  ")]),
    colour.dim(`  Means with 95 % intervals over ${replications} replications:`), ...figures.map((line) => colour.dim(line)),
    colour.dim(`  More:   tanglewood compare ${study} --name ${sweep}`), colour.dim(`  Charts: tanglewood view   ${view}`), "",
  ].map((line) => `${line}\n`).join("");
}
