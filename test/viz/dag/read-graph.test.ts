/** The bytes of tangle.csv become columns, whatever pieces they come in. */
import { csvParseRows } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvScanner } from "../../../viz/src/dag/csv-scan.js";
import { linked, STAGES } from "../../../viz/src/dag/graph.js";
import { GraphReader } from "../../../viz/src/dag/read-graph.js";
import { makeTangle } from "./made-tangle.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("scanning CSV", () => {
  it("reads the cells that d3 reads, quotes and letters of any length included, in pieces of any length", () => {
    const cell = fc.oneof(fc.stringMatching(/^[a-z0-9 .]{0,6}$/), fc.constantFrom('"', "a,b", "two\nlines", "é — ü", '""'));
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (rows, piece) => {
      const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const text = `a [s],b,c\n${rows.map((row) => row.map(quoted).join(",")).join("\n")}\n`, all = bytes(text), found: string[][] = [];
      const scanner = new CsvScanner((cells, names) => { expect(names).toEqual(["a", "b", "c"]); found.push([0, 1, 2].map((i) => cells.text(i))); });
      for (let at = 0; at < all.length; at += piece) scanner.push(all.subarray(at, at + piece));
      expect(found).toEqual(csvParseRows(text).slice(1));
    }), { seed: 2, numRuns: 400 });
  });

  it("reads numbers as the language does, to 15 digits, and lists of them", () => {
    const values = [0, -1.5, 120.00345678912345, 1e-9, 3.5e21, 123456789012, 0.1];
    const found: number[] = [], lists: number[][] = [];
    const scanner = new CsvScanner((cells) => { found.push(cells.number(0)); const into: number[] = []; into.length = cells.list(1, into); lists.push(into); });
    scanner.push(bytes(`x,list\n${values.map((value) => `${value},4 17 0`).join("\n")}\n,\nlast,line without its newline`));
    found.slice(0, values.length).forEach((value, i) => { expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(1e-15 * Math.abs(values[i]!)); });
    expect(found[values.length]).toBeNaN();
    expect(lists).toEqual([...values.map(() => [4, 17, 0]), []]);
  });
});

describe("reading a graph", () => {
  it("gives the columns of the file, parents within the window, and the views of peers", () => {
    const made = makeTangle({ sites: 400, peers: 3, every: 50 }), reader = new GraphReader();
    const all = bytes(made.tangle);
    for (let at = 0; at < all.length; at += 777) reader.tangle.push(all.subarray(at, at + 777));
    reader.views.push(bytes(made.views));
    const graph = reader.finish(), rows = csvParseRows(made.tangle).slice(1), views = csvParseRows(made.views).slice(1);
    expect([graph.length, graph.first]).toEqual([400, 500]);
    rows.forEach((row, site) => {
      const cell = (value: number): string => (Number.isNaN(value) || value === -1 ? "" : String(value));
      expect([graph.issued[site], graph.attached[site], graph.common.seen[site], graph.common.confirmed[site], graph.common.died[site], graph.transaction[site], graph.weight[site], graph.issuer[site], graph.conflict[site]].map((value) => cell(value!)))
        .toEqual([row[1], row[2], row[3], row[7], row[11], row[9], row[8], row[10], row[12]]);
      expect([graph.kinds[graph.kind[site]!], STAGES[graph.stage[site]!]]).toEqual([row[5], row[6]]);
      expect([...linked(graph.parents, site)]).toEqual(row[4]!.split(" ").map((parent) => Number(parent) - 500).filter((parent) => parent >= 0));
      expect(graph.before[site]).toBe(row[4]!.split(" ").filter((parent) => Number(parent) < 500).length);
      expect([...linked(graph.approvers, site)]).toEqual(rows.flatMap((other, i) => (other[4]!.split(" ").includes(row[0]!) ? [i] : [])));
    });
    expect(graph.peers.map(({ peer }) => peer)).toEqual([0, 1, 2]);
    for (const [id, peer, seen, confirmed] of views) expect([graph.peers[Number(peer)]!.times.seen[Number(id) - 500], graph.peers[Number(peer)]!.times.confirmed[Number(id) - 500]]).toEqual([Number(seen), confirmed === "" ? Number.NaN : Number(confirmed)]);
  });

  it("reads a run of the old format, and a run without sites", () => {
    const old = new GraphReader(), none = new GraphReader();
    old.tangle.push(bytes("id,issued [s],attached [s],visible [s],parents,kind,stage,confirmed [s],weight,transaction\n7,1,1,2,0,load,seen,,3,6\n"));
    none.tangle.push(bytes("id,attached [s]\n"));
    expect([old.finish().issuer[0], old.finish().conflict[0], none.finish().length]).toEqual([-1, -1, 0]);
  });
});
