import { describe, expect, it } from "vitest";
import { InputError } from "../../src/parameter/input-error.js";

describe("input error", () => {
  it("says file, line, column, path and sentence, each where known", () => {
    expect(new InputError("must be positive", { file: "a.yaml", line: 3, column: 7, path: "fleets.homes.count" }).message).toBe("a.yaml:3:7: fleets.homes.count: must be positive");
    expect(new InputError("must be positive", { path: "seed" }).message).toBe("seed: must be positive");
    expect(new InputError("was not found", { file: "a.yaml" }).message).toBe("a.yaml: was not found");
    expect(new InputError("no").message).toBe("no");
  });

  it("keeps the parts", () => {
    expect(new InputError("x", { file: "f", line: 1 })).toMatchObject({ name: "InputError", sentence: "x", file: "f", line: 1, column: undefined });
  });
});
