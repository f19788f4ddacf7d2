/** Makes the graph from the bytes of tangle.csv and tangle-views.csv, piece by piece. */
import { CsvScanner, type Cells } from "./csv-scan.js";
import { NONE, reversed, STAGES, type Graph, type ViewTimes } from "./graph.js";

/** A column of numbers that grows. */
class Growing {
  #values = new Float64Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = new Float64Array(2 * this.length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.length++] = value;
  }
  get values(): Float64Array { return this.#values.slice(0, this.length); }
}

const TIMES = ["issued", "attached", "visible", "confirmed", "died"] as const;
const NUMBERS = ["id", "weight", "transaction", "peer", "conflict"] as const;
type Column = (typeof TIMES)[number] | (typeof NUMBERS)[number];

export class GraphReader {
  readonly #columns = Object.fromEntries([...TIMES, ...NUMBERS].map((name) => [name, new Growing()])) as Record<Column, Growing>;
  readonly #stages = new Growing();
  readonly #kindOf = new Growing();
  readonly #kinds: string[] = [];
  readonly #parentStart = new Growing();
  readonly #parents = new Growing();
  readonly #scratch: number[] = [];
  readonly #views = new Map<number, ViewTimes>();
  #sites: { names: readonly string[]; places: Map<string, number> } | undefined;
  readonly tangle = new CsvScanner((cells, names) => { this.#site(cells, names); });
  readonly views = new CsvScanner((cells, names) => { this.#view(cells, names); });

  get length(): number { return this.#columns.id.length; }

  /** The graph of all rows that were read; views must have been read after the sites. */
  finish(): Graph {
    const { issued, attached, visible, confirmed, died, id, weight, transaction, peer, conflict } = this.#columns;
    const length = this.length, first = length > 0 ? id.values[0]! : 0;
    const start = new Uint32Array(length + 1), before = new Uint8Array(length), sites: number[] = [];
    const starts = this.#parentStart.values, all = this.#parents.values;
    for (let site = 0; site < length; site++) {
      for (let edge = starts[site]!; edge < (starts[site + 1] ?? all.length); edge++) {
        // What was attached before the window is not drawn; a file that was tampered with may name what comes after.
        const parent = all[edge]! - first;
        if (parent >= 0 && parent < site) sites.push(parent);
        else if (parent < 0) before[site]!++;
      }
      start[site + 1] = sites.length;
    }
    const parents = { start, sites: Int32Array.from(sites) };
    const orNone = (column: Growing): Int32Array => Int32Array.from(column.values, (value) => (Number.isNaN(value) ? NONE : value));
    return {
      first, length, issued: issued.values, attached: attached.values, parents, approvers: reversed(parents, length), before,
      common: { seen: visible.values, confirmed: confirmed.values, died: died.values },
      peers: [...this.#views].sort(([a], [b]) => a - b).map(([number, times]) => ({ peer: number, times })),
      kinds: this.#kinds, kind: Uint16Array.from(this.#kindOf.values), stage: Uint8Array.from(this.#stages.values),
      weight: weight.values, transaction: transaction.values, issuer: orNone(peer), conflict: orNone(conflict),
    };
  }

  #site(cells: Cells, names: readonly string[]): void {
    this.#sites ??= { names, places: new Map(names.map((name, i) => [name, i])) };
    const { places } = this.#sites, columns = this.#columns;
    for (const name of NUMBERS) columns[name].push(numberAt(cells, places.get(name)));
    for (const name of TIMES) columns[name].push(numberAt(cells, places.get(name)));
    const stage = textAt(cells, places.get("stage")), kind = textAt(cells, places.get("kind"));
    this.#stages.push(Math.max(0, (STAGES as readonly string[]).indexOf(stage)));
    let known = this.#kinds.indexOf(kind);
    if (known < 0) known = this.#kinds.push(kind) - 1;
    this.#kindOf.push(known);
    this.#parentStart.push(this.#parents.length);
    const place = places.get("parents");
    const count = place === undefined ? 0 : cells.list(place, this.#scratch);
    for (let i = 0; i < count; i++) this.#parents.push(this.#scratch[i]!);
  }

  #view(cells: Cells, names: readonly string[]): void {
    const at = (name: string): number => numberAt(cells, names.includes(name) ? names.indexOf(name) : undefined);
    const peer = at("peer"), site = at("id") - this.#firstSite;
    if (!(site >= 0 && site < this.length)) return;
    let times = this.#views.get(peer);
    if (times === undefined) {
      const column = (): Float64Array => new Float64Array(this.length).fill(Number.NaN);
      this.#views.set(peer, times = { seen: column(), confirmed: column(), died: column() });
    }
    times.seen[site] = at("seen");
    times.confirmed[site] = at("confirmed");
    times.died[site] = at("died");
  }

  #cachedFirst = Number.NaN;
  get #firstSite(): number { return Number.isNaN(this.#cachedFirst) ? (this.#cachedFirst = this.#columns.id.values[0] ?? 0) : this.#cachedFirst; }
}

function numberAt(cells: Cells, place: number | undefined): number { return place === undefined ? Number.NaN : cells.number(place); }
function textAt(cells: Cells, place: number | undefined): string { return place === undefined ? "" : cells.text(place); }
