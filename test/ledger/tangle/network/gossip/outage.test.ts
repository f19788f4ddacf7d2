import { describe, expect, it } from "vitest";
import { Stage } from "../../../../../src/ledger/port.js";
import { makeLedger } from "../../../harness.js";

/** When three transactions, issued at 20, 21 and 22 s, are attached while some of four peers are down from 10 to 50 s. */
function attachedAt(crash: string, network: Record<string, unknown> = {}) {
  const { kernel, ledger, finish } = makeLedger({ duration: 100, ledger: { kind: "tangle", network: {
    kind: "gossip", peers: 4, topology: { kind: "complete" }, delay: "100ms", plan: [{ at: "10s", until: "50s", crash }], ...network,
  } } });
  const attached: [number, number][] = [];
  const purpose = ledger.registerPurpose({ name: "test/post", device: "test", hear: (stage, reference) => { if (stage === Stage.attached) attached.push([reference, kernel.now]); } });
  const account = ledger.openAccount({ kind: "test", workTime: 0 });
  const post = kernel.eventType("test/post", (reference) => { ledger.post(account, purpose, reference); });
  for (let i = 0; i < 3; i++) kernel.at(20 + i, post, i);
  return { figures: finish(), attached };
}

describe("devices whose peer is down", () => {
  it("wait, and issue in their order when it is back", () => {
    expect(attachedAt("0-3").attached).toEqual([[0, 50], [1, 50], [2, 50]]);
  });

  it("go to the nearest peer that is up, where failover is on", () => {
    expect(attachedAt("0-2", { failover: true }).attached).toEqual([[0, 20], [1, 21], [2, 22]]);
    // Unless there is none.
    expect(attachedAt("0-3", { failover: true }).attached).toEqual([[0, 50], [1, 50], [2, 50]]);
  });

  it("are told of by the share of time that peers are down", () => {
    expect(attachedAt("0, 2").figures.figure("network.down.share")).toBeCloseTo(0.4 * 0.5, 12);
  });
});

describe("peers that are down for good", () => {
  const links = { kind: "gossip", peers: 10, topology: { kind: "complete" }, delay: "100ms" };
  const run = (plan: object[]) => makeLedger({ duration: 30, rate: 10, ledger: { kind: "tangle", confirmation: { threshold: 5 }, network: { ...links, plan } } }).finish();

  it("keep nobody from having a transaction everywhere, who of those that run is one link away", () => {
    const { figure, warnings } = run([{ at: "5s", crash: "7-9" }]);
    expect(figure("tangle.dissemination.full.mean")).toBeCloseTo(0.1, 9);
    expect(warnings).not.toContain("nothing-disseminated");
    expect(warnings).not.toContain("not-disseminated");
  });

  it("and who comes back counts no transaction again", () => {
    const { figure } = run([{ at: "5s", until: "10s", crash: "7-9" }]);
    // Counted at last when the three are back, a sixth of all transactions would have taken seconds.
    expect(figure("tangle.dissemination.full.mean")).toBeCloseTo(0.1, 1);
  });
});
