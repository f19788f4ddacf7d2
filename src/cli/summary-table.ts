/** The headline figures of a run as a table for people: grouped by what they are about, with units, within 80 columns. */
import { inPerCent } from "../experiment/compare/in-per-cent.js";
import type { Summary } from "../results/manifest.js";
import { onOutput as colour } from "./colours.js";
import { humanNumber, humanSeconds, wrapped } from "./human.js";

/** Headings by the first word of a metric's name, both in the order of the table. */
const GROUPS: readonly (readonly [heading: string, words: readonly string[]])[] = [
  ["Ledger", ["throughput", "confirmation", "conflicts", "fees", "energy", "ledger"]],
  ["Tangle", ["tangle"]],
  ["Blockchain", ["chain"]],
  ["Payment channels", ["channel", "hub"]],
  ["Cloud", ["cloud"]],
  ["Committee", ["committee"]],
  ["Coordinator", ["coordinator"]],
  ["Peers", ["gossip", "network"]],
  ["Congestion", ["congestion"]],
  ["Attack", ["attack"]],
  ["Settlement and deals", ["settlement", "payments", "deals"]],
  ["Road", ["road"]],
  ["Drones", ["drones"]],
  ["Charging", ["charging"]],
  ["Grid", ["grid"]],
];

/** Of a run without an economy these say nothing: a heading under which nothing happened is left out. */
const ONLY_IF_ANY = "Settlement and deals";

/** The heading of a metric, and the place of its first word below that. */
function placeOf(name: string): readonly [heading: string, place: number] {
  const word = name.split(".")[0]!, group = GROUPS.find(([, words]) => words.includes(word));
  return group ? [group[0], group[1].indexOf(word)] : [`${word.charAt(0).toUpperCase()}${word.slice(1)}`, 0];
}

/** What sums of rounded numbers leave of zero; the least money is a millionth of a token. */
const ROUNDING = 1e-9;

/** Energy lies between the microjoules of a message and the terajoules of a chain, and power likewise. */
const KILO = 1e4, PREFIXES = ["", "k", "M", "G", "T", "P", "E"];

function shown(name: string, value: number | null, unit: string): [value: string, unit: string] {
  if (value === null) return ["–", ""];
  if (Math.abs(value) < ROUNDING) value = 0;
  if (inPerCent(name, unit)) return [humanNumber(Number((100 * value).toPrecision(4))), "%"];
  if ((unit === "J" || unit === "W") && Math.abs(value) >= KILO) {
    const power = Math.min(PREFIXES.length - 1, Math.floor(Math.log10(Math.abs(value)) / 3));
    return [humanNumber(Number((value / 10 ** (3 * power)).toPrecision(4))), `${PREFIXES[power]!}${unit}`];
  }
  return [humanNumber(value), unit === "1" ? "" : unit];
}

export function summaryTable(summary: Summary, question: string, width: number): string {
  const groups = new Map<string, string[][]>(GROUPS.map(([name]) => [name, []]));
  const metrics = Object.entries(summary.metrics).sort(([a], [b]) => placeOf(a)[1] - placeOf(b)[1]);
  for (const [name, { value, unit, doc }] of metrics) {
    const [group] = placeOf(name);
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group)!.push([name, ...shown(name, value, unit), doc ?? ""]);
  }
  const rows = [...groups.values()].flat();
  const longest = (column: number): number => Math.max(0, ...rows.map((row) => row[column]!.length));
  const [names, values, units] = [longest(0), longest(1), longest(2)];
  const room = width - names - values - units - 9;
  const lines = [
    colour.bold(`${summary.scenario}, seed ${summary.seed}`)
      + `: ${humanSeconds(summary.duration)} simulated in ${humanSeconds(summary.wallSeconds)}, ${humanNumber(summary.events)} events`,
  ];
  if (question !== "") lines.push(colour.dim(wrapped(question, width)));
  for (const [group, metrics] of groups) {
    if (metrics.length === 0 || (group === ONLY_IF_ANY && metrics.every(([, value]) => value === "0" || value === "–"))) continue;
    lines.push("", colour.bold(group));
    for (const [name, value, unit, doc] of metrics) {
      const about = room >= 40 ? `  ${colour.dim(doc!.length > room ? `${doc!.slice(0, room - 1)}…` : doc!)}` : "";
      lines.push(`  ${name!.padEnd(names)}  ${value!.padStart(values)} ${unit!.padEnd(units)}${about}`.trimEnd());
    }
  }
  return `${lines.join("\n")}\n`;
}
