/** Contrast of the theme's colours by WCAG 2.2, computed from theme.css: drawings escape the accessibility checker. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { heatShades, inkOn } from "../../viz/src/charts/heat-map.js";

const css = readFileSync(new URL("../../viz/src/theme.css", import.meta.url), "utf8");
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

/** `rgb(1, 2, 3)` as `#010203`. */
function hexOf(rgb: string): string { return `#${[...rgb.matchAll(/\d+/g)].map(([part]) => Number(part).toString(16).padStart(2, "0")).join("")}`; }

describe("contrast", () => {
  it("agrees with the ratios that WCAG gives for black on white and for #777 on white", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 6);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  describe.each(["light", "dark"] as const)("%s", (theme) => {
    const colour = (name: string): string => tokens.get(name)![theme];

    it.each(["ink", "ink-soft"])("text in %s is 4.5:1 on every ground", (name) => {
      for (const ground of ["card", "ground", "raised"]) expect(contrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(4.5);
    });

    // Hues also colour the labels beside the lines, so they meet the bar of text.
    it.each([...tokens.keys()].filter((name) => /^(ledger-|series-|road|drones|grid-hue|sensors|reference|bad$|warn-rule|focus|site-|cone-|side-)/.test(name)))("%s is at least 3:1 as a line", (name) => {
      expect(contrast(colour(name), colour("card"))).toBeGreaterThanOrEqual(3);
    });

    it.each([...tokens.keys()].filter((name) => /^(ledger-|series-|road|drones|grid-hue|sensors|reference|bad$|cone-|side-)/.test(name)))("%s is at least 4.5:1 as a label", (name) => {
      expect(contrast(colour(name), colour("card"))).toBeGreaterThanOrEqual(4.5);
    });

    it("values in a heat map are 4.5:1 on every shade, and shades go one way in lightness", () => {
      const shades = Array.from({ length: 101 }, (_, i) => hexOf(heatShades(theme)(i / 100))), light = shades.map(luminance);
      for (const shade of shades) expect(contrast(inkOn(shade), shade)).toBeGreaterThanOrEqual(4.5);
      for (let i = 1; i < light.length; i++) expect(Math.sign(light[i]! - light[i - 1]!)).toBe(theme === "light" ? -1 : 1);
    });

    it("text on warnings is 4.5:1", () => {
      expect(contrast(colour("ink"), colour("warn-ground"))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour("ink-soft"), colour("warn-ground"))).toBeGreaterThanOrEqual(4.5);
    });
  });
});
