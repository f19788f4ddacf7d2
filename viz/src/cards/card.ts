/**
 * What a chart card is: a title that states what is seen, one plot or several on the same time axis, and the same data
 * as a table. A definition says from a run what to show; it returns undefined when the run has nothing for it.
 */
import type { Run } from "../data/run.js";
import type { AxisScale, Size } from "../charts/frame.js";
import type { TimeChart } from "../charts/time-chart.js";

export interface TimePlot { readonly kind: "time"; readonly height: number; readonly chart: TimeChart }
/** `scales`: its value axis can be logarithmic or linear, as the reader chooses for all such plots; until then it is as the plot `prefers`. A plot that breaks into lines is as high as its width makes it. */
export interface StillPlot { readonly kind: "still"; readonly height: number | ((width: number) => number); readonly axis: string; readonly scales?: boolean; readonly prefers?: AxisScale; readonly draw: (size: Size, scale: AxisScale) => SVGSVGElement }
export type Plot = TimePlot | StillPlot;

export interface DataTable { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }

export interface ChartCard {
  readonly title: string;
  /** How to read the card, one or two sentences. */
  readonly note: string;
  readonly plots: readonly Plot[];
  readonly table: DataTable;
  /** Stands beside two cards of ordinary height. */
  readonly tall?: boolean;
}

/** A card that is no chart: a table or a list, as wide as the page. */
export interface TextCard { readonly title: string; readonly note: string; readonly body: HTMLElement }

export interface CardDefinition {
  /** Names exported files, `throughput.csv`. */
  readonly name: string;
  /** What a reader is told where a run has nothing for the card, in a section that is shown; none if that goes without saying. */
  readonly absent?: string;
  readonly build: (run: Run) => ChartCard | TextCard | undefined;
}
