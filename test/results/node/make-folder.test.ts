import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../../src/results/node/make-folder.js";
import { temporary } from "./support.js";

describe("making a folder", () => {
  it("makes those above it, and is content with one that is there", async () => {
    const path = join(temporary(), "a/b/c");
    await makeFolder(path);
    await makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });
  it("refuses a path through a file, or one that is a file", async () => {
    const file = join(temporary(), "file");
    writeFileSync(file, "");
    await expect(makeFolder(join(file, "a"))).rejects.toMatchObject({ code: "ENOTDIR" });
    await expect(makeFolder(file)).rejects.toMatchObject({ code: "EEXIST" });
  });
  it.skipIf(!existsSync("/proc/self"))("returns where the system will not have it", async () => {
    await expect(makeFolder("/proc/nothing/here")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
