import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { locked } from "../../scripts/lock.mjs";

const fresh = (): string => join(mkdtempSync(join(tmpdir(), "tanglewood-lock-")), "lock");
const never = (): boolean => false;

describe("a lock between processes", () => {
  it("is released after the work, and after work that fails", async () => {
    const path = fresh();
    let held = "";
    await locked(path, never, () => { held = readFileSync(path, "utf8"); });
    expect([held, existsSync(path)]).toEqual([String(process.pid), false]);
    await expect(locked(path, never, () => { throw new Error("broken"); })).rejects.toThrow("broken");
    expect(existsSync(path)).toBe(false);
  });

  it("is taken over from a process that is dead, and from one that died before it wrote its number", async () => {
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    for (const left of [String(dead), ""]) {
      const path = fresh();
      writeFileSync(path, left);
      utimesSync(path, 1, 1);
      let worked = false;
      await locked(path, never, () => { worked = true; });
      expect(worked).toBe(true);
    }
  });

  it("is waited for while its holder lives, and the work is left out when it is done meanwhile", async () => {
    const path = fresh();
    const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(path, String(holder.pid));
    let [waited, worked, done] = [0, false, false];
    const waiting = locked(path, () => done, () => { worked = true; }, (pid) => { waited = pid; });
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    expect([waited, worked]).toEqual([holder.pid, false]);
    done = true;
    await waiting;
    expect(worked).toBe(false);
    holder.kill();
  });

  it("lets one of many processes in at a time, also when they all find a dead one's lock", async () => {
    const path = fresh();
    const log = `${path}.log`;
    writeFileSync(path, String(spawnSync(process.execPath, ["-e", ""]).pid));
    writeFileSync(log, "");
    const script = `import { locked } from ${JSON.stringify(fileURLToPath(new URL("../../scripts/lock.mjs", import.meta.url)))};
      import { appendFileSync } from "node:fs";
      await locked(${JSON.stringify(path)}, () => false, async () => {
        appendFileSync(${JSON.stringify(log)}, "in\\n");
        await new Promise((resolve) => setTimeout(resolve, 30));
        appendFileSync(${JSON.stringify(log)}, "out\\n");
      });`;
    const codes = await Promise.all(Array.from({ length: 6 }, () => new Promise((resolve) => {
      spawn(process.execPath, ["--input-type=module", "-e", script]).on("exit", resolve);
    })));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readFileSync(log, "utf8")).toBe("in\nout\n".repeat(6));
  });
});
