import { describe, expect, it } from "vitest";
import { sources } from "./sources.js";

/** What each room may import, besides itself and packages. A later room may import the earlier ones it names. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  parameter: [],
  sim: [],
  ledger: ["parameter", "sim"],
  agents: ["parameter", "sim", "ledger/port.ts", "ledger/settlement/settlement.ts"],
  scenario: ["parameter", "sim", "ledger", "agents"],
  experiment: ["parameter", "sim", "ledger", "agents", "scenario", "results"],
  results: ["parameter", "sim"],
  cli: ["parameter", "sim", "ledger", "agents", "scenario", "experiment", "results"],
};

/** Names of a platform that the engine must not know, so that it runs the same in Node, in a worker and in a browser. */
const PLATFORM = /\b(?:Math\.random|Date\.now|performance\.|setTimeout|setInterval|process\.|console\.|document\.(?:query|get|create|body)|\bwindow\.(?:document|location|addEvent|local)|globalThis|toLocale\w+|Intl\.|new Date\(\))/;

/** What IEEE 754 leaves open; the square root and the four operations are exact. */
const INEXACT = /\bMath\.(?:a?(?:sin|cos|tan)h?|atan2|exp|expm1|log|log1p|log2|log10|pow|cbrt)\b|[\w)\]] \*\*=? [\w(]/;

const files = sources("src");
const pure = files.filter(({ path }) => !path.startsWith("src/cli/") && !path.includes("/node/"));

describe("the structure", () => {
  it("has arrows one way only", () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const room = path.split("/")[1]!;
      const allowed = [room, ...(MAY_IMPORT[room] ?? [])];
      return imports.filter((target) => target.startsWith("src/") && !allowed.some((name) => target === `src/${name}` || target.startsWith(`src/${name}/`)))
        .map((target) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it("lets the viewer know the types of the files that it reads, and of the engine's code how figures are compared and nothing else", () => {
    const comparing = /^src\/experiment\/(?:compare|statistics)\/[\w-]+\.ts$/;
    const wrong = sources("viz/src").flatMap(({ path, imports, text }) => imports.filter((target) => target.startsWith("src/") && !comparing.test(target))
      .filter((target) => !/^src\/results\/[\w-]+\.ts$/.test(target) || /^(?:import|export) (?!type\b).*src\/(?!experiment\/(?:compare|statistics)\/)/m.test(text)).map((target) => `${path} imports ${target}`));
    expect(wrong).toEqual([]);
    // Of the rest of the engine these parts may then bring the leaves along, and nothing that simulates.
    const leaf = /^src\/(?:parameter\/nearest|sim\/portable-math)\.ts$/;
    const brought = files.filter(({ path }) => comparing.test(path)).flatMap(({ path, imports, text }) => imports.filter((target) => target.startsWith("src/") && !comparing.test(target) && !leaf.test(target))
      .filter((target) => new RegExp(`^import (?!type\\b).*${target.split("/").at(-1)!.replace(".ts", "\\.js")}`, "m").test(text)).map((target) => `${path} imports ${target}`));
    expect(brought).toEqual([]);
  });

  it("names every room", () => {
    expect([...new Set(files.map(({ path }) => path.split("/")[1]))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it("has no cycles", () => {
    const graph = new Map(files.map(({ path, imports }) => [path, imports.filter((target) => target.startsWith("src/"))]));
    const done = new Set<string>(), open: string[] = [];
    const visit = (path: string): string | undefined => {
      if (open.includes(path)) return [...open.slice(open.indexOf(path)), path].join(" → ");
      if (done.has(path)) return undefined;
      open.push(path);
      for (const next of graph.get(path) ?? []) { const cycle = visit(next); if (cycle) return cycle; }
      open.pop();
      done.add(path);
      return undefined;
    };
    expect(files.map(({ path }) => visit(path)).filter(Boolean)).toEqual([]);
  });

  it("imports only files that exist", () => {
    const paths = new Set(files.map(({ path }) => path));
    expect(files.flatMap(({ path, imports }) => imports.filter((target) => target.startsWith("src/") && !paths.has(target)).map((target) => `${path} imports ${target}`))).toEqual([]);
  });

  it("keeps clock, chance and platform out of the engine", () => {
    expect(pure.filter(({ text }) => PLATFORM.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
    expect(pure.flatMap(({ path, imports }) => imports.filter((target) => target.startsWith("node:") || target.includes("/node/")).map((target) => `${path} imports ${target}`))).toEqual([]);
  });

  it("uses no function whose last bits differ between engines: src/sim/portable-math.ts has them", () => {
    const found = pure.filter(({ path, text }) => path !== "src/sim/portable-math.ts" && INEXACT.test(withoutComments(text)));
    expect(found.map(({ path }) => path)).toEqual([]);
    expect(INEXACT.test("Math.exp(x)") && INEXACT.test("x ** 2") && !INEXACT.test("Math.sqrt(x)")).toBe(true);
  });

  it("notices a planted fault", () => {
    expect(PLATFORM.test(withoutComments("const now = Date.now();"))).toBe(true);
    expect(PLATFORM.test(withoutComments("// Math.random is not used\n/* performance.now */"))).toBe(false);
  });
});

describe("the style", () => {
  const lines = files.map(({ text }) => text.split("\n").length).sort((a, b) => a - b);

  it("keeps files small: median at most 100 lines, longest about 300", () => {
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(100);
    expect(files.filter(({ text }) => text.split("\n").length > 325).map(({ path }) => path)).toEqual([]);
  });

  it("opens each file with what it is", () => {
    expect(files.filter(({ text }) => !/^(#!.*\n)?\/(\*\*|\/)/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it("has nothing left over", () => {
    const left = /\b(?:TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|\bas any\b|: any\b/;
    expect(files.filter(({ text }) => left.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:])\/\/.*$/gm, "$1");
}
