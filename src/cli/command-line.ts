/** Commands in the form in which they can be typed again. */

/** Words as a shell takes them. */
export function quoted(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}

/** The command that is running. */
export function commandLine(): string {
  return `tanglewood ${quoted(process.argv.slice(2))}`;
}
