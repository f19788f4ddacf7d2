/**
 * Double spends by real devices on a real tangle, against what can be derived. With two parents and a constant delay h a
 * tip is first approved A after it is seen, A exponential of mean h (the law T3), and that approval is seen h later.
 *
 * The second payment, d after the first, is seen d after it. If no approval of the first was even attached by then
 * (A > d), both sides weigh 1, and the lower of two random numbers wins for good: probability ½. If an approval was
 * seen by then (A + h < d), the first is preferred for good. Between the two the sides race. So the second payment
 * wins with a probability P between ½ exp(−d/h) and ½ exp(−(d − h)/h), the latter at most ½.
 */
import { describe, expect, it } from "vitest";
import { doubleSpender } from "../../../src/agents/adversaries/double-spender.js";
import { micro } from "../../../src/ledger/port.js";
import { plainLoad, startLoad } from "../../../src/ledger/load.js";
import { makeFleet, makeWorld } from "../../support/world.js";

const DELAY = 2, RATE = 10, FLEET = 20, WALLET = 1000;

function attack(policy: string, secondAfter: number) {
  const made = makeWorld({
    duration: 3600, settlement: { policy },
    ledger: { kind: "tangle", network: { delay: DELAY }, confirmation: { threshold: 60 }, drawn: 0 },
  });
  startLoad(made.ledger, made.kernel, plainLoad(RATE));
  const { wallets } = makeFleet(made, doubleSpender, { count: FLEET, wallet: WALLET, params: { attemptRate: "30/h", secondAfter } });
  const { metrics } = made.run();
  return { made, metrics, wallets, attempts: metrics["conflicts.attempted"]!, won: metrics["conflicts.succeeded"]!, loss: metrics["settlement.loss"]! };
}

describe("with settlement wait", () => {
  it.each([0, 1, 4, 10])("nothing is lost when the second payment follows after %i s", (secondAfter) => {
    const { attempts, loss } = attack("wait", secondAfter);
    expect(attempts).toBeGreaterThan(400);
    expect(loss).toBe(0);
  });
});

describe("with settlement zero-conf", () => {
  const runs = [0, 0.5, 1, 2, 4].map((delays) => ({ delays, ...attack("zero-conf", delays * DELAY) }));

  it("half of the second payments win when they follow at once", () => {
    const { attempts, won } = runs[0]!;
    expect(Math.abs(won / attempts - 0.5)).toBeLessThan(3 * Math.sqrt(0.25 / attempts));
  });

  it.each(runs)("after $delays h the share that wins is between the two bounds", ({ delays, attempts, won }) => {
    const low = 0.5 * Math.exp(-delays), high = 0.5 * Math.exp(-Math.max(0, delays - 1));
    const error = 3 * Math.sqrt(0.25 / attempts);
    expect(won / attempts).toBeGreaterThan(low - error);
    expect(won / attempts).toBeLessThan(high + error);
  });

  it("the shop loses what was won, and less the later the second payment comes", () => {
    for (const { won, loss } of runs) expect(Math.abs(loss - won)).toBeLessThanOrEqual(2);
    const losses = runs.map(({ loss }) => loss);
    expect(losses.slice(1).every((loss, i) => loss < losses[i]! + 20)).toBe(true);
    expect(losses[4]).toBeLessThan(0.15 * losses[0]!);
  });

  it("no token is made or lost", () => {
    for (const { made, wallets } of runs) {
      const ledger = made.ledger as typeof made.ledger & { total(): number };
      expect(ledger.total()).toBe(FLEET * micro(WALLET));
      for (const wallet of wallets) expect(ledger.balance(wallet)).toBeGreaterThanOrEqual(ledger.available(wallet));
    }
  });
});
