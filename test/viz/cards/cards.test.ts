/** What the cards conclude from the figures. */
import { describe, expect, it } from "vitest";
import { verdict } from "../../../viz/src/cards/conflict-card.js";
import { tariffs } from "../../../viz/src/cards/grid-cards.js";
import { kindHue } from "../../../viz/src/cards/hues.js";
import { grows } from "../../../viz/src/cards/ledger-cards.js";
import { commandOf } from "../../../viz/src/cards/setup-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";

describe("cards", () => {
  const series = new Columns(`time [s],x\n${Array.from({ length: 90 }, (_, i) => `${i + 1},0`).join("\n")}\n`);

  it("call a backlog growing only when its last third lies clearly above its first", () => {
    expect(grows({ series, warmup: 0 }, Float64Array.from({ length: 90 }, (_, i) => 10 + i))).toBe(true);
    expect(grows({ series, warmup: 0 }, Float64Array.from({ length: 90 }, (_, i) => 100 + (i % 7)))).toBe(false);
    expect(grows({ series, warmup: 0 }, Float64Array.from({ length: 90 }, (_, i) => (i < 60 || i > 85 ? 3 : 500)))).toBe(false);
    expect(grows({ series, warmup: 60 }, Float64Array.from({ length: 90 }, (_, i) => Math.min(i, 60)))).toBe(false);
  });

  it("give each domain's devices its hue", () => {
    expect(["vehicle", "crossing", "drone", "customer", "station", "home", "energy-market", "sensor", "double-spender", "load"].map(kindHue)).toEqual(["road", "road", "drones", "drones", "drones", "grid-hue", "grid-hue", "sensors", "bad", "reference"]);
  });

  it("say of double spends what sellers lost by them", () => {
    expect(verdict(110, 0, 0)).toBe("None of 110 double spends replaced the first payment");
    expect(verdict(110, 32, 0)).toBe("32 of 110 double spends replaced the first payment, yet no seller lost a token");
    expect(verdict(110, 38, 38)).toBe("Sellers lost 38 tokens to double spends: 38 of 110 succeeded");
  });

  it("read the two tariffs from the resolved scenario", () => {
    expect(tariffs({ summary: undefined, scenarioText: "energy:\n  retailPrice: 0.3\n  feedInPrice: 0.08\n" })).toEqual([{ label: "retail", value: 0.3 }, { label: "feed-in", value: 0.08 }]);
    expect(tariffs({ summary: undefined, scenarioText: "" })).toEqual([]);
  });

  it("give the command as recorded, or build it from what was changed", () => {
    const entry = { scenario: "city", run: "r", folder: "r", status: "done", seed: "7" } as const;
    expect(commandOf({ entry, manifest: { commandLine: "tanglewood run x.yaml" } })).toBe("npx tanglewood run x.yaml");
    expect(commandOf({ entry, manifest: { seed: "7", overrides: { "ledger.network.delay": "10s" } } })).toBe("npx tanglewood run scenarios/city.yaml --set ledger.network.delay=10s --seed 7");
  });
});
