/** What the judgements take for granted of their scenarios, for theory, is what stands in the files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { POOL } from "../../../src/experiment/claims/bottleneck.js";
import { claims } from "../../../src/experiment/claims/registry.js";
import { judged } from "../../../src/experiment/claims/finding.js";
import { NETWORK } from "../../../src/experiment/claims/load.js";
import { CHAINS, RELAY } from "../../../src/experiment/claims/low-battery.js";
import { FAILURE } from "../../../src/experiment/claims/single-failure.js";
import { loadScenario } from "../../../src/scenario/load.js";
import { cellsOf } from "../../../src/experiment/study/cells.js";
import { readStudy } from "../../../src/experiment/study/read.js";
import { ROOT } from "../../architecture/sources.js";
import { figuresOf } from "./committed.js";

const open = (name: string) => ({ file: name, text: readFileSync(join(ROOT, `scenarios/claims/${name}.yaml`), "utf8") });

/** The scenario with its defaults, in the variant of its study that has this name; its own where none is named. */
function resolved(name: string, variant?: string) {
  const cell = variant === undefined ? undefined : cellsOf(readStudy(open(`${name}.study`), open(name))).find(({ values }) => values["variant"] === variant);
  return loadScenario(open(name), cell?.overrides ?? []).resolved;
}

describe("constants", () => {
  it("bottleneck: the pool", () => {
    const { ledger, duration, warmup } = resolved("bottleneck");
    expect(ledger).toMatchObject({ servers: POOL.servers, service: { mean: POOL.service, distribution: "exponential" }, network: { delay: POOL.network / 2, delayDistribution: "constant" } });
    expect([POOL.servers / POOL.service, duration, warmup]).toEqual([POOL.rate, POOL.duration, POOL.warmup]);
  });

  it("single-failure: a third of the time, one of ten computers", () => {
    const { ledger, duration } = resolved("single-failure") as unknown as { duration: number; ledger: { outages: { plan: { at: number; until: number }[] } } };
    const [{ at, until }] = ledger.outages.plan as [{ at: number; until: number }];
    expect((until - at) / duration).toBeCloseTo(FAILURE.share, 12);
    expect(resolved("single-failure", "tangle, devices stay put").ledger).toMatchObject({ network: { peers: FAILURE.computers, plan: [{ at, until, crash: [3] }] } });
  });

  it("load: the weight and the delay", () => {
    expect(resolved("load").ledger).toMatchObject({ network: { delay: NETWORK.delay }, confirmation: { threshold: NETWORK.weight } });
  });

  it.each(CHAINS)("low-battery: $variant", ({ variant, interval, deep, propagation }) => {
    expect(resolved("low-battery", variant).ledger).toMatchObject({ consensus: { interval }, confirmations: deep, propagation: { mean: propagation }, relay: RELAY });
  });
});

describe("theory", () => {
  it.each(claims.map(({ id }) => id))("%s: what it says is within the interval, or within a twentieth", (id) => {
    const { judgement } = judged(claims.find((claim) => claim.id === id)!, figuresOf(id));
    const off = judgement.figures.filter(({ mean, halfWidth, expected }) => expected !== undefined && Math.abs(mean - expected) > Math.max(halfWidth, 0.05 * Math.abs(expected)));
    expect(off).toEqual([]);
  });
});
