/** The figures that scenario files state in their headers, here those of the first line of each; all in test/campaign/headers.test.ts. */
import { it } from "vitest";
import { STATED } from "./headers-stated.js";
import { expectStated } from "./stated.js";

it.each(Object.entries(STATED))("scenarios/%s.yaml", { timeout: 60_000 }, async (name, [first]) => { await expectStated(name, first!); });
