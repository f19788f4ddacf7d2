import { describe, expect, it } from "vitest";
import { summaryTable } from "../../src/cli/summary-table.js";

describe("the summary table", () => {
  it("groups figures, with units, in per cent where they are shares", () => {
    const metrics = {
      "road.paidInTime.share": { value: 0.98765, unit: "1", doc: "Share." }, "confirmation.latency.p95": { value: 1234.5, unit: "s", doc: "Latency." },
      "throughput.issued": { value: 61.5, unit: "1/s", doc: "Issued." }, "settlement.clearing.mean": { value: null, unit: "s", doc: "Clearing." }, "robots.repaired": { value: 3, unit: "1", doc: "Robots." },
      "robots.wasted": { value: 4.88e-15, unit: "kWh", doc: "A rounding residue." },
    };
    const summary = { scenario: "city", seed: "7", duration: 3600, warmup: 0, events: 1e6, wallSeconds: 9.87, digest: "", warnings: [], metrics };
    const lines = summaryTable(summary, "Does it work?", 80).replaceAll(/\u001b\[\d+m/g, "").split("\n");
    expect(lines).toEqual([
      "city, seed 7: 1 h simulated in 9.9 s, 1,000,000 events", "Does it work?", "",
      "Ledger", "  throughput.issued          61.5 1/s", "  confirmation.latency.p95  1,235 s", "",
      "Road", "  road.paidInTime.share     98.77 %", "", "Robots", "  robots.repaired               3", "  robots.wasted                 0 kWh", "",
    ]);
    expect(summaryTable(summary, "", 120)).toContain("Latency.");
    const paid = { ...summary, metrics: { ...metrics, "deals.agreed": { value: 2, unit: "1", doc: "Agreed." } } };
    expect(summaryTable(paid, "", 80)).toMatch(/Settlement and deals.*\n  settlement\.clearing\.mean +–\n  deals\.agreed +2\n/);
  });

  it("puts a ledger's own figures below the ledger's, and gives energies a prefix", () => {
    const figure = (value: number, unit: string): { value: number; unit: string; doc: string } => ({ value, unit, doc: "" });
    const metrics = { "road.passages": figure(1, "1"), "hub.outages": figure(0, "1"), "channel.opened": figure(13, "1"), "committee.rounds": figure(9, "1"), "energy.total": figure(9e13, "J"), "energy.standing": figure(15e9, "W"), "energy.perTransaction": figure(219, "J") };
    const summary = { scenario: "city", seed: "7", duration: 1, warmup: 0, events: 1, wallSeconds: 1, digest: "", warnings: [], metrics };
    expect(summaryTable(summary, "", 80).replaceAll(/\u001b\[\d+m/g, "").split("\n").slice(2)).toEqual([
      "Ledger", "  energy.total            90 TJ", "  energy.standing         15 GW", "  energy.perTransaction  219 J", "", "Payment channels", "  channel.opened          13", "  hub.outages              0", "",
      "Committee", "  committee.rounds         9", "", "Road", "  road.passages            1", "",
    ]);
  });
});
