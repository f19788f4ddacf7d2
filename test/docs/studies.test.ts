/** What docs/studies.md shows can be typed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../architecture/sources.js";
import { cellsOf } from "../../src/experiment/study/cells.js";
import { checkCells } from "../../src/experiment/study/check.js";
import { readStudy } from "../../src/experiment/study/read.js";

const text = readFileSync(join(ROOT, "docs/studies.md"), "utf8");
const scenario = (name: string) => ({ file: `${name}.yaml`, text: readFileSync(join(ROOT, `scenarios/${name}.yaml`), "utf8") });

it("the study file of the manual has the cells that it says", () => {
  const study = readStudy({ file: "manual.yaml", text: text.split("```yaml\n")[1]!.split("```")[0]! }, scenario("city"));
  const cells = cellsOf(study);
  // Two tangles at each of five rates; the ideal ledger at 1 and 3.16 a minute.
  expect(cells.map(({ label }) => label)).toEqual([
    "ideal, joinRate=1/min", "ideal, joinRate=3.16/min",
    ...["uniform-random", "weighted-walk"].flatMap((rule) => [1, 3.16, 10, 31.6, 100].map((rate) => `tangle, ${rule}, joinRate=${rate}/min`)),
  ]);
  expect(checkCells(scenario("city"), cells)).toEqual([]);
});

it("each command line of the manual has cells without contradictions", () => {
  const lines = [...text.matchAll(/^tanglewood compare (\w+) (--vary .*)$/gm)];
  expect(lines.map(([, name, options]) => {
    const base = scenario(name!), cells = cellsOf(readStudy(undefined, base, { vary: [...options!.matchAll(/--vary (\S+)/g)].map((match) => match[1]!) }));
    return [cells.length, checkCells(base, cells)];
  })).toEqual([[3, []], [10, []]]);
});
