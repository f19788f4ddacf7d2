import { describe, expect, it } from "vitest";
import { attackCurves, conclusion } from "../../../viz/src/cards/attack-cards.js";
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

  it("count the points in whose interval theory lies, and only those that can be compared; below a bound, all are right", () => {
    expect(conclusion(curves)).toBe("1 of 2 measured points agree with theory");
    expect(conclusion(curves.slice(1))).toBe("The attack as measured, where theory is silent");
    const above = ["at most", "expected"].map((says) => attackCurves(new Columns(`quantity,x,xName,theory,says,measured,low,high\ns [1],1,x,0.5,${says},0.2,0.1,0.3\ns [1],2,x,0.4,${says},0.1,0.05,0.2\n`)));
    expect(above.map(conclusion)).toEqual(["All 2 measured points agree with theory", "0 of 2 measured points agree with theory"]);
  });

  it("say of a single point how far it is from theory", () => {
    const tips = attackCurves(new Columns("quantity,x,xName,theory,measured,low,high\ntips over rate [1],0.3,share [1],3.52,3.5,,\ntips over rate [1],0.4,share [1],6,,,\n"));
    expect(conclusion(tips)).toBe("Tips over rate: 3.5 measured, where theory expects 3.52");
  });
});
