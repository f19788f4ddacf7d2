/**
 * The tests that `npm test` runs, in processes rather than threads: some tests change their environment or kill a run.
 * Tests of the simulation alone share a process with their like, so that the engine is loaded once and not for each file;
 * measured, that halves their cost.
 */
import { defineConfig } from "vitest/config";

/** Where `.ci/run` wants the figures of the run. */
const report = process.env["TANGLEWOOD_TEST_REPORT"];

/** Nothing in them touches the process, its files or its environment. */
const pure = ["agents", "ledger", "parameter", "sim", "experiment/compare", "experiment/statistics"].map((folder) => `test/${folder}/**/*.test.ts`);

const common = { pool: "forks" as const, testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    projects: [
      { test: { ...common, name: "simulation", include: pure, isolate: false } },
      { test: { ...common, name: "whole", include: ["test/**/*.test.ts"], exclude: [...pure, "test/campaign/**"] } },
    ],
  },
});
