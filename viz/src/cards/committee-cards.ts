/** Cards of a committee: how soon blocks are committed and how many leaders are skipped, and in how many rounds. */
import { drawDeciles } from "../charts/decile-chart.js";
import { figure, type Run } from "../data/run.js";
import { number, percent, percentTick, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { ledgerHue } from "./hues.js";
import { outageSpans } from "./outages.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";
import { wholeTable } from "./table.js";

/** Skipped leaders of less than this share are not worth a title. */
const HARDLY_ANY = 0.005;

export const committeeCommits: CardDefinition = {
  name: "committee-commits",
  build(run) {
    const latency = seriesColumn(run, "committee.commit.latency"), skipped = seriesColumn(run, "committee.leaders.skipped");
    if (!latency || !skipped) return undefined;
    const mean = figure(run, "committee.commit.latency")?.value ?? settledMean(run, latency), share = figure(run, "committee.leaders.skipped")?.value ?? settledMean(run, skipped);
    const title = finding(run, mean, share), hue = ledgerHue(run), stands = outageSpans(run).length > 0;
    const plots = [
      timePlot(run, 210, title, { axis: "seconds from a block to its commit", lines: [{ label: "mean", values: latency, hue, overall: mean }] }),
      timePlot(run, 130, title, { axis: "leaders skipped", ceiling: 1, tick: percentTick, format: percent, lines: [{ label: "skipped", values: skipped, hue: "bad", overall: share }] }),
    ];
    return {
      title, note: `Blocks are committed by leaders; one whose block is late or missing is skipped, and what it would have committed waits for the next.${stands ? " Shaded: too few validators run, and nothing is committed." : ""}`,
      plots, table: seriesTable(plots),
    };
  },
};

/** What a reader is to see, the worst first. */
function finding(run: Run, mean: number, share: number): string {
  if ((figure(run, "committee.forks")?.value ?? 0) > 0) return "Honest validators committed different histories: the ledger is broken";
  if (outageSpans(run).length > 0) return "Too many validators stop, and with them the committee";
  const each = `Blocks are committed ${sentence(mean, "s")} after they are made`;
  return share > HARDLY_ANY ? `${each}, though ${percent(share)} of the leaders are skipped` : `${each}, and hardly a leader is skipped`;
}

export const committeeRounds: CardDefinition = {
  name: "committee-rounds",
  build(run) {
    const table = run.tables["commit-rounds"], rounds = table?.numbers("rounds"), leaders = table?.numbers("leaders"), others = table?.numbers("others");
    if (!table || !rounds || !leaders || !others || rounds.length === 0) return undefined;
    const first = rounds[0]!, groups = Array.from({ length: rounds.at(-1)! - first + 1 }, (_, i) => first + i);
    const total = leaders.reduce((sum, count) => sum + count, 0) + others.reduce((sum, count) => sum + count, 0);
    const shares = Float64Array.from(groups, (round) => { const row = rounds.indexOf(round); return row === -1 ? 0 : (leaders[row]! + others[row]!) / total; });
    const four = shares.reduce((sum, share, i) => (groups[i]! <= 4 ? sum + share : sum), 0);
    const title = `${percent(four)} of the blocks are committed within four rounds, ${number(groups.reduce((sum, round, i) => sum + round * shares[i]!, 0))} on average`;
    return {
      title, note: "At best a leader's block takes three rounds (its own, its votes, its certificates), and another block a fourth. Longer: a leader was late or missing.",
      plots: [{
        kind: "still", height: 260, axis: "share of blocks by rounds to their commit",
        draw: (size) => drawDeciles({ title: "Rounds to commit", finding: title, groups: groups.map(String), groupAxis: "rounds to commit", values: shares, hue: ledgerHue(run), labels: { value: "share of blocks" }, format: percentTick }, size),
      }],
      table: wholeTable(table),
    };
  },
};
