/** Weight growth and tips among peers, as means over views, beside the theory of one common view where peers are alike. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../../../harness.js";

function run(network: Record<string, unknown>, duration = 260) {
  const world = makeLedger({ seed: "2", duration, warmup: 20, interval: 20, rate: 60, ledger: { kind: "tangle", drawn: 0, network: { kind: "gossip", drawnPeers: 0, topology: { kind: "complete" }, ...network }, confirmation: { threshold: 20 } } });
  const { figure } = world.finish();
  return { figure, weights: world.rows("weight"), series: world.rows("series") };
}

describe("fifty peers that are all one second apart", () => {
  const { figure, weights, series } = run({ peers: 50, delay: "1s" });

  it("see a transaction's weight grow as theory says, from 1 on, within 15 %", () => {
    expect(weights[0]!["weight.mean"]).toBe(1);
    const grown = weights.filter((row) => Number(row["age"]) > 2 && Number(row["weight.mean"]) > 3);
    expect(grown.length).toBeGreaterThan(20);
    for (const row of grown) expect(relativeError(Number(row["weight.mean"]), Number(row["theory"]))).toBeLessThan(0.15);
  });

  it("approve half of all at the age at which those with one common view do, within 6 %", () => {
    const common = makeLedger({ seed: "2", duration: 260, warmup: 20, rate: 60, ledger: { kind: "tangle", drawn: 0, network: { delay: "1s" }, confirmation: { threshold: 20 } } }).finish();
    expect(relativeError(figure("tangle.weight.halfAge"), common.figure("tangle.weight.halfAge"))).toBeLessThan(0.06);
  });

  it("let it gain the rate of all transactions in the end, within 3 %", () => {
    expect(relativeError(figure("tangle.weight.slope"), 60)).toBeLessThan(0.03);
  });

  it("have as many tips as theory expects, within 3 %", () => {
    const theory = series.slice(2).map((row) => Number(row["tangle.tips.theory"]));
    expect(relativeError(figure("tangle.tips.mean"), theory.reduce((sum, tips) => sum + tips, 0) / theory.length)).toBeLessThan(0.03);
  });
});

it("means over views lie between the weights that transactions have if all views are alike or each is alone", () => {
  // One peer sees everything at once; ten peers see each other's transactions after a second.
  const [one, ten] = [run({ peers: 1 }, 60), run({ peers: 10, delay: "1s" }, 60)] as const;
  const at = (rows: typeof one.weights, age: number): number => Number(rows.findLast((row) => Number(row["age"]) <= age)!["weight.mean"]);
  expect(at(one.weights, 0.2)).toBeGreaterThan(at(ten.weights, 0.9));
  expect(Number(ten.weights[1]!["weight.mean"])).toBeLessThan(3);
});

it.each([{ loss: 0.1 }, { jitter: 0.2 }, { topology: { kind: "ring" } }, { peers: 49 }, { delayDistribution: "exponential" }])("theory says nothing with %j", (other) => {
  const { weights, series } = run({ peers: 50, delay: "1s", ...other }, 25);
  expect(series[0]).not.toHaveProperty("tangle.tips.theory");
  expect(Number.isNaN(Number(weights[0]!["theory"]))).toBe(true);
});
