/** A series with fewer rows: means over so many intervals each, at the time of the last of them. Averages keep what rates and levels mean. */

/** Significant digits of a mean: more than any drawing shows. */
const DIGITS = 6;

/** @param csv as series.csv: a header, then rows of numbers of which the first is the time; an empty cell is no observation */
export function thinned(csv: string, every: number): string {
  const [header = "", ...lines] = csv.slice(0, csv.lastIndexOf("\n") + 1).split("\n").slice(0, -1), width = header.split(",").length, kept = [header];
  for (let from = 0; from < lines.length; from += every) {
    const rows = lines.slice(from, from + every).map((line) => line.split(","));
    const cells = Array.from({ length: width - 1 }, (_, i) => meanOf(rows.flatMap((row) => (row[i + 1] === undefined || row[i + 1] === "" ? [] : Number(row[i + 1])))));
    kept.push([rows.at(-1)![0], ...cells].join(","));
  }
  return `${kept.join("\n")}\n`;
}

function meanOf(values: readonly number[]): string {
  return values.length === 0 ? "" : String(Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(DIGITS)));
}
