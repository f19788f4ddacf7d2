import { describe, expect, it } from "vitest";
import { Membership, roomFor } from "../../src/agents/membership.js";
import { Kernel } from "../../src/sim/kernel.js";

function watch(options: { count: number; capacity: number; joinRate: number; meanStay: number }, until: number, seed = "1") {
  const kernel = new Kernel({ seed });
  const present = new Set<number>();
  let area = 0, last = 0, joins = 0;
  const settle = (): void => { area += present.size * (kernel.now - last); last = kernel.now; };
  const fleet = {
    join(device: number) { settle(); expect(present.has(device)).toBe(false); present.add(device); joins++; },
    leave(device: number) { settle(); expect(present.delete(device)).toBe(true); },
  };
  const membership = new Membership(kernel, fleet, { fleet: "fleet", ...options });
  kernel.run({ until });
  settle();
  return { membership, present, joins, mean: area / until };
}

describe("membership", () => {
  it("keeps everybody where nobody comes or goes", () => {
    const { present, joins } = watch({ count: 5, capacity: 5, joinRate: 0, meanStay: Number.POSITIVE_INFINITY }, 1e6);
    expect([...present]).toEqual([0, 1, 2, 3, 4]);
    expect(joins).toBe(5);
  });

  it("holds Little's law: mean number = join rate × mean stay (M/M/∞)", () => {
    const joinRate = 0.2, meanStay = 100;
    const { mean, membership } = watch({ count: 20, capacity: roomFor(20, joinRate, meanStay, 200_000), joinRate, meanStay }, 200_000);
    expect(mean).toBeGreaterThan(20 * 0.97);
    expect(mean).toBeLessThan(20 * 1.03);
    expect(membership.turnedAway).toBe(0);
  });

  it("turns away and counts who finds no place (Erlang B: a = 2, c = 2 loses 40 %)", () => {
    const { membership, joins } = watch({ count: 0, capacity: 2, joinRate: 0.02, meanStay: 100 }, 2_000_000);
    const lost = membership.turnedAway / (membership.turnedAway + joins);
    expect(lost).toBeGreaterThan(0.39);
    expect(lost).toBeLessThan(0.41);
  });
});
