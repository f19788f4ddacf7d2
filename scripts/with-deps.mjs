#!/usr/bin/env node
/**
 * node scripts/with-deps.mjs [--build] [command [argument …]]: installs locked dependencies when they are missing or
 * stale, builds when asked to, then runs the command. It stands in front of each npm script, because npm's own
 * pre-scripts are skipped under `ignore-scripts=true`. Only Node's own modules may be used here.
 */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { root, setUp } from "./set-up.mjs";

const given = process.argv.slice(2);
const build = given[0] === "--build";
const [command, ...args] = build ? given.slice(1) : given;

try {
  await setUp({ build });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

if (command !== undefined) {
  const isNode = command === "node";
  const child = spawn(isNode ? process.execPath : command, args, {
    cwd: root, stdio: "inherit", shell: !isNode && process.platform === "win32",
    env: { ...process.env, PATH: join(root, "node_modules", ".bin") + delimiter + process.env.PATH },
  });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => { console.error(error.message); process.exit(127); });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
