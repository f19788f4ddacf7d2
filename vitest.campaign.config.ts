/** The long validations, by `npm run campaign`: the same laws as in the tests, on more parameters and longer runs. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/campaign/**/*.test.ts"], pool: "forks", maxWorkers: 1, testTimeout: 3_600_000, hookTimeout: 600_000 },
});
