import { mkdirSync, mkdtempSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sourcesDigest } from "../../scripts/build.mjs";

describe("the digest of sources", () => {
  it("follows names and contents, not clocks", () => {
    const root = mkdtempSync(join(tmpdir(), "tanglewood-build-"));
    mkdirSync(join(root, "src/deep"), { recursive: true });
    writeFileSync(join(root, "src/deep/a.ts"), "1");
    const digest = (): string => sourcesDigest(root, ["src", "missing.json"]);
    const first = digest();
    utimesSync(join(root, "src/deep/a.ts"), 1, 1);
    expect(digest()).toBe(first);
    writeFileSync(join(root, "src/deep/a.ts"), "2");
    const second = digest();
    renameSync(join(root, "src/deep/a.ts"), join(root, "src/deep/b.ts"));
    expect(new Set([first, second, digest()]).size).toBe(3);
  });
});
