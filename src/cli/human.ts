/** Numbers, durations and paragraphs as people read them. */

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Four significant digits, thousands grouped: 12,346 · 3.142 · 0.001234 · 1.2e-9. */
export function humanNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return grouped.format(value);
  if (size >= 10_000 && size < 1e15) return grouped.format(value);
  if (size >= 1e-3 && size < 10_000) return new Intl.NumberFormat("en", { maximumSignificantDigits: 4 }).format(value);
  return String(Number(value.toPrecision(3)));
}

/** A length of wall or simulated time: 8.2 s · 3 min 20 s · 2 h 5 min · 2 d 6 h. */
export function humanSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return "?";
  if (seconds < 60) return `${Number(seconds.toPrecision(seconds < 10 ? 2 : 3))} s`;
  if (seconds >= 86_400) {
    const hours = Math.round(seconds / 3600);
    return hours % 24 === 0 ? `${grouped.format(hours / 24)} d` : `${grouped.format(Math.floor(hours / 24))} d ${hours % 24} h`;
  }
  const minutes = Math.round(seconds / 60);
  if (seconds < 3600) return seconds % 60 < 1 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Columns of the terminal, between 60 and 160; 80 where there is none. */
export function terminalWidth(stream: NodeJS.WriteStream): number {
  return Math.min(160, Math.max(60, stream.columns ?? 80));
}

/** A paragraph broken at words, each line indented. */
export function wrapped(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) { lines.push(line); line = word; }
    else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines.map((each) => `${indent}${each}`).join("\n");
}
