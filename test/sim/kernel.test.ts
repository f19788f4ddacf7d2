/** The kernel as a model sees it: order, limits, cancellation, failures, and a queue whose theory is known. */
import { describe, expect, it } from "vitest";
import { Kernel, type EventHandle } from "../../src/sim/kernel.js";
import { TimeAverage } from "../../src/sim/time-average.js";

function recording(eventList: "ladder" | "heap" = "ladder") {
  const kernel = new Kernel({ seed: "1", eventList }), fired: [number, number][] = [];
  const mark = kernel.eventType("mark", (a) => fired.push([kernel.now, a]));
  return { kernel, fired, mark };
}

describe.each(["ladder", "heap"] as const)("kernel over %s", (eventList) => {
  it("fires by time, and in the order of scheduling at one time", () => {
    const { kernel, fired, mark } = recording(eventList);
    kernel.after(2, mark, 1);
    kernel.after(1, mark, 2);
    kernel.at(2, mark, 3);
    kernel.after(0, mark, 4);
    expect(kernel.run({})).toBe("done");
    expect(fired).toEqual([[0, 4], [1, 2], [2, 1], [2, 3]]);
    expect(kernel.events).toBe(4);
  });

  it("fires an event without delay after those that were already due now", () => {
    const { kernel, fired, mark } = recording(eventList);
    const first = kernel.eventType("first", () => kernel.after(0, mark, 2));
    kernel.at(5, first);
    kernel.at(5, mark, 1);
    kernel.run({});
    expect(fired).toEqual([[5, 1], [5, 2]]);
  });

  it("stops at a time, events of that time included, and moves the clock there", () => {
    const { kernel, fired, mark } = recording(eventList);
    for (const time of [1, 2, 2, 3]) kernel.at(time, mark);
    expect(kernel.run({ until: 2 })).toBe("until");
    expect(fired.length).toBe(3);
    expect(kernel.run({ until: 2.5 })).toBe("until");
    expect(kernel.now).toBe(2.5);
    expect(kernel.run({ until: 10 })).toBe("done");
    expect(kernel.now).toBe(10);
  });

  it("stops at a number of events, peeks and steps", () => {
    const { kernel, fired, mark } = recording(eventList);
    for (let time = 1; time <= 5; time++) kernel.at(time, mark);
    expect(kernel.run({ maxEvents: 2 })).toBe("events");
    expect([kernel.now, kernel.peek(), kernel.pending]).toEqual([2, 3, 3]);
    expect(kernel.step()).toBe(true);
    expect(kernel.run({ maxEvents: 2 })).toBe("done");
    expect([kernel.step(), kernel.peek(), fired.length]).toEqual([false, Infinity, 5]);
  });

  it("cancels once, and never by a handle whose event is over", () => {
    const { kernel, fired, mark } = recording(eventList);
    const handle = kernel.after(1, mark, 1);
    expect([kernel.cancel(handle), kernel.cancel(handle), kernel.pending, kernel.peek()]).toEqual([true, false, 0, Infinity]);
    const stale = kernel.after(1, mark, 2);
    kernel.run({});
    kernel.after(1, mark, 3); // takes the place in memory that event 2 had
    expect(kernel.cancel(stale)).toBe(false);
    expect(kernel.cancel(-1)).toBe(false);
    expect(kernel.cancel(NaN)).toBe(false);
    kernel.run({});
    expect(fired.map(([, a]) => a)).toEqual([2, 3]);
  });

  it("never fires what is scheduled for never", () => {
    const { kernel, fired, mark } = recording(eventList);
    const never = kernel.after(Infinity, mark);
    kernel.after(1e300, mark, 7);
    expect(kernel.run({})).toBe("done");
    expect([fired, kernel.pending, kernel.cancel(never), kernel.pending]).toEqual([[[1e300, 7]], 1, true, 0]);
  });
});

describe("kernel", () => {
  it("stays small when timeouts are set and cancelled all the time", () => {
    const { kernel, mark } = recording();
    const pending: EventHandle[] = [];
    for (let round = 0; round < 200_000; round++) {
      pending.push(kernel.after(600, mark));
      if (pending.length > 100) kernel.cancel(pending.shift()!);
    }
    expect(kernel.pending).toBe(100);
    expect(kernel.bytes).toBeLessThan(200_000);
  });

  it("keeps a pending event in at most 40 bytes", () => {
    const { kernel, mark } = recording();
    const random = kernel.stream("times");
    const again = kernel.eventType("again", () => kernel.after(random.exponential(1), again));
    for (let event = 0; event < 200_000; event++) kernel.after(random.exponential(1), event % 2 === 0 ? again : mark);
    kernel.run({ maxEvents: 100_000 });
    expect(kernel.bytes / 200_000).toBeLessThan(40);
  });

  it("names event type and time when a delay is refused", () => {
    const { kernel, mark } = recording();
    kernel.at(3, mark);
    kernel.run({});
    expect(() => kernel.after(-1, mark)).toThrow("event mark cannot be scheduled: delay -1 s at simulated time 3 s");
    expect(() => kernel.after(NaN, mark)).toThrow("delay NaN s");
    expect(() => kernel.at(2, mark)).toThrow("time 2 s at simulated time 3 s");
    expect(() => kernel.eventType("mark", () => undefined)).toThrow("registered twice: mark");
  });

  it("lets a handler's failure through, and says which event it was", () => {
    const { kernel } = recording();
    kernel.at(4, kernel.eventType("fail", () => { throw new Error("flat battery"); }), 8, 9);
    expect(() => kernel.run({})).toThrow("flat battery");
    expect([kernel.now, kernel.currentEvent]).toEqual([4, { name: "fail", a: 8, b: 9 }]);
  });

  it("has one fingerprint for both event lists, and another for another seed, argument or order", () => {
    const run = (eventList: "ladder" | "heap", seed: string, argument: number): string => {
      const kernel = new Kernel({ seed, eventList }), random = kernel.stream("delays");
      const hop = kernel.eventType("hop", (a) => void kernel.after(random.integer(8) / 2, hop, a + argument));
      for (let event = 0; event < 2_000; event++) kernel.after(random.exponential(10), hop, event);
      kernel.run({ maxEvents: 50_000 });
      return kernel.fingerprint;
    };
    const fingerprint = run("ladder", "1", 1);
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(run("heap", "1", 1)).toBe(fingerprint);
    expect(run("ladder", "2", 1)).not.toBe(fingerprint);
    expect(run("ladder", "1", 2)).not.toBe(fingerprint);
    const [one, other] = [recording(), recording()];
    for (const [{ kernel, mark }, order] of [[one, [1, 2]], [other, [2, 1]]] as const) {
      for (const a of order) kernel.at(1, mark, a);
      kernel.run({});
    }
    expect(one.kernel.fingerprint).not.toBe(other.kernel.fingerprint);
  });

  it("agrees with M/M/1 theory: at ρ = 0.8 a mean number in system of ρ/(1 - ρ) = 4 and a mean sojourn of 5 service times", () => {
    const kernel = new Kernel({ seed: "mm1" }), arrivals = kernel.stream("arrivals"), services = kernel.stream("services");
    const inSystem = new TimeAverage(() => kernel.now);
    let served = 0;
    const leave = kernel.eventType("leave", () => {
      inSystem.add(-1);
      served++;
      if (inSystem.value > 0) kernel.after(services.exponential(0.8), leave);
    });
    const arrive = kernel.eventType("arrive", () => {
      inSystem.add(1);
      if (inSystem.value === 1) kernel.after(services.exponential(0.8), leave);
      kernel.after(arrivals.exponential(1), arrive);
    });
    kernel.after(0, arrive);
    kernel.run({ until: 1e6 });
    // The standard error of the mean over 10⁶ arrivals is about 0.045 (W. Whitt, Management Science 35(11), 1989).
    expect(inSystem.mean).toBeGreaterThan(3.87);
    expect(inSystem.mean).toBeLessThan(4.13);
    expect(served / 1e6).toBeCloseTo(1, 2);
  });
});
