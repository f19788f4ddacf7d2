/** The rate setter alone, and with the scheduler in a small network of queues: all of ν is used, and shared max-min fairly. */
import { describe, expect, it } from "vitest";
import { PeerScheduler } from "../../../../src/ledger/tangle/access/peer-scheduler.js";
import { RateSetter } from "../../../../src/ledger/tangle/access/rate-setter.js";
import { zipfShares } from "../../../../src/ledger/tangle/mana.js";
import { Kernel } from "../../../../src/sim/kernel.js";
import { poured } from "./poured.js";

const REFERENCE = { increase: 0.075, decrease: 0.7, pause: 0.2, backoff: 274 };

describe("the rate", () => {
  function alone(own: () => number) {
    const kernel = new Kernel({ seed: "1" }), issued: number[] = [];
    const setter = new RateSetter(kernel, { peers: 1, shares: Float64Array.of(1), rate: 10, ...REFERENCE }, own, () => { issued.push(kernel.now); });
    return { kernel, setter, issued };
  }

  it("lets one go at once and the next 1/λ later, first come, first served", () => {
    const { kernel, setter, issued } = alone(() => 0);
    for (let i = 0; i < 40; i++) setter.want(0, i);
    expect(setter.waiting(0)).toBe(39);
    kernel.run({ until: 2.05 });
    expect(issued.map((time) => Math.round(1e6 * time) / 1e6)).toEqual(Array.from({ length: 21 }, (_, i) => i / 10));
  });

  it("rises by A for each transaction taken in while its peer has something to issue, and not without", () => {
    const { setter } = alone(() => 0);
    setter.scheduled(0);
    expect(setter.rate[0]).toBe(10);
    setter.want(0, 0);
    setter.want(0, 1);
    setter.scheduled(0);
    setter.scheduled(0);
    expect(setter.rate[0]).toBeCloseTo(10.15, 12);
  });

  it("falls to β λ once within τ when its own inbox is too long, and nothing is issued for τ", () => {
    const { kernel, setter, issued } = alone(() => 275);
    setter.want(0, 0);
    setter.want(0, 1);
    setter.scheduled(0);
    setter.scheduled(0);
    expect(setter.rate[0]).toBeCloseTo(7, 12);
    kernel.run({ until: 0.25 });
    setter.scheduled(0);
    expect(setter.rate[0]).toBeCloseTo(4.9, 12);
    kernel.run({ until: 5 });
    // The second was allowed 0.1 s after the first, and each decrease added 0.2 s.
    expect(issued[1]).toBeCloseTo(0.5, 9);
  });
});

/** Peers that all hear of what one of them took in after 100 ms; each wants to issue so many times its share of ν. */
function network(factors: readonly number[], rate: number, duration: number) {
  const peers = factors.length, kernel = new Kernel({ seed: "1" }), shares = zipfShares(peers, 0.9);
  const origins: number[] = [], schedules = new Float64Array(peers), passed = new Float64Array(peers);
  const scheduler = new PeerScheduler(kernel, { peers, shares, rate, buffer: 500, drop: "tail", order: "deficit-round-robin", blacklistAt: Infinity, blacklistFor: 0 }, {
    scheduled: (site, peer) => {
      if (kernel.now > duration / 3) { schedules[peer]!++; if (peer !== origins[site]) passed[origins[site]!]! += 1 / (peers - 1); }
      if (peer === origins[site]) for (let other = 0; other < peers; other++) if (other !== peer) kernel.after(0.1, arrive, site, other);
      setter.scheduled(peer);
    },
    dropped: () => { throw new Error("honest issuers fill no buffer"); },
    blacklisted: () => {},
  });
  const arrive = kernel.eventType("test/arrive", (site, peer) => { scheduler.admit(site, peer, origins[site]!, true, false); });
  const setter = new RateSetter(kernel, { peers, shares, rate, ...REFERENCE }, (peer) => scheduler.inboxes.count[peer * peers + peer]!, (site) => {
    scheduler.admit(site, origins[site]!, origins[site]!, true, false);
  });
  const random = kernel.stream("test");
  const want = kernel.eventType("test/want", (peer) => {
    kernel.after(random.exponential(1 / (factors[peer]! * shares[peer]! * rate)), want, peer);
    setter.want(peer, origins.push(peer) - 1);
  });
  factors.forEach((factor, peer) => { if (factor > 0) kernel.after(0, want, peer); });
  kernel.run({ until: duration });
  const seconds = duration * 2 / 3;
  return { utilisation: schedules.map((count) => count / seconds / rate), rates: [...passed].map((count) => count / seconds), fair: poured(factors.map((factor, peer) => factor * shares[peer]! * rate), [...shares], rate) };
}

describe("many issuers that together want more than ν", () => {
  it.each([
    ["all want twice their share", [2, 2, 2, 2, 2, 2, 2, 2]],
    ["a third is content, a third idle, a third wants all it can get", [3, 0.5, 0, 3, 0.5, 0, 3, 0.5, 0]],
  ])("%s: the peers are busy nearly all the time, and each gets its max-min fair share", (_, factors) => {
    const { utilisation, rates, fair } = network(factors, 100, 120);
    for (const share of utilisation) expect(share).toBeGreaterThan(0.95);
    rates.forEach((rate, i) => { expect(Math.abs(rate - fair[i]!)).toBeLessThan(0.1 * fair[i]! + 0.3); });
  });
});
