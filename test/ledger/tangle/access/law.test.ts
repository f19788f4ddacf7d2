/** The law of congestion control over a gossip network: its claims hold, and are broken by their planted fault. */
import { describe, expect, it } from "vitest";
import { congestionLaws } from "../../../../src/experiment/verify/laws/congestion.js";
import { reader, type ScenarioLaw } from "../../../../src/experiment/verify/law.js";
import { simulate } from "../../../../src/experiment/simulation.js";
import { InputErrors } from "../../../../src/parameter/input-errors.js";
import { loadScenario } from "../../../../src/scenario/load.js";
import { assemble } from "../../../../src/scenario/assemble.js";
import type { Cell, Table } from "../../../../src/sim/recorder.js";
import { poured } from "./poured.js";

const assets = new Map<string, string>();

type Row = Record<string, Cell>;

/** Runs the scenario of a law. @returns a reader of its figures, and the rows of issuers.csv */
function run(law: ScenarioLaw, overrides: Readonly<Record<string, unknown>> = {}) {
  const rows: Row[] = [];
  const open = ({ name, columns }: Table) => (row: readonly Cell[]) => {
    if (name === "issuers") rows.push(Object.fromEntries(columns.map((column, i) => [column.name, row[i]])));
  };
  const scenario = loadScenario({ file: "x", text: JSON.stringify(law.scenario) }, Object.entries(overrides).map(([path, value]) => ({ path, value })));
  const { metrics, warnings } = simulate(scenario, "1", assets, { open });
  return { figure: reader(metrics), rows, warnings: warnings.map(({ code }) => code) };
}

const [overload, fair, excess, modest] = congestionLaws;

describe("G1", () => {
  it("honest issuers that want more than ν use all of it, and the run says that they are too many", () => {
    const { figure, warnings } = run(overload!);
    expect(overload!.read(figure)).toBeGreaterThan(0.98);
    expect(warnings).toContain("congested");
  });

  it("a spammer gets its max-min fair share and no more, as a naive division has it, and the modest hardly notice", () => {
    const { figure, rows } = run(fair!);
    const of = (name: string): number[] => rows.map((row) => Number(row[name]));
    poured(of("rate"), of("mana"), 100).forEach((rate, issuer) => { expect(Math.abs(of("throughput")[issuer]! - rate)).toBeLessThan(0.05 * rate + 0.3); });
    expect(of("throughput")[2]).toBeLessThan(0.95 * of("rate")[2]!);
    expect(fair!.read(figure)).toBeLessThan(fair!.target);
    expect(excess!.read(figure)).toBeLessThan(excess!.target);
    expect(modest!.read(figure)).toBeLessThan(modest!.target);
  });

  it("first come, first served breaks all three", () => {
    const { figure } = run(fair!, fair!.plantedFault);
    for (const law of [fair!, excess!, modest!]) expect(law.read(figure)).toBeGreaterThan(1.2 * law.target);
  });
});

it("a peer that is down takes nothing in: what it had in its inboxes waits until it is back", () => {
  const views: Row[] = [];
  const open = ({ name, columns }: Table) => (row: readonly Cell[]) => {
    if (name === "tangle-views") views.push(Object.fromEntries(columns.map((column, i) => [column.name, row[i]])));
  };
  const ledger = {
    kind: "tangle", drawn: 2000, congestion: { kind: "scheduler", rate: 10, setter: "none" }, confirmation: { rule: "cumulative-weight", threshold: 20 },
    network: { kind: "gossip", peers: 5, topology: { kind: "complete" }, drawnPeers: 2, plan: [{ at: 20, until: 40, crash: 1 }] },
  };
  simulate(loadScenario({ file: "x", text: JSON.stringify({ duration: 60, warmup: 0, interval: 5, load: { rate: 20 }, ledger }) }), "1", assets, { open });
  const during = (peer: number): number => views.filter((row) => row["peer"] === peer && Number(row["seen"]) > 20 && Number(row["seen"]) < 40).length;
  expect(during(1)).toBe(0);
  expect(during(0)).toBeGreaterThan(150);
  expect(views.filter((row) => row["peer"] === 1 && Number(row["seen"]) >= 40).length).toBeGreaterThan(150);
});

describe("what cannot have an effect is an error", () => {
  const gossip = { kind: "tangle", network: { kind: "gossip", peers: 5, topology: { kind: "complete" } } }, scheduler = { congestion: { kind: "scheduler" } };
  it.each([
    ["a scheduler in the common view", { ledger: { kind: "tangle", ...scheduler } }, "ledger.congestion.kind"],
    ["mana without a scheduler", { ledger: { ...gossip, mana: { exponent: 1 } } }, "ledger.mana"],
    ["a load by mana without a scheduler", { load: { rate: 1, by: "mana" }, ledger: gossip }, "load.by"],
    ["a load by mana in the common view", { load: { rate: 1, by: "mana" }, ledger: { kind: "tangle" } }, "load.by"],
    ["a peer that is not there", { load: { rate: 1, peers: { 5: { factor: 2 } } }, ledger: { ...gossip, ...scheduler } }, "load.peers.5"],
    ["a selfish peer where nobody limits rates", { load: { rate: 1, peers: { 4: { selfish: true } } }, ledger: gossip }, "load.peers.4.selfish"],
    ["a ban's bound where nobody is banned", { ledger: { ...gossip, congestion: { kind: "scheduler", blacklistAt: 5 } } }, "ledger.congestion.blacklistAt"],
    ["a rate setter's step without a rate setter", { ledger: { ...gossip, congestion: { kind: "scheduler", setter: "none", increase: 5 } } }, "ledger.congestion.increase"],
  ])("%s", (_, written, path) => {
    let errors: InputErrors["errors"] = [];
    try {
      assemble(loadScenario({ file: "x", text: JSON.stringify({ duration: 10, interval: 1, load: { rate: 1 }, ...written }) }), { seed: "1", assets, sink: { open: () => () => {} } });
    } catch (error) {
      expect(error).toBeInstanceOf(InputErrors);
      errors = (error as InputErrors).errors;
    }
    expect(errors.map((error) => error.path)).toContain(path);
  });
});
