/** The scheduler of peers against a round robin that is walked through step by step, and what it promises each issuer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PeerScheduler, type SchedulerOptions } from "../../../../src/ledger/tangle/access/peer-scheduler.js";
import { Kernel } from "../../../../src/sim/kernel.js";

function world(options: Partial<SchedulerOptions> & { shares: Float64Array }) {
  const kernel = new Kernel({ seed: "1" });
  const log: { site: number; peer: number; time: number }[] = [], dropped: number[] = [], bans: { issuer: number; peer: number; time: number }[] = [];
  const scheduler = new PeerScheduler(kernel, {
    peers: options.shares.length, rate: 1, buffer: 1e6, drop: "head", order: "deficit-round-robin", blacklistAt: Infinity, blacklistFor: 0, ...options,
  }, {
    scheduled: (site, peer) => { log.push({ site, peer, time: kernel.now }); },
    dropped: (site) => { dropped.push(site); },
    blacklisted: (issuer, peer) => { bans.push({ issuer, peer, time: kernel.now }); },
  });
  return { kernel, scheduler, log, dropped, bans };
}

/** Deficit round robin as it is written down: walk from issuer to issuer, grant, serve at most one. */
class Walked {
  readonly shares: readonly number[];
  readonly queues: number[][];
  readonly #deficit: number[];
  #at = 0;
  constructor(shares: readonly number[]) {
    this.shares = shares;
    this.queues = shares.map(() => []);
    this.#deficit = shares.map(() => 0);
  }
  next(): number | undefined {
    if (this.queues.every((queue) => queue.length === 0)) return undefined;
    for (;;) {
      const issuer = this.#at;
      this.#at = (issuer + 1) % this.shares.length;
      if (this.#deficit[issuer]! < 1) this.#deficit[issuer]! += this.shares[issuer]!;
      if (this.queues[issuer]!.length === 0 || this.#deficit[issuer]! < 1) continue;
      this.#deficit[issuer]!--;
      return this.queues[issuer]!.shift();
    }
  }
}

describe("deficit round robin", () => {
  it("serves in the order of a round robin that is walked through", () => {
    // Shares in 64ths: sums of quanta are exact, so that both see the same deficits.
    const parts = fc.array(fc.integer({ min: 1, max: 16 }), { minLength: 1, maxLength: 6 });
    const arrivals = fc.array(fc.tuple(fc.nat(40), fc.nat(5)), { minLength: 1, maxLength: 80 });
    fc.assert(fc.property(parts, arrivals, (written, drawn) => {
      const shares = written.map((part) => part / 64), walked = new Walked(shares);
      const { kernel, scheduler, log } = world({ shares: Float64Array.from(shares) });
      const events = drawn.map(([time, issuer], site) => ({ time: time + 0.5, issuer: issuer % shares.length, site })).sort((a, b) => a.time - b.time || a.site - b.site);
      const arrive = kernel.eventType("test/arrive", (site, issuer) => { scheduler.admit(site, 0, issuer, true, false); });
      for (const { time, issuer, site } of events) kernel.at(time, arrive, site, issuer);
      kernel.run({ until: 500 });
      // The server by hand: free at a time, it serves what has arrived by then.
      const expected: { site: number | undefined; time: number }[] = [];
      for (let freeAt = 0, at = 0; expected.length < events.length;) {
        if (walked.queues.every((queue) => queue.length === 0)) freeAt = Math.max(freeAt, events[at]!.time);
        // An idle server takes the first of a moment at once, before the others of that moment.
        const one = walked.queues.every((queue) => queue.length === 0);
        if (one) { walked.queues[events[at]!.issuer]!.push(events[at]!.site); at++; }
        else while (at < events.length && events[at]!.time <= freeAt) { walked.queues[events[at]!.issuer]!.push(events[at]!.site); at++; }
        expected.push({ site: walked.next(), time: freeAt });
        freeAt++;
        while (at < events.length && events[at]!.time < freeAt) { walked.queues[events[at]!.issuer]!.push(events[at]!.site); at++; }
      }
      expect(log.map(({ site, time }) => ({ site, time }))).toEqual(expected);
    }), { seed: 1, numRuns: 300 });
  });

  it("divides a flood by mana, at the rate of the peer", () => {
    const shares = Float64Array.of(0.5, 0.3, 0.2);
    const { kernel, scheduler, log } = world({ shares, rate: 100 });
    for (let site = 0; site < 6000; site++) scheduler.admit(site, 1, site % 3, true, false);
    kernel.run({ until: 10 });
    expect(log.length).toBe(1001);
    for (let issuer = 0; issuer < 3; issuer++) {
      expect(Math.abs(log.filter(({ site }) => site % 3 === issuer).length - 1000 * shares[issuer]!)).toBeLessThan(4);
    }
    for (let i = 1; i < log.length; i++) expect(log[i]!.time - log[i - 1]!.time).toBeCloseTo(0.01, 9);
  });

  it("serves an issuer that stays below its share within two turns of the others, whatever they send", () => {
    const { kernel, scheduler, log } = world({ shares: Float64Array.of(0.1, 0.6, 0.3), rate: 100 });
    for (let site = 1; site < 20_000; site++) scheduler.admit(site, 0, 1 + (site & 1), true, false);
    const sparse = kernel.eventType("test/sparse", (n) => { scheduler.admit(1_000_000 + n, 0, 0, true, false); });
    for (let n = 1; n < 100; n++) kernel.at(0.2 * n + 0.003, sparse, n);
    kernel.run({ until: 25 });
    const waits = log.filter(({ site }) => site >= 1_000_000).map(({ site, time }) => time - 0.2 * (site - 1_000_000) - 0.003);
    expect(waits.length).toBe(99);
    expect(Math.max(...waits)).toBeLessThan(0.041);
  });
});

describe("first come, first served", () => {
  it("knows neither mana nor issuer", () => {
    const { kernel, scheduler, log } = world({ shares: Float64Array.of(0.9, 0.1), order: "first-come" });
    for (let site = 0; site < 30; site++) scheduler.admit(site, 0, site % 3 === 0 ? 0 : 1, true, false);
    kernel.run({ until: 40 });
    expect(log.map(({ site }) => site)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });
});

describe("what waits for its parents", () => {
  it("is passed over until it is ready, and keeps its place", () => {
    const { kernel, scheduler, log } = world({ shares: Float64Array.of(1) });
    for (const [site, isReady] of [[1, false], [2, true], [3, true]] as const) scheduler.admit(site, 0, 0, isReady, false);
    kernel.run({ until: 0.5 });
    scheduler.ready(1, 0, 0);
    kernel.run({ until: 10 });
    expect(log).toEqual([{ site: 2, peer: 0, time: 0 }, { site: 1, peer: 0, time: 1 }, { site: 3, peer: 0, time: 2 }]);
  });
});

describe("a peer that is down", () => {
  it("takes nothing in, and goes on where it was when it is back", () => {
    const { kernel, scheduler, log } = world({ shares: Float64Array.of(0.5, 0.5), rate: 1 });
    for (const peer of [0, 1]) for (const site of [1, 2, 3]) scheduler.admit(site, peer, 0, true, false);
    const turn = kernel.eventType("test/turn", (peer, isUp) => { scheduler.turned(peer, isUp === 1); });
    kernel.at(0.5, turn, 0, 0);
    kernel.at(10.25, turn, 0, 1);
    kernel.run({ until: 20 });
    expect(log.filter(({ peer }) => peer === 0).map(({ site, time }) => [site, time])).toEqual([[1, 0], [2, 10.25], [3, 11.25]]);
    expect(log.filter(({ peer }) => peer === 1).map(({ time }) => time)).toEqual([0, 1, 2]);
  });
});

describe("the buffer", () => {
  it("lets go of the oldest in the inbox that is longest for its mana", () => {
    const { scheduler, dropped } = world({ shares: Float64Array.of(0.8, 0.2), buffer: 10, rate: 1e-3 });
    scheduler.admit(100, 0, 0, true, false);
    for (let site = 0; site < 6; site++) scheduler.admit(site, 0, 0, true, false);
    // 6 / 0.8 = 7.5 is more than 1 / 0.2 but less than 2 / 0.2.
    for (let site = 10; site < 14; site++) scheduler.admit(site, 0, 1, true, false);
    expect(dropped).toEqual([]);
    scheduler.admit(14, 0, 1, true, false);
    scheduler.admit(6, 0, 0, true, false);
    expect(dropped).toEqual([10, 11]);
    expect(scheduler.inboxes.total[0]).toBe(10);
  });

  it("or of the newest", () => {
    const { scheduler, dropped } = world({ shares: Float64Array.of(1), buffer: 3, drop: "tail", rate: 1e-3 });
    for (const site of [1, 2, 3, 4, 5, 6]) scheduler.admit(site, 0, 0, true, false);
    expect(dropped).toEqual([5, 6]);
  });

  it("keeps what the peer asked for, at the front of its inbox", () => {
    const { kernel, scheduler, dropped, log } = world({ shares: Float64Array.of(1), buffer: 2 });
    for (const site of [1, 2, 3]) scheduler.admit(site, 0, 0, true, false);
    scheduler.admit(4, 0, 0, true, true);
    scheduler.admit(5, 0, 0, true, false);
    kernel.run({ until: 10 });
    expect(dropped).toEqual([2, 3]);
    expect(log.map(({ site }) => site)).toEqual([1, 4, 5]);
  });
});

describe("a ban", () => {
  it("holds for its time, at that peer only", () => {
    const { kernel, scheduler, bans } = world({ shares: Float64Array.of(0.5, 0.5), blacklistAt: 10, blacklistFor: 60, rate: 1 });
    for (let site = 0; site < 7; site++) {
      expect(scheduler.isBanned(1, 0)).toBe(false);
      scheduler.admit(site, 0, 1, true, false);
    }
    // One was taken in at once; 6 wait, more than 10 × ½.
    expect(bans).toEqual([{ issuer: 1, peer: 0, time: 0 }]);
    expect([scheduler.isBanned(1, 0), scheduler.isBanned(1, 1), scheduler.isBanned(0, 0)]).toEqual([true, false, false]);
    kernel.run({ until: 59 });
    expect(scheduler.isBanned(1, 0)).toBe(true);
    kernel.run({ until: 60 });
    expect(scheduler.isBanned(1, 0)).toBe(false);
  });
});
