/** Mistakes in the network of a scenario: where they stand in the file or on the command line, and what is allowed. */
import { describe, expect, it } from "vitest";
import { assemble } from "../../src/scenario/assemble.js";
import { loadScenario, type Override } from "../../src/scenario/load.js";

const TEXT = `duration: 2min
load: { rate: 1 }
ledger:
  network:
    kind: gossip
    peers: 40
    plan:
      - { at: 10s, until: 20s, crash: 3 }
      - { at: 30s, until: 60s, partition: [0-9, 20-39] }
`;

function messageOf(text: string, overrides: Override[] = []): string {
  try {
    assemble(loadScenario({ file: "my.yaml", text }, overrides), { seed: "1", assets: new Map(), sink: { open: () => () => {} } });
  } catch (error) { return (error as Error).message; }
  return "no mistake";
}

describe("a mistake in the network", () => {
  it("is none where there is none", () => { expect(messageOf(TEXT)).toBe("no mistake"); });

  it.each([
    ["partition: [0-9, 20-39]", "partition: [0-9, 20-40]", "my.yaml:9:32: ledger.network.plan.1.partition: names peer 40, but the 40 peers are numbered 0 to 39"],
    ["until: 60s", "untill: 60s", 'my.yaml:9:20: ledger.network.plan.1.untill: "untill" is not a parameter of ledger.network.plan.1; did you mean "until"? allowed: at, until, partition, crash'],
    ["at: 30s", "at: 30m", 'my.yaml:9:15: ledger.network.plan.1.at: "m" is not a unit of time; allowed: s, ms, us, min, h, d'],
    ["until: 60s", "until: 3min", "my.yaml:9:20: ledger.network.plan.1.until: must not be after the end of the run at 120 s, found 180 s; left out, it lasts until then"],
    ["peers: 40", "peers: 4", "ledger.network.topology.degree: must be below the number of peers, 4, found 4"],
    ["peers: 40", "topology: { kind: rnig }", 'my.yaml:6:23: ledger.network.topology.kind: "rnig" is not known; did you mean "ring"? allowed: random-regular, watts-strogatz, regions, complete, ring'],
    ["peers: 40", "loss: 100 %", "my.yaml:6:11: ledger.network.loss: must be at most 0.99, found 1"],
    ["peers: 40", "delay: -1s", "my.yaml:6:12: ledger.network.delay: must be at least 0 s, found -1 s"],
  ])("%s → %s", (right, wrong, message) => {
    expect(messageOf(TEXT.replace(right, wrong))).toContain(message);
  });

  it("names the command line where it was made there", () => {
    const overrides = [{ path: "ledger.network.plan", value: [{ at: "1min", crash: "35-45" }] }];
    expect(messageOf(TEXT, overrides)).toMatch(/^--set ledger\.network\.plan=.*: ledger\.network\.plan\.0\.crash: names peer 45/);
    expect(messageOf(TEXT, [{ path: "ledger.network.plan.0.at", value: 3 }])).toMatch(/"0" is not a parameter of ledger.network.plan/);
    expect(messageOf(TEXT, [{ path: "ledger.network.plan", value: [] }])).toBe("no mistake");
  });
});
