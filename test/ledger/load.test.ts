import { expect, it } from "vitest";
import { loadSchema, startLoad } from "../../src/ledger/load.js";
import type { AccountOptions, Ledger } from "../../src/ledger/port.js";
import { Kernel } from "../../src/sim/kernel.js";
import { makeLedger } from "./harness.js";

it("is a Poisson process: the gaps have the mean and the deviation of an exponential", () => {
  const world = makeLedger({ duration: 2000, rate: 10, ledger: { kind: "ideal" }, trace: true });
  world.finish();
  const times = world.rows("transactions").map(({ issued }) => Number(issued)).sort((a, b) => a - b);
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  expect(mean).toBeCloseTo(0.1, 2);
  expect(deviation / mean).toBeCloseTo(1, 1);
  expect(new Set(world.rows("transactions").map(({ payer }) => payer)).size).toBe(10);
  expect(world.rows("transactions")[0]).toMatchObject({ purpose: "load/data", kind: "load", amount: 0 });
});

it("by mana loses nothing to an adversary's peers, which have mana and no devices", () => {
  const kernel = new Kernel({ seed: "1" }), posts = [0, 0, 0];
  const ledger = {
    issuers: Float64Array.of(0.4, 0.2, 0.1), goesByMana: true,
    registerPurpose: () => 0, openAccount: ({ peer }: AccountOptions) => peer!, post: (account: number) => { posts[account]!++; },
  };
  startLoad(ledger as unknown as Ledger, kernel, { rate: 50, by: "mana", peers: {} });
  kernel.run({ until: 1000 });
  for (const [peer, share] of [4 / 7, 2 / 7, 1 / 7].entries()) expect(Math.abs(posts[peer]! - 50_000 * share)).toBeLessThan(4.5 * Math.sqrt(50_000 * share));
});

it("names peers by their numbers, written as numbers are", () => {
  expect(loadSchema.safeParse({ rate: 1, peers: { 0: {}, 17: { factor: 2 } } }).success).toBe(true);
  for (const name of ["007", "00", "-1", "1.5", "first"]) expect(loadSchema.safeParse({ rate: 1, peers: { [name]: {} } }).success, name).toBe(false);
});
