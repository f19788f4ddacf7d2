/** The scenarios under attacks/: valid, explained, quick, honest about their costs, and with figures in their headers that are measured again. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/experiment/simulation.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { ROOT } from "../architecture/sources.js";
import { MemorySink } from "../support/world.js";

type Stated = readonly [overrides: Record<string, unknown>, figures: Record<string, number>];

const INFLATION = (adversary: string, rate: string) => ({ "ledger.adversary.rate": adversary, "load.rate": rate });
const STATED: Record<string, readonly Stated[]> = {
  "tip-inflation": [
    [{}, { "tangle.tips.mean": 349.5, "attack.tips.theory": 351.5 }],
    [INFLATION("20/s", "80/s"), { "tangle.tips.mean": 267, "attack.tips.theory": 266.4 }],
    [INFLATION("40/s", "60/s"), { "tangle.tips.mean": 597.6, "attack.tips.theory": 598.1 }],
  ],
  "lazy-tips": [
    [{}, { "attack.success.share": 1 }],
    [{ "ledger.tipSelection.rule": "weighted-walk", "ledger.tipSelection.alpha": 0.05 }, { "attack.success.share": 0 }],
  ],
  "double-spend": [
    [{}, { "attack.success.share": 0.23 }],
    [{ "ledger.adversary.secondAfter": "1s" }, { "attack.success.share": 0.105 }],
    [{ "ledger.adversary.acceptance.policy": "weight", "ledger.adversary.acceptance.threshold": 2 }, { "attack.success.share": 0, "attack.loss": 0 }],
  ],
  "large-weight": [
    [{}, { "attack.success.share": 0.186, "attack.success.theory": 0.195, "attack.success.bound": 0.338 }],
    [{ "ledger.adversary.acceptance.threshold": 64 }, { "attack.success.share": 0.156, "attack.success.theory": 0.158, "attack.success.bound": 0.214 }],
    [{ "ledger.adversary.rate": "1/s" }, { "attack.success.share": 0 }],
  ],
  "parasite-chain": [
    [{}, { "attack.success.share": 0.307, "attack.success.theory": 0.301 }],
    [{ "ledger.adversary.headStart": 0 }, { "attack.success.share": 0.003, "attack.success.theory": 0.001 }],
    [{ "ledger.adversary.headStart": "20s" }, { "attack.success.share": 0.911, "attack.success.theory": 0.926 }],
  ],
  splitting: [
    [{}, { "attack.success.share": 0 }],
    [{ "ledger.adversary.peers": 6 }, { "attack.success.share": 0.015 }],
    [{ "ledger.adversary.peers": 7 }, { "attack.success.share": 0.42 }],
  ],
  "bait-and-switch": [
    [{}, { "attack.undecided.mean": 1.56, "attack.switches.mean": 0.95 }],
    [{ "ledger.adversary.peers": 7 }, { "attack.undecided.mean": 1.92, "attack.switches.mean": 0.91 }],
  ],
  sybil: [
    [{}, { "attack.success.share": 0.54, "attack.cost.mana": 0.3 }],
    [{ "ledger.mana.exponent": 2 }, { "attack.success.share": 0, "attack.cost.mana": 0.013 }],
    [{ "ledger.adversary.secondAfter": "2s" }, { "attack.success.share": 0 }],
    [{ "ledger.adversary.peers": 2 }, { "attack.success.share": 0.16, "attack.cost.mana": 0.1 }],
  ],
  withholding: [
    [{}, { "attack.reached.share": 1, "attack.reached.theory": 0.99 }],
    [{ "ledger.adversary.peers": 30 }, { "attack.reached.share": 0.8, "attack.reached.theory": 0.73 }],
    [{ "ledger.adversary.peers": 40 }, { "attack.reached.share": 0.165, "attack.reached.theory": 0 }],
  ],
  eclipse: [
    [{}, { "attack.success.share": 1, "attack.loss": 72 }],
    [{ "ledger.adversary.acceptance.threshold": 60 }, { "attack.success.share": 1 }],
  ],
  partition: [
    [{}, { "conflicts.doubleConfirmed": 44, "conflicts.takenBack": 44, "attack.attempted": 44, "attack.success.share": 1 }],
    [{ "ledger.confirmation.rule": "approval-weight", "ledger.confirmation.validators": 10, "ledger.confirmation.threshold": 0.66 }, { "conflicts.doubleConfirmed": 0, "attack.success.share": 0 }],
  ],
  spam: [
    [{}, { "attack.succeeded": 79, "attack.attempted": 3994, "confirmation.latency.mean": 4.64 }],
    [{ "ledger.congestion.order": "first-come" }, { "attack.succeeded": 86, "confirmation.latency.mean": 13.8 }],
    [{ "ledger.adversary.rate": "1/s" }, { "attack.succeeded": 78, "confirmation.latency.mean": 3.48 }],
  ],
  thieves: [
    [{}, { "conflicts.attempted": 101, "conflicts.succeeded": 30, "settlement.loss": 30 }],
    [{ "settlement.policy": "wait" }, { "conflicts.succeeded": 30, "settlement.loss": 0 }],
    [{ "fleets.thieves.secondAfter": "3s" }, { "conflicts.succeeded": 6, "settlement.loss": 6 }],
  ],
};

const FOLDER = join(ROOT, "scenarios", "attacks");
const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, "")).sort();

it("has stated figures for every scenario", () => {
  expect(names).toEqual(Object.keys(STATED).sort());
});

describe.each(names)("scenarios/attacks/%s.yaml", (name) => {
  const file = join(FOLDER, `${name}.yaml`), text = readFileSync(file, "utf8");

  it("points to the schema, asks a question, names the attacked assumption and says what to look for", async () => {
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../../schema/scenario.schema.json");
    expect(text).toMatch(/^# Attacked: the /m);
    expect(text).toMatch(/\btheory\b/i);
    const { scenario } = await openScenario(file);
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.lookFor.length).toBeGreaterThan(40);
  });

  it.each(STATED[name] ?? [])("with %j", { timeout: 60_000 }, async (overrides, figures) => {
    const { scenario, assets } = await openScenario(file, Object.entries(overrides).map(([path, value]) => ({ path, value })));
    const sink = new MemorySink(), before = process.cpuUsage();
    const { metrics } = simulate(scenario, "1", assets, sink);
    expect(process.cpuUsage(before).user).toBeLessThan(10e6);
    for (const [metric, value] of Object.entries(figures)) {
      // As precise as the header writes it: half of the last digit, or 2 %.
      expect(Math.abs((metrics[metric]!.value ?? Number.NaN) - value), `${metric}: ${metrics[metric]!.value}, stated ${value}`).toBeLessThanOrEqual(Math.max(0.006, 0.02 * Math.abs(value)));
    }
    if (name === "thieves") return;
    const { value: low } = metrics["attack.success.low"]!, { value: high } = metrics["attack.success.high"]!;
    if (low !== null) expect(low!).toBeLessThanOrEqual(metrics["attack.success.share"]!.value!);
    if (high !== null) expect(high!).toBeGreaterThanOrEqual(metrics["attack.success.share"]!.value!);
    // Silence is free.
    if (name !== "withholding") expect(metrics["attack.cost.transactions"]!.value).toBeGreaterThan(0);
    expect(sink.rows("attack").some(({ measured }) => Number.isFinite(measured))).toBe(true);
  });
});
