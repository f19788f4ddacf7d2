import { describe, expect, it } from "vitest";
import { agreement, attackCurves } from "../../../viz/src/cards/attack-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";

describe("cards of an attack", () => {
  const curves = attackCurves(new Columns(`quantity,x,xName,theory,measured,low,high,trials
success,2,confirmations,0.05,0.06,0.045,0.075,900
success,1,confirmations,0.2,0.25,0.22,0.28,900
success,9,confirmations,0.001,,,,
tips,0.3,share of spam,,300,290,310,5
`));

  it("gather the points of each quantity, by ascending x", () => {
    expect(curves.map(({ quantity, xName, rows }) => [quantity, xName, rows.map(({ x }) => x)])).toEqual([["success", "confirmations", [1, 2, 9]], ["tips", "share of spam", [0.3]]]);
  });

  it("count the points in whose interval theory lies, and only those that can be compared", () => {
    expect(curves.map(agreement)).toEqual([{ inside: 1, of: 2 }, { inside: 0, of: 0 }]);
  });
});
