/**
 * No claim's judgement is rigged: with figures made up for it each comes out for the claim, against it, and under a condition,
 * and what is not certain does not count as shown.
 */
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../src/experiment/claims/claim.js";
import { claims } from "../../../src/experiment/claims/registry.js";
import { either, figuresOf, judgedWith, type Change } from "./committed.js";

type Case = readonly [what: string, changes: readonly Change[], verdict: Verdict, says: RegExp];

const P95 = "confirmation.latency.p95", RATIO = "road.delayCost.ratio", PAID = "road.paidInTime.share", LATENCY = "confirmation.latency.mean", MODEST = "congestion.modest.latency", WAIT = "charging.wait.mean", PARCELS = "drones.parcels.onTime.share";
const crowded = (variant: string) => ({ variant, "fleets.meters.count": 1200 });
const delayed = (delay: number, policy = "wait") => ({ "ledger.delay": delay, "settlement.policy": policy });
const loaded = (variant: string, rate: number) => ({ variant, "load.rate": rate });
const rule = (name: string) => ({ "markets.road.discipline.rule": name });
const CHAINS = ["blocks of 15 s, 1 deep", "blocks of 15 s, 6 deep", "blocks of 10 min, 1 deep", "blocks of 10 min, 6 deep"];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  bottleneck: [
    ["the cloud keeps up", [[P95, crowded("cloud"), 5]], "does not hold", /within 5 seconds: it is not shown to become a bottleneck/],
    ["the cloud may or may not keep up", [[P95, crowded("cloud"), either(1, 200)]], "does not hold", /not shown/],
    ["the tangle is slow as well", [[P95, crowded("tangle"), 100]], "does not hold", /not shown to be fast either: 100 seconds/],
    ["servers do not help and slow computers do no harm", [[P95, crowded("larger cloud"), 100], [P95, crowded("limited tangle"), 2]], "holds", /no faster than the cloud: 2 seconds/],
    ["slow computers do no harm", [[P95, crowded("limited tangle"), 2]], "holds if", /^nobody adds servers$/],
    ["servers do not help", [[P95, crowded("larger cloud"), 100]], "holds if", /^every single computer of the tangle can take in all/],
  ],
  "single-failure": [
    ["the cloud does not stop", [[PAID, { variant: "cloud" }, 0.97]], "does not hold", /97 % of the bids are paid in time, over one that never fails 100 %: it is not shown to stop/],
    ["the tangle stops", [[PAID, { variant: "tangle, one peer fails" }, 0.5]], "does not hold", /no more than 50 % in time/],
    ["the tangle stops on some days", [[PAID, { variant: "tangle, one peer fails" }, either(1, 0.4)]], "does not hold", /not shown to go on/],
    ["nothing but the cloud is hurt", [[PAID, { variant: "tangle, coordinator fails" }, 0.6], [PAID, { variant: "tangle with a coordinator" }, 0.6], [PAID, { variant: "tangle, devices stay put" }, 1]], "holds", /make no difference/],
    ["a coordinator is not missed", [[PAID, { variant: "tangle, coordinator fails" }, 0.6], [PAID, { variant: "tangle with a coordinator" }, 0.6]], "holds if", /^devices turn to another/],
  ],
  fees: [
    ["trades survive that should not", [["trade.share", { "ledger.fees.fixed": 0.3, "markets.trade.range": 1 }, 0.9]], "does not hold", /90\.0 % instead of 49\.0 %/],
  ],
  waiting: [
    ["the slowest is as good as the quickest", [[RATIO, delayed(60), 0.6], [RATIO, delayed(0.001), 0.6]], "does not hold", /100 % is left/],
    ["there is nothing to lose", [0.001, 2, 5, 10, 30, 60].map((delay): Change => [RATIO, delayed(delay), 1]), "does not hold", /no gain/],
    ["nothing but at once will do, and trust does not help", [...[2, 5, 10, 30, 60].map((delay): Change => [RATIO, delayed(delay), 1]), [RATIO, delayed(60, "zero-conf"), 1]], "holds", /not even 2 seconds/],
    ["trust does not help", [[RATIO, delayed(60, "zero-conf"), 1]], "holds if", /kill it\)$/],
    ["nothing but at once will do, without trust", [2, 5, 10, 30, 60].map((delay): Change => [RATIO, delayed(delay), 1]), "holds if", /^the seller does not trust/],
  ],
  load: [
    ["it does not get faster", [[LATENCY, loaded("peers without limits", 120), 100]], "does not hold", /not shown to make it faster/],
    ["it gets slower in between", [[LATENCY, loaded("peers without limits", 30), 20]], "does not hold", /at 30 a second it is longer/],
    ["a limit makes no difference", [[LATENCY, loaded("peers that take in 100/s", 90), 1.5], [LATENCY, loaded("peers that take in 100/s", 120), 1.4]], "holds", /The same where computers/],
  ],
  "no-fees": [
    ["there is a fee", [["fees.mean", { variant: "spam, first come" }, 0.1]], "does not hold", /fee after all \(spam, first come\)/],
    ["neither spam nor work costs anything", [[MODEST, { variant: "spam, first come" }, 2.5], ["energy.marginal", { variant: "no spam, work of 1 s" }, 0.02]], "does not hold", /not shown to cost/],
    ["work costs nothing", [["energy.marginal", { variant: "no spam, work of 1 s" }, 0.02]], "holds if", /^somebody sends more/],
    ["spam costs nothing", [[MODEST, { variant: "spam, first come" }, 2.5]], "holds if", /^each transaction takes work$/],
  ],
  hurry: [
    ["the patient lose", [["road.netGain.bottom", rule("winners-pay-losers"), -1]], "does not hold", /not shown of the tenth in the least hurry/],
    ["the hurried gain on some days only", [["road.netGain.top", rule("winners-pay-losers"), either(-3, 4)]], "does not hold", /not shown of the tenth in the greatest hurry/],
    ["all gain whoever has the money", ["mean", "top", "bottom"].map((who): Change => [`road.netGain.${who}`, rule("priority-bid"), 1]), "holds", /Where the operator keeps it: .* 1\.0 cents/],
    ["some gain though the operator keeps the money", [["road.netGain.top", rule("priority-bid"), 1]], "holds if", /stays among the vehicles/],
  ],
  balancing: [
    ["more pads hardly help", [[WAIT, { variant: "twelve, queue is told" }, 1000], [WAIT, { variant: "six pads" }, 1200]], "does not hold", /from 20 minutes to 17 minutes.* not shown to be less than half/],
    ["more pads help on some days only", [[WAIT, { variant: "twelve, queue is told" }, either(2000, 0)]], "does not hold", /not shown/],
    ["prices alone do it", [[WAIT, { variant: "twelve, rising prices alone" }, 70]], "holds", /not shown to be needed/],
  ],
  "low-battery": [
    ["the tangle is too slow", [[PARCELS, { variant: "tangle" }, 0.5]], "does not hold", /50 % of the parcels come in time/],
    ["every chain is quick enough", CHAINS.map((variant): Change => [PARCELS, { variant }, 0.99]), "does not hold", /No chain is shown to be too slow/],
    ["no chain is, trust does not help, and the tangle needs nobody", [...CHAINS, "blocks of 10 min, trusted"].map((variant): Change => [PARCELS, { variant }, 0.1]).concat([[PARCELS, { variant: "tangle, nobody else on it" }, 0.98], [PARCELS, { variant: "tangle" }, 0.98], [PARCELS, { variant: "instant payment" }, 0.98]]), "holds", /Over a chain fewer are/],
    ["no chain is", CHAINS.map((variant): Change => [PARCELS, { variant }, 0.1]), "holds if", /^others use the tangle too, and stations do not trust/],
  ],
};

function said(judgement: ReturnType<typeof judgedWith>): string { return judgement.verdict === "holds if" ? judgement.condition : judgement.answer; }

describe.each(claims.map(({ id }) => id))("%s", (id) => {
  it.each(CASES[id]!)("if %s", (_, changes, verdict, says) => {
    const judgement = judgedWith(id, changes);
    expect([judgement.verdict, said(judgement)]).toEqual([verdict, expect.stringMatching(says)]);
    expect(JSON.stringify(judgement)).not.toMatch(/NaN|undefined|Infinity|null/);
  });
});

describe("fees, in other studies", () => {
  const FEE = "ledger.fees.fixed", RANGE = "markets.trade.range", studied = figuresOf("fees");

  it("does not hold where only small fees were tried", () => {
    const few = studied.cells.map((cell, i) => ({ cell, i })).filter(({ cell }) => (cell.values[FEE] as number) <= 0.1);
    const judgement = judgedWith("fees", [], { ...studied, cells: few.map(({ cell }) => cell), figures: studied.figures.map((figure) => ({ ...figure, values: few.map(({ i }) => figure.values[i]!) })) });
    expect([judgement.verdict, judgement.answer]).toEqual(["does not hold", expect.stringContaining("73 % survive the highest fee that was tried, 0.1 tokens")]);
  });

  it("holds where larger goods fare no better", () => {
    const small = { ...studied, cells: studied.cells.map(({ cell, values }) => ({ cell, values: { ...values, [RANGE]: values[RANGE] === 30 ? 1.5 : values[RANGE] } })) };
    const judgement = judgedWith("fees", [["trade.efficiency", { [FEE]: 0.6, [RANGE]: 1.5 }, 0.6 ** 3]], small);
    expect([judgement.verdict, judgement.answer]).toEqual(["holds", expect.stringContaining("no more than 22 % is left")]);
  });
});
