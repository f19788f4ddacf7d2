import { describe, expect, it } from "vitest";
import { csvOf } from "../../../viz/src/export/chart-file.js";

describe("a table as CSV", () => {
  it("quotes what needs it and ends with a newline", () => {
    expect(csvOf({ columns: ["kind", "power, kW"], rows: [["home", 1.5], ['the "big" one', ""]] })).toBe('kind,"power, kW"\nhome,1.5\n"the ""big"" one",\n');
  });
});
