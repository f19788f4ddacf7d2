/**
 * Every policy in every domain, over a ledger with a delay and over the tangle. A run that ends has balanced its books to the
 * micro-token (the ledger checks them), so what is left to see is that deals get done, and that who trusts more loses more.
 */
import { describe, expect, it } from "vitest";
import { simulate, type RunFigures } from "../../src/experiment/simulation.js";
import { settlements } from "../../src/ledger/settlement/registry.js";
import { loadScenario } from "../../src/scenario/load.js";
import { readBuiltIns } from "../../src/scenario/node/open-scenario.js";

const LEDGERS: Record<string, unknown> = {
  ideal: { kind: "ideal", delay: "8s", delayDistribution: "exponential" },
  tangle: { kind: "tangle", network: { delay: "500ms" }, confirmation: { threshold: 12 } },
};

/** A small scenario of each domain, and the figure that says that it works. */
const DOMAINS: Record<string, { readonly works: string; readonly least: number; readonly scenario: Record<string, unknown> }> = {
  road: {
    works: "road.paidInTime.share", least: 0.5,
    scenario: { duration: "8min", markets: { road: { crossings: 3, discipline: { rule: "winners-pay-losers" } } }, fleets: { cars: { device: "vehicle", count: 120 } } },
  },
  drones: {
    works: "charging.sold", least: 0.5,
    scenario: {
      duration: "3h", start: "2026-06-18T13:00:00Z", markets: { charging: { side: "6 km" } },
      fleets: { drones: { device: "drone", count: 20, depots: 2, orderRate: "40/h", wallet: 20 }, stations: { device: "station", count: 4, chargePower: "1 kW" } },
    },
  },
  grid: {
    works: "grid.selfSufficiency", least: 0.3,
    scenario: { duration: "2h", start: "2026-06-18T17:00:00Z", fleets: { homes: { device: "home", count: 30 } } },
  },
  shop: {
    works: "deals.agreed", least: 50,
    scenario: { duration: "1h", fleets: { thieves: { device: "double-spender", count: 20, attemptRate: "12/h", secondAfter: "1s" } } },
  },
  service: {
    works: "deals.agreed", least: 50,
    scenario: { duration: "1h", markets: { shop: { service: "10min" } }, fleets: { thieves: { device: "double-spender", count: 20, attemptRate: "12/h", secondAfter: "1s" } } },
  },
  trade: {
    works: "trade.efficiency", least: 0.9,
    scenario: { duration: "1h", fleets: { traders: { device: "trader", count: 30 } } },
  },
};

async function run(scenario: Record<string, unknown>, ledger: unknown, settlement: Record<string, unknown>): Promise<RunFigures["metrics"]> {
  // A tangle confirms by what others attach, the other ledger by itself.
  const load = ledger === LEDGERS["tangle"] ? { load: { rate: "2/s" } } : {};
  const loaded = loadScenario({ file: "matrix.yaml", text: JSON.stringify({ interval: "5min", ...load, ...scenario, ledger, settlement }) });
  return simulate(loaded, "1", await readBuiltIns(loaded.assets.builtIn), { open: () => () => {} }).metrics;
}

const figure = (metrics: RunFigures["metrics"], name: string): number => metrics[name]?.value ?? Number.NaN;

describe.each(Object.keys(LEDGERS))("over %s", (kind) => {
  describe.each(Object.entries(DOMAINS))("%s", (name, { works, least, scenario }) => {
    const runs = new Map<string, RunFigures["metrics"]>();
    it.each(settlements.map(({ name: policy }) => policy))("works with %s", async (policy) => {
      const metrics = await run(scenario, LEDGERS[kind], { policy });
      runs.set(policy, metrics);
      expect(figure(metrics, works)).toBeGreaterThan(least);
      for (const common of ["loss", "exposure.max", "locked.mean", "capitalCost"]) expect(figure(metrics, `settlement.${common}`), common).toBeGreaterThanOrEqual(0);
      expect(figure(metrics, "settlement.clearing.mean")).toBeGreaterThanOrEqual(0);
    });

    it("who waits loses nothing and has nothing at risk, who trusts waits least, and deposits lie idle", () => {
      const of = (policy: string, metric: string): number => figure(runs.get(policy)!, `settlement.${metric}`);
      for (const policy of ["wait", "escrow"]) for (const metric of ["loss", "exposure.max"]) expect(of(policy, metric), policy).toBe(0);
      expect(of("zero-conf", "loss")).toBeGreaterThanOrEqual(of("confidence", "loss"));
      expect(of("zero-conf", "clearing.mean")).toBeLessThan(of("wait", "clearing.mean"));
      expect(of("confidence", "clearing.mean")).toBeLessThanOrEqual(1.02 * of("wait", "clearing.mean"));
      expect(of("zero-conf", "exposure.max")).toBeGreaterThan(0);
      expect(of("escrow", "locked.mean")).toBeGreaterThan(0);
      expect(of("escrow", "capitalCost")).toBeGreaterThan(0);
      for (const policy of ["wait", "confidence", "stream", "zero-conf"]) expect(of(policy, "locked.mean"), policy).toBe(0);
      if (name === "shop") expect(of("zero-conf", "loss")).toBeGreaterThan(0);
    });
  });
});

describe("the same thieves on the tangle", () => {
  it("take less, the more of a confirmation the seller waits for", async () => {
    const thieves = { ...DOMAINS["shop"]!.scenario, fleets: { thieves: { device: "double-spender", count: 60, attemptRate: "30/h", secondAfter: "0.2s" } } };
    const losses = [];
    for (const settlement of [{ policy: "zero-conf" }, ...[0.1, 0.3, 0.6].map((threshold) => ({ policy: "confidence", threshold, every: "0.1s" })), { policy: "wait" }]) {
      losses.push(figure(await run(thieves, LEDGERS["tangle"], settlement), "settlement.loss"));
    }
    expect(losses[0]).toBeGreaterThan(300);
    for (let i = 1; i < losses.length; i++) expect(losses[i]!).toBeLessThanOrEqual(losses[i - 1]!);
    expect(losses[1]).toBeLessThan(losses[0]!);
    expect(losses.at(-1)).toBe(0);
  });
});
