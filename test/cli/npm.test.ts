/** The scripts of package.json, through npm, as a newcomer types them. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, PLAIN, ROOT } from "./command.js";

describe("npm start", () => {
  it("runs a scenario and, with --no-view, ends by itself", () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    const { status, stdout } = spawnSync("npm", ["start", "--", join(folder, "plain.yaml"), "--no-view", "--out", folder], {
      cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, CI: "true", NO_COLOR: "1" }, shell: process.platform === "win32",
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/plain, seed 1: .* simulated/);
  });
});

describe("npx tanglewood", () => {
  it("finds this package's own command in a clone", () => {
    const { status, stdout } = spawnSync("npx", ["--no-install", "tanglewood", "--version"], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    expect([status, stdout.trim()]).toEqual([0, (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version]);
  });
});
