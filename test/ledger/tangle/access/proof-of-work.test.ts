/** Work that a device does for its transactions: one after the other, harder the more it issued lately, and its energy. */
import { describe, expect, it } from "vitest";
import { Stage, micro } from "../../../../src/ledger/port.js";
import { makeLedger, relativeError } from "../../harness.js";

/** A wallet that has `start` transactions ready, and the next as soon as one is attached. @returns when each was attached */
function spam(work: Record<string, unknown>, duration: number, wallet: { workTime?: number; workPower?: number; crowd?: boolean } = {}, start = 1, again = true) {
  const made = makeLedger({ duration, rate: 1, ledger: { kind: "tangle", network: { delay: 0.1 }, confirmation: { threshold: 3 }, drawn: 0, messageEnergy: 0, peerPower: 0, work } });
  const attached: number[] = [];
  const spammer = made.ledger.openAccount({ kind: "spammer", ...wallet });
  const purpose = made.ledger.registerPurpose({
    name: "spam/data", device: "spammer",
    hear: (stage) => {
      if (stage !== Stage.attached) return;
      attached.push(made.kernel.now);
      if (again && made.kernel.now < duration) made.ledger.post(spammer, purpose, 0);
    },
  });
  for (let i = 0; i < start; i++) made.ledger.post(spammer, purpose, 0);
  return { ...made, attached, spammer, result: made.finish() };
}

/** r with r T g^(W r) = 1, by bisection: a work every 1/r seconds, each after W r others in the window. */
function boundOfRate(time: number, window: number, growth: number): number {
  let low = 0, high = 1 / time;
  for (let i = 0; i < 100; i++) {
    const rate = (low + high) / 2;
    if (rate * time * growth ** (window * rate) < 1) low = rate; else high = rate;
  }
  return low;
}

describe("fixed work", () => {
  it("is done one after the other by one device: a wallet with ten transactions at once attaches one every two seconds", () => {
    const { attached } = spam({ time: 2 }, 21, {}, 10);
    expect(attached).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  });

  it("is done side by side by a crowd", () => {
    const { attached } = spam({ time: 2 }, 5, { crowd: true }, 10);
    expect(attached).toEqual([...Array<number>(10).fill(2), ...Array<number>(10).fill(4)]);
  });

  it("takes the wallet's own time and power before those of the ledger", () => {
    expect(spam({ time: 2 }, 10, { workTime: 3 }).attached).toEqual([3, 6, 9]);
    expect(spam({ time: 2 }, 10, { workTime: 0 }, 3, false).attached).toEqual([0, 0, 0]);
  });

  it("costs time × power", () => {
    // The load issues about once a second with work of 2 s at 3 W; the spammer works 100 s on end at 5 W.
    const { result: { figure }, attached } = spam({ time: 2, power: "3 W" }, 100, { workPower: 5 });
    const joules = figure("energy.total"), issued = figure("throughput.issued") * 100;
    const spammed = attached.length;
    expect(joules).toBeCloseTo(2 * 5 * spammed + 2 * 3 * (issued - spammed), 6);
    expect(figure("energy.perTransaction")).toBeCloseTo(joules / issued, 9);
    expect(figure("fees.mean")).toBe(0);
  });

  it("is left out altogether with kind none", () => {
    const { attached, result } = spam({ kind: "none" }, 10, { workTime: 3 }, 2, false);
    expect(attached).toEqual([0, 0]);
    expect(result.figure("energy.total")).toBe(0);
  });
});

describe("adaptive work", () => {
  it("doubles with each transaction in the window, and forgets those before it", () => {
    // Starts at 0, 1, 3, 7; the fifth would start at 15, when that at 3 is 12 s old and only that at 7 counts (T 2¹).
    expect(spam({ kind: "adaptive", time: 1, growth: 2, window: 10 }, 18).attached.map((at) => Math.round(1e9 * at) / 1e9)).toEqual([1, 3, 7, 15, 17]);
  });

  it.each([[1, 60, 1.1], [0.01, 60, 1.1], [0.1, 300, 1.02]])("bounds a spammer's rate by r T g^(W r) = 1: T = %f s, W = %f s, g = %f", (time, window, growth) => {
    const duration = 40 * window;
    const { attached } = spam({ kind: "adaptive", time, window, growth }, duration);
    const settled = attached.filter((at) => at > duration / 4);
    expect(relativeError(settled.length / (0.75 * duration), boundOfRate(time, window, growth))).toBeLessThan(0.05);
  });

  it("makes hardware a hundred times as fast worth less than four times the rate", () => {
    const rate = (workTime: number): number => spam({ kind: "adaptive" }, 1200, { workTime }).attached.filter((at) => at > 300).length / 900;
    const gain = rate(0.01) / rate(1);
    expect(gain).toBeGreaterThan(2);
    expect(gain).toBeLessThan(4);
  });
});

describe("dust", () => {
  it("is rejected below the least payment; data are not", () => {
    const { ledger, finish } = makeLedger({ duration: 10, ledger: { kind: "tangle", dust: "0.5 tokens" } });
    const [a, b] = [ledger.openAccount({ kind: "x", balance: micro(10) }), ledger.openAccount({ kind: "x" })];
    const purpose = ledger.registerPurpose({ name: "x/pay", device: "x", hear: () => {} });
    const stages = [micro(0.5), micro(0.5) - 1].map((amount) => ledger.stage(ledger.pay(a, b, amount, purpose, 0)));
    expect(stages[0]).not.toBe(Stage.rejected);
    expect(stages[1]).toBe(Stage.rejected);
    expect(ledger.stage(ledger.post(a, purpose, 0))).not.toBe(Stage.rejected);
    expect(ledger.available(a)).toBe(micro(9.5));
    const { figure, warnings } = finish();
    expect(figure("payments.rejected")).toBe(1);
    expect(warnings).toContain("dust");
  });
});
