/**
 * Ctrl-C: the first stops the run between two slices, so that what was written is marked; a second one ends the process
 * at once. A wrapper (npm) may pass on the signal that the terminal has sent already, so echoes are not counted.
 */
import { EXIT } from "./exit-code.js";

const ECHO_MILLISECONDS = 400;

/** Calls `work` with a signal that the user's interruption aborts. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let first = 0;
  const interrupt = (): void => {
    if (!controller.signal.aborted) { first = Date.now(); controller.abort(); }
    else if (Date.now() - first > ECHO_MILLISECONDS) process.exit(EXIT.interrupted);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, interrupt);
  try { return await work(controller.signal); } finally { for (const signal of signals) process.off(signal, interrupt); }
}
