import { describe, expect, it } from "vitest";
import { Kernel } from "../../src/sim/kernel.js";
import { RunRecorder } from "../../src/sim/run-recorder.js";
import { MemorySink } from "../support/world.js";

function make(duration: number, warmup: number, interval: number) {
  const kernel = new Kernel({ seed: "1" });
  const sink = new MemorySink();
  return { kernel, sink, recorder: new RunRecorder(kernel, { duration, warmup, interval }, sink) };
}

describe("the recorder of a run", () => {
  it("reads the series at the end of each interval, the last one shorter if need be", () => {
    const { kernel, sink, recorder } = make(25, 0, 10);
    recorder.series("length", "s", "Length of the interval.", (interval) => interval);
    recorder.start();
    kernel.run({ until: 25 });
    recorder.finish();
    expect(sink.rows("series")).toEqual([{ time: 10, length: 10 }, { time: 20, length: 10 }, { time: 25, length: 5 }]);
  });

  it("does not drift: the n-th row is at n times the interval exactly", () => {
    const { kernel, sink, recorder } = make(100, 0, 0.1);
    recorder.start();
    kernel.run({ until: 100 });
    recorder.finish();
    const rows = sink.rows("series");
    expect(rows).toHaveLength(1000);
    expect(rows[998]!["time"]).toBe(999 * 0.1);
  });

  it("resets at the end of the warm-up and closes before it reads figures", () => {
    const { kernel, recorder } = make(10, 4, 10);
    let seen = 0, closed = false;
    const tick = kernel.eventType("tick", () => { seen++; kernel.after(1, tick); });
    kernel.at(0.5, tick);
    recorder.atWarmupEnd(() => { seen = 0; });
    recorder.atEnd(() => { closed = true; });
    recorder.metric("seen", "1", "Ticks.", () => ({ value: closed ? seen : Number.NaN, count: 1 }));
    recorder.metric("nothing", "s", "Nothing was observed.", () => Number.NaN);
    recorder.start();
    kernel.run({ until: 10 });
    expect(recorder.finish().metrics).toEqual({ seen: { value: 6, unit: "1", count: 1, doc: "Ticks." }, nothing: { value: null, unit: "s", doc: "Nothing was observed." } });
  });

  it("reads an interval that ends with the warm-up before what it counted is forgotten", () => {
    const { kernel, sink, recorder } = make(40, 20, 10);
    let seen = 0, before = 0;
    const tick = kernel.eventType("tick", () => { seen++; kernel.after(1, tick); });
    kernel.at(0.5, tick);
    recorder.series("ticks", "1", "Ticks in the interval.", () => { const ticks = seen - before; before = seen; return ticks; });
    recorder.metric("seen", "1", "Ticks.", () => seen);
    recorder.atWarmupEnd(() => { seen = before = 0; });
    recorder.start();
    kernel.run({ until: 40 });
    expect(recorder.finish().metrics["seen"]?.value).toBe(20);
    expect(sink.rows("series").map(({ ticks }) => ticks)).toEqual([10, 10, 10, 10]);
  });

  it("tells each warning once", () => {
    const { recorder } = make(1, 0, 1);
    recorder.warn("a", "First.");
    recorder.warn("a", "Again.");
    recorder.start();
    expect(recorder.finish().warnings).toEqual([{ code: "a", sentence: "First." }]);
  });

  it("refuses what would change the columns of a file that is being written", () => {
    const { recorder } = make(1, 0, 1);
    recorder.metric("a", "1", "A.", () => 1);
    expect(() => recorder.metric("a", "1", "A.", () => 1)).toThrow('"a" is declared twice');
    recorder.start();
    expect(() => recorder.series("b", "1", "B.", () => 1)).toThrow("after the run has started");
  });
});
