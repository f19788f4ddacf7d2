/** The command that is running, in the form in which it can be typed again. */
import { withoutPassword } from "../experiment/node/redis/address.js";
import { shellWord } from "../experiment/sweep/shell-word.js";

/** It is printed and written into plans, so a password of Redis is left out. */
export function commandLine(): string {
  return ["tanglewood", ...process.argv.slice(2).map((word) => shellWord(withoutPassword(word)))].join(" ");
}
