import { describe, expect, it } from "vitest";
import { Passages } from "../../../src/agents/road/passages.js";
import { WaitingLine } from "../../../src/agents/road/waiting-line.js";

const trip = (device: number) => ({ traffic: 0, device, wallet: device, crossing: 0, approach: device % 4, valueOfTime: 1, bid: 10 * device });

describe("waiting line", () => {
  it("keeps the order of arrival when one leaves from the middle, also beyond its first size", () => {
    const passages = new Passages(), line = new WaitingLine(passages);
    for (let device = 0; device < 100; device++) line.join(passages.begin(trip(device), 0, 0));
    expect(line.take(50)).toBe(50);
    expect(line.take(0)).toBe(0);
    expect(line.length).toBe(98);
    expect(Array.from({ length: 98 }, (_, i) => line.passage(i))).toEqual([...Array.from({ length: 49 }, (_, i) => i + 1), ...Array.from({ length: 49 }, (_, i) => i + 51)]);
  });

  it("shows a bid only once its payment is safe", () => {
    const passages = new Passages(), line = new WaitingLine(passages);
    line.join(passages.begin(trip(3), 0, 0));
    expect(line.bid(0)).toBe(0);
    expect(line.approach(0)).toBe(3);
    passages.weight[0] = 30;
    expect(line.bid(0)).toBe(30);
  });
});
