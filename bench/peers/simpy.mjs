/** SimPy under the system's Python (bench/hold_simpy.py), where it is installed. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { REPEATS } from "../measure.mjs";

const script = fileURLToPath(new URL("../hold_simpy.py", import.meta.url));
const PROBE = "try:\n import simpy\nexcept ImportError:\n import SimPy as simpy\nprint(simpy.__version__)";
let python;

export const simpy = {
  name: "SimPy",
  prepare() {
    for (const candidate of ["/usr/bin/python3", "python3"]) {
      try {
        simpy.name = `SimPy ${execFileSync(candidate, ["-c", PROBE], { encoding: "utf8", stdio: "pipe" }).trim()}`;
        python = candidate;
        return undefined;
      } catch {
        // The next Python may have it.
      }
    }
    return "not installed for python3";
  },
  measure(pending, events) {
    return execFileSync(python, [script, pending, events, REPEATS].map(String), { encoding: "utf8" }).trim().split("\n").map(Number);
  },
};
