/** Tests and benches are not part of any build, so the compiler would never see them: it does here. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { ROOT } from "./sources.js";

it("tests, benches and the configuration of tools agree with the types", async () => {
  const compiled = promisify(execFile)(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.test.json", "--pretty", "false"], { cwd: ROOT });
  const complaints = await compiled.then(({ stdout }) => stdout, (error: { stdout?: string }) => error.stdout ?? String(error));
  expect(complaints).toBe("");
}, 120_000);
