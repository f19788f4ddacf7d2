/** Commands in the form in which they can be typed again. */

import { withoutPassword } from "../experiment/node/redis/address.js";

/** Words as a shell takes them. */
export function quoted(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}

/** The command that is running. It is printed and written into plans, so a password of Redis is left out. */
export function commandLine(): string {
  return `tanglewood ${quoted(process.argv.slice(2).map(withoutPassword))}`;
}
