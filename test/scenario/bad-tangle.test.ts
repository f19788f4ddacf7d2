/**
 * Mistakes that one makes with a tangle: each is refused with its path and what is allowed, or told by a named warning.
 * None hangs: every run has a budget of events.
 */
import { describe, expect, it } from "vitest";
import { Simulation } from "../../src/experiment/simulation.js";
import { InputErrors } from "../../src/parameter/input-errors.js";
import { loadScenario } from "../../src/scenario/load.js";

const PLAIN = { duration: 60, interval: 5, load: { rate: 10 } };
const BUDGET = 200_000;

/** The mistakes that are told, or the codes of the warnings of the run. */
function told(scenario: Record<string, unknown>): { readonly errors?: readonly string[]; readonly warnings?: readonly string[] } {
  try {
    const simulation = new Simulation(loadScenario({ file: "bad.yaml", text: JSON.stringify({ ...PLAIN, ...scenario }) }), "1", new Map(), { open: () => () => {} });
    if (simulation.advance(BUDGET)) throw new Error(`more than ${BUDGET} events`);
    return { warnings: simulation.finish().warnings.map(({ code }) => code) };
  } catch (error) {
    if (!(error instanceof InputErrors)) throw error;
    return { errors: error.errors.map(({ message }) => message) };
  }
}

const gossip = (network: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ ledger: { kind: "tangle", network: { kind: "gossip", peers: 10, ...network }, drawn: 0, ...more } });

describe("is refused, with its place and what is allowed", () => {
  const cases: Record<string, [Record<string, unknown>, RegExp]> = {
    "no parents": [{ ledger: { tipSelection: { parents: 0 } } }, /^bad\.yaml:1:\d+: ledger\.tipSelection\.parents: must be at least 1, found 0$/],
    "more parents than there may be": [{ ledger: { tipSelection: { parents: 17 } } }, /ledger\.tipSelection\.parents: must be at most 16, found 17$/],
    "a negative delay": [{ ledger: { network: { delay: -1 } } }, /ledger\.network\.delay: must be at least 0 s, found -1 s$/],
    "a confidence above 1": [{ ledger: { confirmation: { rule: "confidence", threshold: 1.2 } } }, /ledger\.confirmation\.threshold: must be at most 1, found 1\.2$/],
    "an approval weight above 1": [gossip({}, { confirmation: { rule: "approval-weight", threshold: 1.01 } }), /ledger\.confirmation\.threshold: must be at most 1, found 1\.01$/],
    "a weight that no transaction has": [{ ledger: { confirmation: { threshold: 0 } } }, /ledger\.confirmation\.threshold: must be at least 1, found 0$/],
    "a walk that starts nowhere": [{ ledger: { tipSelection: { rule: "weighted-walk", startDepth: 0 } } }, /ledger\.tipSelection\.startDepth: must be at least 1, found 0$/],
    "a load that is no rate": [{ load: { rate: -1 } }, /load\.rate: must be at least 0 1\/s, found -1 1\/s$/],
    "no load and no devices": [{ load: { rate: 0 } }, /nothing would happen: there is neither a load \(load\.rate\) nor a fleet \(fleets\)$/],
    "one peer where peers are linked": [gossip({ peers: 1 }), /ledger\.network\.peers: must be at least 2 in this topology.*topology\.kind: complete$/],
    "peers too many for inboxes": [gossip({ peers: 2001, topology: { kind: "ring" } }, { congestion: { kind: "scheduler" } }), /ledger\.network\.peers: must be at most 2000 with ledger\.congestion\.kind scheduler.*found 2001$/],
    "no peer": [gossip({ peers: 0 }), /ledger\.network\.peers: must be at least 1, found 0$/],
    "a partition of peers that are not there": [gossip({ plan: [{ at: 10, until: 20, partition: ["0-4", "5-19"] }] }), /ledger\.network\.plan\.0\.partition: .*(19|peer)/],
    "a crash of a peer that is not there": [gossip({ plan: [{ at: 10, until: 20, crash: "12" }] }), /ledger\.network\.plan\.0\.crash: .*12/],
    "partitions that overlap": [gossip({ plan: [{ at: 10, until: 30, partition: ["0-4"] }, { at: 20, until: 40, partition: ["0-2"] }] }), /ledger\.network\.plan\.1.*(overlap|another|one)/],
    "one peer in two groups": [gossip({ plan: [{ at: 10, until: 30, partition: ["0-4", "4-9"] }] }), /ledger\.network\.plan\.0\.partition: .*4/],
    "a partition that heals before it begins": [gossip({ plan: [{ at: 30, until: 20, partition: ["0-4"] }] }), /ledger\.network\.plan\.0\.until: must be after its beginning at 30 s, found 20 s/],
    "a partition after the end": [gossip({ plan: [{ at: 90, partition: ["0-4"] }] }), /ledger\.network\.plan\.0\.at: must be before the end of the run at 60 s, found 90 s/],
    "the fluid level of a weighted walk": [{ ledger: { network: { fluid: true }, tipSelection: { rule: "weighted-walk" } } }, /^bad\.yaml:1:\d+: ledger\.tipSelection\.rule: the fluid level knows the rule uniform-random only$/],
    "the fluid level of one parent": [{ ledger: { network: { kind: "fluid" }, tipSelection: { parents: 1 } } }, /ledger\.tipSelection\.parents: the fluid level needs at least 2 parents/],
    "the fluid level where all work": [{ ledger: { network: { fluid: true }, work: { kind: "fixed", time: 2 } } }, /ledger\.work\.time: the fluid level leaves out that parents are chosen before the work, found a work of 2 s/],
    "the fluid level where work grows": [{ ledger: { network: { kind: "fluid" }, work: { kind: "adaptive" } } }, /ledger\.work\.time: the fluid level leaves out/],
    "the fluid level without a delay": [{ ledger: { network: { fluid: true, delay: 0 } } }, /ledger\.network\.delay: the fluid level needs a delay above 0$/],
    "the fluid level with another rule of confirmation": [{ ledger: { network: { kind: "fluid" }, confirmation: { rule: "confidence" } } }, /ledger\.confirmation\.rule: the fluid level knows the rule cumulative-weight only$/],
    "the fluid level beside random delays": [{ ledger: { network: { fluid: true, delayDistribution: "exponential" } } }, /ledger\.network\.fluid: has no effect with delayDistribution: exponential/],
    "a graph to draw where there is none": [{ ledger: { network: { kind: "fluid" }, drawn: 10 } }, /ledger\.drawn: has no effect with network\.kind: fluid; it is for network\.kind: global or gossip$/],
    "a warm-up as long as the run": [{ warmup: 60 }, /warmup: must be shorter than the duration of 60 s, found 60 s$/],
  };
  it.each(Object.entries(cases))("%s", (_, [scenario, sentence]) => {
    const { errors, warnings } = told(scenario);
    expect(errors, `no error, but the warnings ${warnings?.join(", ")}`).toBeDefined();
    expect(errors!.length).toBe(1);
    expect(errors![0]).toMatch(sentence);
  });

  it("more validators than peers", () => {
    const { errors } = told(gossip({}, { confirmation: { rule: "approval-weight", validators: 11 } }));
    expect(errors?.[0]).toMatch(/ledger\.confirmation\.validators: .*(10|peers)/);
  });
});

describe("runs, and says by name that it means nothing", () => {
  const cases: Record<string, [Record<string, unknown>, string]> = {
    "a fleet of nobody": [{ load: { rate: 0 }, ledger: { kind: "ideal" }, fleets: { sensors: { device: "sensor", count: 0 } } }, "no-transactions"],
    "a delay longer than the run": [{ ledger: { network: { delay: 100 } } }, "nothing-seen"],
    "a delay longer than the run, in the fluid level": [{ ledger: { network: { kind: "fluid", delay: 100 } } }, "few-confirmed"],
    "a delay between peers that is longer than the run": [gossip({ delay: 100 }), "nothing-disseminated"],
    "links that carry less than is issued": [gossip({ delay: 0.1, bandwidth: "5 kbit/s" }), "not-disseminated"],
    "peers that take in less than is issued": [gossip({ delay: 0.1, processing: 5 }), "not-disseminated"],
    "one parent: tips without bound": [{ duration: 1000, interval: 20, ledger: { tipSelection: { parents: 1 }, orphanAge: "1d" } }, "unstable-tips"],
    "a threshold that is never reached": [{ ledger: { confirmation: { threshold: 1_000_000 } } }, "growing-backlog"],
    "hardly any transaction after the warm-up": [{ warmup: 59, interval: 1, ledger: { network: { delay: 0.1 }, confirmation: { threshold: 2 } } }, "few-confirmed"],
    "a walk from too near": [{ load: { rate: 50 }, ledger: { tipSelection: { rule: "weighted-walk", startDepth: 20 }, confirmation: { threshold: 5 } } }, "shallow-walk"],
    "a network in two parts": [gossip({ peers: 4, topology: { kind: "ring" }, plan: [{ at: 1, partition: ["0-1"] }] }), "disconnected"],
    "one peer": [gossip({ peers: 1, topology: { kind: "complete" } }), "one-peer"],
    "payments that nobody can make": [{ load: { rate: 0 }, duration: 1200, ledger: { kind: "ideal" }, markets: { road: { discipline: { rule: "priority-bid" } } }, fleets: { cars: { device: "vehicle", count: 100, wallet: 0 } } }, "mostly-rejected"],
    "lazy beyond all that is issued": [{ ledger: { tipSelection: { rule: "lazy", back: 50_000 } } }, "lazy-too-far"],
    "work that grows with nobody's transactions": [{ ledger: { work: { kind: "adaptive" } } }, "work-never-harder"],
    "a fluid of few drops": [{ load: { rate: 1 }, ledger: { network: { fluid: true } } }, "fluid-low-load"],
    "a ledger without a graph under hardly any load": [{ load: { rate: 1 }, ledger: { network: { kind: "fluid" } } }, "fluid-low-load"],
  };
  it.each(Object.entries(cases))("%s", (_, [scenario, code]) => {
    const { errors, warnings } = told(scenario);
    expect(warnings, `errors: ${errors?.join("; ")}`).toContain(code);
  });
});
