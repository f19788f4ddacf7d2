import { expect, it } from "vitest";
import { ShadowFifo } from "../../../src/agents/road/shadow-fifo.js";

it("keeps a line for each crossing", () => {
  const shadow = new ShadowFifo(2, 2);
  expect(shadow.arrive(0, 10)).toBe(0);
  expect(shadow.arrive(0, 10.5)).toBe(1.5);
  expect(shadow.arrive(1, 10.5)).toBe(0);
  expect(shadow.arrive(0, 11)).toBe(3);
  expect(shadow.arrive(0, 20)).toBe(0);
});
