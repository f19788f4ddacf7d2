/**
 * What travels inside a report: the files that its page asks for, each compressed by itself, so that a report of five
 * hundred runs opens as fast as one of five and unpacks what is looked at.
 */

/** Identifies the element of the page that holds a `ReportData` as JSON. */
export const REPORT_DATA = "report-data";
/** Stands in the page where the data goes. */
export const REPORT_PLACE = "<!--report-data-->";
/** Stands near the beginning of every report; a file without it is not overwritten. */
export const REPORT_MARK = "Tanglewood report";

export interface ReportHead {
  readonly format: 1;
  readonly engine: string;
  /** Name of the comparison, or of the run's scenario and the run. */
  readonly name: string;
  /** Address within the page that is shown first. */
  readonly home: string;
  /** What the report is of, in words. */
  readonly holds: string;
  /** The command that writes it. */
  readonly command: string;
  /** Bytes of the data as they travel. */
  readonly bytes: number;
  /** What the results have and the report has not, in sentences. */
  readonly left: readonly string[];
  /** Whether the pages of a comparison's single runs can be opened. */
  readonly pagesOfRuns: boolean;
}

export interface ReportData {
  readonly head: ReportHead;
  /** By the address at which the viewer's server has the file: gzip, then base64. */
  readonly files: Readonly<Record<string, string>>;
}
