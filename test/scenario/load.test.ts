import { describe, expect, it } from "vitest";
import { InputErrors } from "../../src/parameter/input-errors.js";
import { loadScenario, type Override } from "../../src/scenario/load.js";

const CARS = "fleets: { cars: { device: vehicle } }\n";

function load(text: string, overrides: Override[] = []) {
  return loadScenario({ file: "folder/a.yaml", text }, overrides);
}

/** Messages of all mistakes, one a line. */
function mistakes(text: string, overrides: Override[] = []): string[] {
  try {
    load(text, overrides);
  } catch (error) {
    if (error instanceof InputErrors) return error.errors.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe("a scenario file", () => {
  it("is complete after loading, in the engine's units", () => {
    const { name, resolved } = load(`duration: 15min\nwarmup: 90s\n${CARS}`);
    expect(name).toBe("a");
    expect(resolved.duration).toBe(900);
    expect(resolved.warmup).toBe(90);
    expect(resolved.fleets["cars"]).toMatchObject({ device: "vehicle", count: 100, wallet: 100 });
  });

  it("may be JSON", () => {
    expect(load(`{"duration": 10, "fleets": {"cars": {"device": "vehicle"}}}`).resolved.duration).toBe(10);
  });

  it("takes a numeric seed as its text, so that file and command line agree", () => {
    expect(load(`seed: 7\n${CARS}`).resolved.seed).toBe("7");
    expect(load(CARS, [{ path: "seed", value: 7 }]).resolved.seed).toBe("7");
  });

  it("lists what differs from the defaults, with unit", () => {
    const { parametersChanged } = load(`duration: 2h\nledger: { kind: ideal, delay: 3s }\n${CARS}`);
    expect(parametersChanged).toContainEqual({ path: "duration", value: 7200, default: 3600, unit: "s" });
    expect(parametersChanged).toContainEqual({ path: "ledger.delay", value: 3, default: 0, unit: "s" });
    expect(parametersChanged.map(({ path }) => path)).not.toContain("fleets.cars.count");
  });

  it("names the user's files that it needs", () => {
    expect(load("environment: { sky: { weather: { file: sun.csv } } }\nfleets: { s: { device: station } }").assets.files).toEqual(["sun.csv"]);
  });
});

describe("a mistake", () => {
  it.each([
    ["an unknown key", `duratoin: 3\n${CARS}`, /^folder\/a\.yaml:1:1: duratoin: .*did you mean "duration"\?/],
    ["an unknown nested key", "fleets:\n  cars: { device: vehicle, walet: 4 }", /^folder\/a\.yaml:2:28: fleets\.cars\.walet: .*did you mean "wallet"\?.*allowed: device, count/],
    ["a wrong unit", `duration: 3 parsecs\n${CARS}`, /a\.yaml:1:11: duration: "parsecs" is not a unit of time; allowed: s, ms/],
    ["a negative count", "fleets: { cars: { device: vehicle, count: -3 } }", /a\.yaml:1:43: fleets\.cars\.count: must be at least 0, found -3/],
    ["a fraction of a device", "fleets: { cars: { device: vehicle, count: 1.5 } }", /must be a whole number, found 1\.5/],
    ["an unknown device", "fleets: { cars: { device: vehcle } }", /fleets\.cars\.device: "vehcle" is not known; did you mean "vehicle"\? allowed: vehicle, /],
    ["an unknown ledger", `ledger: { kind: tangel }\n${CARS}`, /ledger\.kind: .*tangel/],
    ["a list instead of a mapping", "fleets: [1]", /fleets: must be a mapping.*found \[1\]/],
    ["a text instead of a number", `duration: soon\n${CARS}`, /a\.yaml:1:11: duration: "soon" is not a number with a unit/],
    ["a number that is none", `duration: .nan\n${CARS}`, /duration: must be .*number.*found NaN/],
    ["a key given twice", `duration: 1h\nduration: 2h\n${CARS}`, /a\.yaml:2:1: .*unique/],
    ["broken YAML", "fleets: { cars: [", /a\.yaml:1:18: /],
    ["an empty file", "", /must be a mapping from parameter to value, found nothing/],
    ["a wrong date", `start: tomorrow\n${CARS}`, /start: must be a date and time like/],
    ["a binary file", "a\0b", /is not a text file/],
    ["a file too long", `# ${"x".repeat(1_000_001)}`, /at most 1000000/],
    ["nesting beyond reason", `a: ${"[".repeat(100_000)}`, /nested too deeply/],
    ["lists within lists beyond reason", `a:\n  ${"- ".repeat(40_000)}1`, /^folder\/a\.yaml: is nested too deeply; at most 24 levels are allowed$/],
    ["a seed of nothing", `seed: ""\n${CARS}`, /a\.yaml:1:7: seed: /],
    ["nesting beyond the limit", `a: ${"[".repeat(60)}${"]".repeat(60)}`, /nested too deeply/],
    ["an alias bomb", `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".split("").map((c, i) => `${c}: &${c} [${Array(9).fill(`*${"abcdefghi"[i]}`).join(",")}]`).join("\n")}`, /too many aliases/],
  ])("%s is answered with its place and what is allowed", (_, text, message) => {
    expect(mistakes(text).join("\n")).toMatch(message);
  });

  it("does not hide another", () => {
    expect(mistakes("duration: soon\nfleets: { cars: { device: vehicle, count: -1, colour: red } }")).toHaveLength(3);
  });

  it("stands in the order of the file", () => {
    expect(mistakes("lod: 3\nload: { raet: 3 }\nduration: soon\n").map((message) => message.split(":")[1])).toEqual(["1", "2", "3"]);
  });
});

describe("a parameter without effect", () => {
  it("is a mistake that names what rules it out", () => {
    expect(mistakes("fleets:\n  cars: { device: vehicle, bidFor: 3s }").join()).toMatch(/^folder\/a\.yaml:2:28: fleets\.cars\.bidFor: has no effect with bid: equilibrium; it is for bid: proportional$/);
    expect(mistakes(CARS, [{ path: "ledger.network.delaySpread", value: 0.2 }]).join()).toMatch(/^--set ledger\.network\.delaySpread=0\.2: .*has no effect with delayDistribution: constant; it is for delayDistribution: uniform or lognormal/);
  });

  it("is none where the other one asks for it", () => {
    expect(mistakes("fleets: { cars: { device: vehicle, bid: proportional, bidFor: 3s } }")).toEqual([]);
    expect(mistakes(CARS, [{ path: "ledger.network.delaySpread", value: 0.2 }, { path: "ledger.network.delayDistribution", value: "uniform" }])).toEqual([]);
  });
});

describe("an override", () => {
  it("sets a described path", () => {
    const { resolved, overrides } = load(CARS, [{ path: "fleets.cars.count", value: 7 }, { path: "ledger.network.delay", value: "10s" }]);
    expect(resolved.fleets["cars"]?.count).toBe(7);
    expect(resolved.ledger).toMatchObject({ kind: "tangle", network: { kind: "global", delay: 10 } });
    expect(overrides).toEqual({ "fleets.cars.count": 7, "ledger.network.delay": "10s" });
  });

  it.each([
    ["__proto__.x", 1, /"__proto__" is not a parameter/],
    ["fleets.cars.__proto__.x", 1, /"__proto__" is not a parameter of fleets\.cars/],
    ["constructor.prototype", 1, /"constructor" is not a parameter/],
    ["ledger.tipSelection.alhpa", 1, /did you mean "alpha"/],
    ["fleets.cars.cuont", 1, /did you mean "count"/],
    ["fleets.cars.count", "many", /--set fleets\.cars\.count=many: fleets\.cars\.count: must be a whole number, found "many"/],
    ["fleets.cars.count.deeper", 1, /"deeper" is not a parameter/],
    ["", 1, /is not a parameter/],
    ["fleets.crs.count", 3, /there is no fleet "crs"; did you mean "cars"\? fleets here: cars$/],
    ["ledger.network.delay", null, /^--set ledger\.network\.delay=: .*must be a number with a unit of time, found nothing$/],
    ["duration", Infinity, /^--set duration=Infinity: .*found Infinity$/],
  ])("%s=%s is refused with a sentence", (path, value, message) => {
    const found = mistakes(path.startsWith("ledger.tip") ? `ledger: { kind: tangle }\n${CARS}` : CARS, [{ path, value }]).join("\n");
    expect(found).toMatch(message);
    expect(found).toContain(`--set ${path}=`);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  it("may bring a new fleet, which begins with its device", () => {
    expect(load(CARS, [{ path: "fleets.homes.count", value: 3 }, { path: "fleets.homes.device", value: "home" }]).resolved.fleets["homes"]).toMatchObject({ device: "home", count: 3 });
  });

  it("of a parameter that another variant has says which", () => {
    expect(mistakes(`ledger: { kind: tangle }\n${CARS}`, [{ path: "ledger.tipSelection.alpha", value: 0.1 }]).join()).toMatch(/only with rule: weighted-walk/);
  });

  it("that chooses another ledger drops what only the old one knew", () => {
    const { resolved } = load(`ledger: { kind: tangle, network: { delay: 2s } }\n${CARS}`, [{ path: "ledger.delay", value: 1 }, { path: "ledger.kind", value: "ideal" }]);
    expect(resolved.ledger).toMatchObject({ kind: "ideal", delay: 1 });
  });

  it("that chooses another ledger drops what that knows as something else, and keeps what is the same", () => {
    const tangle = `ledger: { network: { delay: 2s }, dust: 5 cents, tipSelection: { parents: 3 } }\n${CARS}`, chain = `ledger: { kind: blockchain, fees: { policy: market, least: 2 }, dust: pay }\n${CARS}`;
    const as = (text: string, kind: string) => load(text, [{ path: "ledger.kind", value: kind }]).resolved.ledger;
    expect(as(tangle, "cloud")).toMatchObject({ network: { delay: 0.08 }, dust: 0.05 });
    expect(as(tangle, "milestones")).toMatchObject({ network: { delay: 2 }, dust: 0.05, tipSelection: { parents: 3 } });
    expect(as(chain, "cloud")).toMatchObject({ fees: { policy: "none" }, dust: 0 });
  });
});
