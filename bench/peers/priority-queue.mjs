/** C++ std::priority_queue, compiled at run time (bench/hold.cpp) where g++ is installed. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { REPEATS } from "../measure.mjs";

let program;

export const priorityQueue = {
  name: "C++ std::priority_queue",
  prepare() {
    const target = join(mkdtempSync(join(tmpdir(), "tanglewood-bench-")), "hold");
    try {
      execFileSync("g++", ["-O2", "-std=c++17", "-o", target, fileURLToPath(new URL("../hold.cpp", import.meta.url))], { stdio: "pipe" });
    } catch (error) {
      return error.code === "ENOENT" ? "g++ is not installed" : `g++ failed: ${String(error.stderr).split("\n")[0]}`;
    }
    program = target;
  },
  measure(pending, events) {
    const output = execFileSync(program, [pending, events, REPEATS].map(String), { encoding: "utf8" });
    return output.trim().split("\n").map(Number);
  },
};
