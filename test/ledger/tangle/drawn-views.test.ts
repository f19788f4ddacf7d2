/** What each drawn peer saw when, in runs of gossip: consistent with the common columns, whatever the parameters. */
import { describe, expect, it } from "vitest";
import { ledgerSchema } from "../../../src/ledger/registry.js";
import { makeLedger } from "../harness.js";

const PEERS = 5;

function run(network: Record<string, unknown>) {
  const world = makeLedger({ seed: "3", duration: 120, warmup: 10, rate: 5, ledger: { kind: "tangle", network: { kind: "gossip", peers: PEERS, ...network }, confirmation: { rule: "cumulative-weight", threshold: 12 }, drawn: 300 } });
  world.finish();
  const sites = world.rows("tangle"), views = world.rows("tangle-views");
  return { sites, views, viewsOf: (id: unknown) => views.filter((view) => view["id"] === id) };
}

describe("views of drawn peers", () => {
  it("have a site at its issuer's peer at once, and everywhere when everybody has it", () => {
    const { sites, viewsOf } = run({ drawnPeers: PEERS });
    expect(sites).toHaveLength(300);
    for (const site of sites) {
      const views = viewsOf(site["id"]), seen = views.map((view) => Number(view["seen"]));
      expect(views.find((view) => view["peer"] === site["peer"])!["seen"]).toBe(site["attached"]);
      expect(Math.min(...seen)).toBe(site["attached"]);
      if (!Number.isNaN(site["visible"] as number)) expect([seen.length, Math.max(...seen)]).toEqual([PEERS, site["visible"]]);
    }
  });

  it("have a site after all that it approves, and confirm it after they saw it", () => {
    const { sites, views, viewsOf } = run({ drawnPeers: PEERS });
    const seenAt = new Map(views.map((view) => [`${String(view["id"])} ${String(view["peer"])}`, Number(view["seen"])]));
    let checked = 0, confirmed = 0;
    for (const site of sites) {
      for (const parent of String(site["parents"]).split(" ")) {
        for (const view of viewsOf(site["id"])) {
          const before = seenAt.get(`${parent} ${String(view["peer"])}`);
          if (before !== undefined) { expect(before).toBeLessThanOrEqual(Number(view["seen"])); checked++; }
          if (!Number.isNaN(view["confirmed"] as number)) { expect(Number(view["confirmed"])).toBeGreaterThanOrEqual(Number(view["seen"])); confirmed++; }
        }
      }
    }
    expect(checked).toBeGreaterThan(1000);
    expect(confirmed).toBeGreaterThan(1000);
  });

  it("are those of the first peers, or of none", () => {
    expect([...new Set(run({ drawnPeers: 2 }).views.map((view) => view["peer"]))].sort()).toEqual([0, 1]);
    expect(run({ drawnPeers: 0 }).views).toEqual([]);
  });

  it("are no parameter where all share one view", () => {
    expect(ledgerSchema.safeParse({ kind: "tangle", network: { kind: "global", drawnPeers: 2 } }).success).toBe(false);
  });
});
