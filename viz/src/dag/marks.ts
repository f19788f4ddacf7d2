/**
 * How a site looks: its state is told by shape and by colour, so that neither is needed alone. What a coordinator or a
 * validator issued is a star, in the colour of its state. The paths serve canvas, legend and saved drawing alike.
 */
import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolStar, symbolTimes, symbolTriangle, type SymbolType } from "d3";
import { STATES, type State, type StateName } from "./history.js";

interface Mark { readonly shape: SymbolType; /** Area against that of a circle of the same radius. */ readonly area: number; readonly style: "filled" | "outlined" | "stroked"; readonly words: string }

export const MARKS: Readonly<Record<StateName, Mark>> = {
  hidden: { shape: symbolCircle, area: 0.6, style: "outlined", words: "attached, not seen yet" },
  tip: { shape: symbolTriangle, area: 1.05, style: "filled", words: "tip: nobody approves it" },
  approved: { shape: symbolCircle, area: 1, style: "filled", words: "approved, not confirmed yet" },
  confirmed: { shape: symbolSquare, area: 0.95, style: "filled", words: "confirmed" },
  orphaned: { shape: symbolTimes, area: 0.8, style: "stroked", words: "orphaned, or stranded" },
  conflicting: { shape: symbolDiamond, area: 1.25, style: "filled", words: "lost a conflict" },
};

/** Kinds of issuers whose transactions speak for the network instead of paying. */
export function speaksForNetwork(kind: string): boolean { return /coordinator|milestone|validat|committee/i.test(kind); }

/** The outline of a mark of radius `r` around the origin, as an SVG path. */
export function markPath(state: State, r: number, star: boolean): string {
  const { shape, area } = MARKS[STATES[state]!];
  return symbol(star ? symbolStar : shape, (star ? 1.1 : area) * Math.PI * r * r)() ?? "";
}

/** Token of theme.css that colours a state. */
export function stateHue(state: State): string { return `site-${STATES[state]!}`; }

/** Colours as the canvas needs them: tokens resolved for the theme at hand. */
export interface Palette { readonly states: readonly string[]; readonly card: string; readonly edge: string; readonly ink: string; readonly soft: string; readonly grid: string; readonly past: string; readonly future: string; readonly sides: readonly string[] }

export const SIDE_HUES = ["side-1", "side-2", "side-3"] as const;

export function readPalette(place: HTMLElement): Palette {
  const probe = place.appendChild(document.createElement("i"));
  const colour = (token: string): string => { probe.style.color = `var(--${token})`; return getComputedStyle(probe).color; };
  const palette = {
    states: STATES.map((_, state) => colour(stateHue(state))), card: colour("card"), edge: colour("rule-strong"), ink: colour("ink"), soft: colour("ink-soft"), grid: colour("grid"),
    past: colour("cone-past"), future: colour("cone-future"), sides: SIDE_HUES.map(colour),
  };
  probe.remove();
  return palette;
}
