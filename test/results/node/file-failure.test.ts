import { describe, expect, it } from "vitest";
import { ResultsError, writeFailure } from "../../../src/results/node/file-failure.js";

describe("what a system refuses", () => {
  it.each(["ENOSPC", "EACCES", "EROFS", "ENOTDIR", "EDQUOT", "EIO"])("%s is one sentence with the path", (code) => {
    const failure = writeFailure(Object.assign(new Error("raw"), { code }), "/some/path");
    expect(failure).toBeInstanceOf(ResultsError);
    expect(failure.message).toContain("/some/path");
    expect(failure.message).not.toContain("raw");
  });
  it("leaves every other error as it is", () => {
    const bug = new TypeError("bug");
    expect(writeFailure(bug, "x")).toBe(bug);
    expect(writeFailure(Object.assign(new Error("odd"), { code: "constructor" }), "x")).not.toBeInstanceOf(ResultsError);
  });
});
