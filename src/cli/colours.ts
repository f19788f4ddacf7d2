/** Colours for people at a terminal: none in a pipe, none under NO_COLOR, whatever CI says. */
import pc from "picocolors";

function wanted(stream: NodeJS.WriteStream): boolean {
  if (process.env["NO_COLOR"]) return false;
  return Boolean(process.env["FORCE_COLOR"]) || (stream.isTTY === true && process.env["TERM"] !== "dumb");
}

export const onOutput = pc.createColors(wanted(process.stdout));
export const onError = pc.createColors(wanted(process.stderr));
