import { describe, expect, it } from "vitest";
import { OpenDeals } from "../../../src/agents/drones/open-deals.js";

describe("open deals", () => {
  it("keep their number until they are closed, and only then give it to another", () => {
    const deals = new OpenDeals<string>();
    const [a, b] = [deals.open("a"), deals.open("b")];
    deals.close(a);
    expect(() => deals.get(a)).toThrow(/not open/);
    expect(() => { deals.close(a); }).toThrow(/not open/);
    const c = deals.open("c");
    expect([c, deals.get(b), deals.get(c), deals.count]).toEqual([a, "b", "c", 2]);
  });
});
