/** Every law of `tanglewood verify` holds, and its check finds the fault that is planted in it. */
import { beforeAll, describe, expect, it } from "vitest";
import { markets } from "../../src/agents/registry.js";
import { laws } from "../../src/experiment/verify/registry.js";
import { check } from "../../src/experiment/verify/verify.js";
import { readBuiltIns } from "../../src/scenario/node/open-scenario.js";

let assets: ReadonlyMap<string, string>;
beforeAll(async () => { assets = await readBuiltIns(markets.flatMap((market) => market.assets ?? [])); });

describe.each(laws.map((law) => [law.id, law.quantity, law] as const))("%s %s", (_, __, law) => {
  it("holds, and the planted fault is found", () => {
    const found = check(law, { replications: 3, assets });
    expect(found.verdict, `${found.measured.mean} ± ${found.measured.halfWidth}, target ${law.target}`).not.toBe("fails");
    expect(check(law, { replications: 3, assets, withFault: true }).verdict).not.toBe("holds");
  });
});
