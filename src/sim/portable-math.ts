/**
 * Transcendental functions that give the same bits everywhere. JavaScript leaves the last bits of Math.exp, Math.sin and
 * the like to each engine: of the same calls, Node 20 and Chromium 156 answer differently in every one of these functions,
 * and a simulation that differs in one bit soon differs in everything. These are built (by stdlib, after FreeBSD's msun) of nothing but
 * additions, multiplications, divisions and square roots, which IEEE 754 fixes to the last bit.
 */
import acos from "@stdlib/math-base-special-acos";
import asin from "@stdlib/math-base-special-asin";
import atan from "@stdlib/math-base-special-atan";
import atan2 from "@stdlib/math-base-special-atan2";
import cos from "@stdlib/math-base-special-cos";
import exp from "@stdlib/math-base-special-exp";
import expm1 from "@stdlib/math-base-special-expm1";
import log from "@stdlib/math-base-special-ln";
import log10 from "@stdlib/math-base-special-log10";
import log1p from "@stdlib/math-base-special-log1p";
import log2 from "@stdlib/math-base-special-log2";
import pow from "@stdlib/math-base-special-pow";
import sin from "@stdlib/math-base-special-sin";
import tan from "@stdlib/math-base-special-tan";

export { acos, asin, atan, atan2, cos, exp, expm1, log, log10, log1p, log2, pow, sin, tan };

const PORTABLE = { acos, asin, atan, atan2, cos, exp, expm1, log, log10, log1p, log2, pow, sin, tan };

let depth = 0;

/**
 * Acts while the functions of `Math` are the portable ones, and puts the old ones back. The engine calls the portable
 * ones by name; this is for the libraries beneath it (distributions, position of the sun, quantile sketch), which know
 * only `Math`. `act` must not be asynchronous: nobody else may see the exchange.
 */
export function withPortableMath<T>(act: () => T): T {
  if (depth > 0) return act();
  const leave = enterPortableMath();
  depth++;
  try {
    return act();
  } finally {
    leave();
    depth--;
  }
}

/**
 * The functions of `Math` are the portable ones until what this returns is called. Only for libraries that take them
 * when they are loaded, where nothing can be called around them.
 */
export function enterPortableMath(): () => void {
  const native = pick();
  Object.assign(Math, PORTABLE);
  return () => { Object.assign(Math, native); };
}

function pick(): typeof PORTABLE {
  const { acos: a, asin: b, atan: c, atan2: d, cos: e, exp: f, expm1: g, log: h, log10: i, log1p: j, log2: k, pow: l, sin: m, tan: n } = Math;
  return { acos: a, asin: b, atan: c, atan2: d, cos: e, exp: f, expm1: g, log: h, log10: i, log1p: j, log2: k, pow: l, sin: m, tan: n };
}
