/**
 * The first approvals of a transaction are few, so chance matters however many transactions there are: the sites that
 * approve it are a branching process. Of many tips, with μ = k − 1 and times in units of the delay h, a site is first chosen at the
 * age 1 + X, X exponential of mean 1/μ, and then at the rate μ for one more h, until its first approver is visible. The
 * process grows as W exp(s t) with a random W of mean 1, so a transaction is −ln W / s later than the mean path.
 *
 * ψ(u) = E exp(−uW) obeys ψ(u) = E[ψ(u e^(−s(1+X))) exp(−μ ∫₀¹ (1 − ψ(u e^(−s(1+X+y)))) dy)]; in v = ln u that is a delay
 * differential equation again, of delay s, and E ln W = ∫ (exp(−e^v) − ψ(e^v)) dv (Frullani).
 */
import { exp } from "../../../sim/portable-math.js";
import { DelayEquation } from "./delay-equation.js";

export interface Branching {
  /** Exponential rate of growth s, per h. */
  readonly growth: number;
  /** Mean lag behind the mean path, −E ln W / s, in h. */
  readonly lag: number;
}

const known = new Map<number, Branching>();

/** @param parents at least 2 */
export function branchingOf(parents: number): Branching {
  let found = known.get(parents);
  if (!found) {
    const growth = growthRate(parents - 1);
    found = { growth, lag: -meanLog(parents - 1, growth) / growth };
    known.set(parents, found);
  }
  return found;
}

/** The root s of e^(−s) μ/(μ + s) (1 + μ(1 − e^(−s))/s) = 1: the mean number of children, discounted to their births, is one. */
function growthRate(mu: number): number {
  let low = 1e-6, high = 10;
  for (let i = 0; i < 100; i++) {
    const s = (low + high) / 2;
    if (exp(-s) * mu / (mu + s) * (1 + mu * (1 - exp(-s)) / s) > 1) low = s; else high = s;
  }
  return (low + high) / 2;
}

/** E ln W. With M(v) = ψ(e^(v + s)) and K the integral of 1 − ψ: (s/μ) M' = ψ exp(−(μ/s)(K(v) − K(v − s))) − M. */
function meanLog(mu: number, s: number): number {
  const START = -14, END = 30;
  const equation = new DelayEquation({
    delay: s, steps: 100, start: START, initial: [1 - exp(START + s), exp(START)],
    // Small u: ψ(u) = 1 − u + O(u²), since the mean of W is 1.
    before: (v, out) => { out[0] = 1 - exp(v + s); out[1] = exp(v); },
    slope: (_, [m, k], [psi, pastK], out) => {
      out[0] = mu / s * (psi! * exp(-mu / s * (k! - pastK!)) - m!);
      out[1] = 1 - psi!;
    },
  });
  const { dt } = equation;
  let sum = 0;
  for (let v = START; v < END; v = equation.time) {
    // The trapezoidal rule is exact enough, since the integrand vanishes with its slopes at both ends.
    sum += dt * (exp(-exp(v)) - equation.ago(0, 100));
    equation.step();
  }
  return sum;
}
