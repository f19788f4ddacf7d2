/** Small graphs of any shape, for comparison with naive references: nothing in them follows the rules of a tangle but the order. */
import fc from "fast-check";
import { NONE, reversed, type Graph } from "../../../viz/src/dag/graph.js";

const moment = fc.double({ min: 0, max: 100, noNaN: true });
const perhaps = fc.oneof({ arbitrary: moment, weight: 3 }, { arbitrary: fc.constant(Number.NaN), weight: 1 });
const site = fc.record({ seen: perhaps, confirmed: perhaps, died: perhaps, lost: fc.boolean(), parents: fc.array(fc.nat(1000), { maxLength: 3 }), conflict: fc.integer({ min: NONE, max: 2 }), kind: fc.nat(2), issuer: fc.nat(3) });

export const randomGraph: fc.Arbitrary<Graph> = fc.array(fc.tuple(moment, site), { minLength: 1, maxLength: 25 }).map((drawn) => {
  const sites = drawn.sort(([a], [b]) => a - b).map(([at, rest]) => ({ at, ...rest })), length = sites.length;
  const start = new Uint32Array(length + 1), links: number[] = [];
  sites.forEach(({ parents }, i) => { if (i > 0) links.push(...new Set(parents.map((parent) => parent % i))); start[i + 1] = links.length; });
  const parents = { start, sites: Int32Array.from(links) };
  const column = (read: (each: (typeof sites)[number]) => number): Float64Array => Float64Array.from(sites, read);
  // What a view knows of a site comes after its attachment.
  const later = (of: "seen" | "confirmed" | "died") => (each: (typeof sites)[number]): number => each.at + each[of];
  return {
    first: 40, length, parents, approvers: reversed(parents, length), before: new Uint8Array(length), attached: column(({ at }) => at), issued: column(({ at }) => at - 0.5),
    common: { seen: column(later("seen")), confirmed: column(later("confirmed")), died: column(later("died")) }, peers: [],
    kinds: ["car", "home", "drone"], kind: Uint16Array.from(sites, ({ kind }) => kind), stage: Uint8Array.from(sites, ({ lost }) => (lost ? 4 : 3)),
    weight: column(() => 1), transaction: Float64Array.from({ length }, (_, i) => 70 + i), issuer: Int32Array.from(sites, ({ issuer }) => issuer), conflict: Int32Array.from(sites, ({ conflict }) => conflict),
  };
});
