/** How everything here is measured: CPU time of this process, medians of five, tables in plain text. */

export const REPEATS = 5;

/** Millions of events per CPU-second of `work(events)`, which is called `REPEATS` times. */
export function speeds(events, work) {
  return Array.from({ length: REPEATS }, () => {
    const before = process.cpuUsage();
    work(events);
    const { user, system } = process.cpuUsage(before);
    return events / (user + system);
  });
}

export function median(values) {
  return [...values].sort((left, right) => left - right)[values.length >> 1];
}

/** Prints rows of cells under a head, columns aligned, the first to the left. */
export function printTable(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    console.log("  " + line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  "));
  }
}
