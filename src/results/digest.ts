/**
 * Digests of a run's results. They cover what is deterministic: every table and the headline figures, and nothing that
 * a clock or a host has a say in, so they are equal in Node, in a worker thread and in a browser.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { RowWriter, Table } from "../sim/recorder.js";
import type { Metric, RunSink, Warning } from "../sim/run-recorder.js";
import { canonicalJson } from "./canonical-json.js";
import { formatHeader, formatLine, formatRow } from "./csv.js";

/** SHA-256 of a text in UTF-8, in hex. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Letters collected before they are hashed: hashing row by row would cost three times as much. */
const CHUNK = 1 << 15;

class TableDigest {
  readonly #hash = sha256.create();
  #text: string;
  rows = 0;

  constructor(header: string) { this.#text = header; }

  add(line: string): void {
    this.#text += line;
    this.rows++;
    if (this.#text.length >= CHUNK) this.#flush();
  }

  hex(): string {
    this.#flush();
    return bytesToHex(this.#hash.clone().digest());
  }

  #flush(): void {
    this.#hash.update(utf8ToBytes(this.#text));
    this.#text = "";
  }
}

/** Takes the rows of a run and keeps only their digests: those of the files that a run folder would hold. */
export class DigestSink implements RunSink {
  readonly #tables = new Map<string, TableDigest>();

  open(table: Table): RowWriter {
    const digest = new TableDigest(formatLine(table.columns.map(formatHeader)));
    this.#tables.set(table.name, digest);
    return (row) => digest.add(formatRow(row));
  }

  /** SHA-256 by file name, e.g. `series.csv`. */
  digests(): Map<string, string> {
    return new Map([...this.#tables].map(([name, table]) => [`${name}.csv`, table.hex()]));
  }
}

/** The digest of a run's results: over the sorted lines `name sha256` of its tables and of its figures. */
export function resultsDigest(files: ReadonlyMap<string, string>, figures: { metrics: Readonly<Record<string, Metric>>; warnings: readonly Warning[] }): string {
  const lines = [...files].map(([name, digest]) => `${name} ${digest}`);
  lines.push(`metrics ${sha256Hex(canonicalJson({ metrics: figures.metrics, warnings: figures.warnings }))}`);
  return sha256Hex(`${lines.sort().join("\n")}\n`);
}
