import { describe, expect, it } from "vitest";
import { Columns } from "../../../viz/src/data/columns.js";

describe("columns of a CSV", () => {
  it("splits names from units and reads empty cells as missing", () => {
    const table = new Columns("time [s],grid.price [token/kWh],kind\n10,0.2,home\n20,,\"a, b\"\n");
    expect(table.names).toEqual(["time", "grid.price", "kind"]);
    expect(table.unit("grid.price")).toBe("token/kWh");
    expect([...table.numbers("grid.price")!]).toEqual([0.2, Number.NaN]);
    expect(table.text("kind")).toEqual(["home", "a, b"]);
    expect(table.cut).toBe(false);
    expect(table.numbers("absent")).toBeUndefined();
  });

  it("drops a last line without its newline and says so", () => {
    const table = new Columns("time [s],x\n10,1\n20,2");
    expect(table.length).toBe(1);
    expect(table.cut).toBe(true);
  });

  it("is empty for an empty file", () => {
    const table = new Columns("");
    expect([table.length, table.cut, table.names.length]).toEqual([0, false, 0]);
  });
});
