/** The tests that `npm test` runs. Processes, not threads: some tests change their environment or kill a run. */
import { defineConfig } from "vitest/config";

/** Where `.ci/run` wants the figures of the run. */
const report = process.env["TANGLEWOOD_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/campaign/**"],
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
