/**
 * Every scenario runs through, which includes that its money balances, and measures what its header states; here with the
 * first line of each, in test/campaign/headers.test.ts with all.
 */
import { expect, it } from "vitest";
import { STATED } from "./headers-stated.js";
import { expectStated } from "./stated.js";

it.each(Object.entries(STATED))("scenarios/%s.yaml", { timeout: 60_000 }, async (name, [first]) => {
  const { metrics, warnings } = await expectStated(name, first!);
  expect(metrics["throughput.issued"]?.value).toBeGreaterThan(0);
  expect(warnings.map(({ code }) => code)).not.toContain("unstable-tips");
});
