/** Charging stations and drones stand somewhere, so that they may talk to the peer nearest to them. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/experiment/simulation.js";
import { loadScenario } from "../../src/scenario/load.js";
import { readBuiltIns } from "../../src/scenario/node/open-scenario.js";
import type { Cell, Table } from "../../src/sim/recorder.js";

/** Peers through which anything was issued, where thirty drones of one depot pay for charge and nobody else issues. */
async function issuingPeers(attachment: string): Promise<Cell[]> {
  const scenario = loadScenario({ file: "nearest.yaml", text: JSON.stringify({
    duration: "40min", interval: "1min",
    ledger: { network: { kind: "gossip", peers: 12, attachment }, confirmation: { threshold: 1 } },
    fleets: { stations: { device: "station", count: 4 }, drones: { device: "drone", count: 30, depots: 1, orderRate: "60/h", initialCharge: 0.4 } },
  }) }, []);
  const peers: Cell[] = [];
  const open = ({ name, columns }: Table) => {
    const [peer, transactions] = ["peer", "transactions"].map((column) => columns.findIndex((each) => each.name === column));
    return (row: readonly Cell[]) => { if (name === "peers" && Number(row[transactions!]) > 0) peers.push(row[peer!]); };
  };
  simulate(scenario, "1", await readBuiltIns(scenario.assets.builtIn), { open });
  return peers;
}

describe("attachment", () => {
  it("to the nearest peer takes all drones of one depot to one peer", async () => { expect(await issuingPeers("nearest")).toHaveLength(1); });

  it("at random deals them to many", async () => { expect((await issuingPeers("random")).length).toBeGreaterThan(4); });
});
