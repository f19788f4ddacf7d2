import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dependenciesAreFresh } from "../../scripts/dependencies.mjs";

const locked = { "": { name: "x" }, "node_modules/a": { version: "1.0.0", integrity: "sha512-a" }, "node_modules/b": { version: "2.0.0", integrity: "sha512-b", optional: true } };

function clone(installed: unknown): string {
  const root = mkdtempSync(join(tmpdir(), "tanglewood-deps-"));
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: locked }));
  mkdirSync(join(root, "node_modules"));
  if (installed !== undefined) writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
  return root;
}

describe("installed dependencies", () => {
  it("are fresh when they are those of the lock file, optional ones of other platforms aside", () => {
    const { "node_modules/a": a } = locked;
    expect(dependenciesAreFresh(clone({ "node_modules/a": a }))).toBe(true);
    expect(dependenciesAreFresh(clone(undefined))).toBe(false);
    expect(dependenciesAreFresh(clone({}))).toBe(false);
    expect(dependenciesAreFresh(clone({ "node_modules/a": { ...a, version: "1.0.1" } }))).toBe(false);
    expect(dependenciesAreFresh(clone({ "node_modules/a": a, "node_modules/b": { version: "1.9.0" } }))).toBe(false);
  });
  it("are stale when another platform installed them, or the lock file is gone", () => {
    const root = clone({ "node_modules/a": locked["node_modules/a"] });
    writeFileSync(join(root, "node_modules/.tanglewood-platform"), "toaster-z80");
    expect(dependenciesAreFresh(root)).toBe(false);
    rmSync(join(root, "package-lock.json"));
    expect(dependenciesAreFresh(root)).toBe(false);
  });
});
