/** Every figure that the headers of scenario files state, measured again with seed 1. */
import { describe, it } from "vitest";
import { STATED as ATTACKS } from "../scenario/attacks-stated.js";
import { STATED } from "../scenario/headers-stated.js";
import { expectStated } from "../scenario/stated.js";

const all = [...Object.entries(STATED), ...Object.entries(ATTACKS).map(([name, stated]) => [`attacks/${name}`, stated] as const)];

describe.each(all)("scenarios/%s.yaml", (name, stated) => {
  it.each(stated)("with %j", { timeout: 60_000 }, async (overrides, figures) => { await expectStated(name, [overrides, figures]); });
});
