import { describe, expect, it } from "vitest";
import * as portable from "../../src/sim/portable-math.js";
import { RandomStream } from "../../src/sim/random.js";

const names = ["acos", "asin", "atan", "cos", "exp", "expm1", "log", "log10", "log1p", "log2", "sin", "tan"] as const;

/** Distance in units of the last place of `b`. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const scale = 2 ** (Math.floor(Math.log2(Math.abs(b))) - 52);
  return Math.abs(a - b) / scale;
}

describe("portable functions", () => {
  const random = new RandomStream("1", "portable-math");

  it.each(names)("%s differs from the engine's by at most two units in the last place", (name) => {
    for (let i = 0; i < 5000; i++) {
      const x = name.startsWith("a") && name !== "atan" ? random.uniform(-1, 1) : name.startsWith("log") ? random.uniform(0.001, 100) : random.uniform(-20, 20);
      expect(ulps(portable[name](x), Math[name](x))).toBeLessThanOrEqual(2);
    }
  });

  it("pow and atan2 likewise", () => {
    for (let i = 0; i < 5000; i++) {
      const x = random.uniform(0.01, 20), y = random.uniform(-10, 10);
      expect(ulps(portable.pow(x, y), x ** y)).toBeLessThanOrEqual(2);
      expect(ulps(portable.atan2(y, x), Math.atan2(y, x))).toBeLessThanOrEqual(2);
    }
  });

  it("give the same bits as ever (and as in Chromium: test/experiment/determinism.test.ts)", () => {
    expect(portable.exp(1)).toBe(2.7182818284590455);
    expect(portable.log(10)).toBe(2.302585092994046);
    expect(portable.sin(1)).toBe(0.8414709848078965);
    expect(portable.pow(1.005, 1000)).toBe(146.57562561109216);
  });
});

describe("withPortableMath", () => {
  it("exchanges the functions of Math while it acts, nested and after a failure too", () => {
    const native = Math.exp;
    expect(portable.withPortableMath(() => portable.withPortableMath(() => Math.exp) === portable.exp && Math.exp === portable.exp)).toBe(true);
    expect(Math.exp).toBe(native);
    expect(() => portable.withPortableMath(() => { throw new Error("on purpose"); })).toThrow("on purpose");
    expect(Math.exp).toBe(native);
  });
});
