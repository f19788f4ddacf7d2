/**
 * The proof of work that a tangle asks of whoever issues: none, the same each time, or the more the more the wallet
 * has issued lately. The issuer is the wallet, since it is the device that works; whoever splits up over many wallets
 * escapes the adaptive rule, which is why a tangle needs mana as well (see congestion.ts).
 */
import { duration, number, quantity, type Parameters, type Values } from "../../../parameter/parameter.js";
import { variants, type VariantValues } from "../../../parameter/variants.js";
import { exp, log } from "../../../sim/portable-math.js";

export interface WorkRule {
  /** Seconds of work of a wallet that states none. */
  readonly time: number;
  /** Watts of a device at work that states none. */
  readonly power: number;
  /** Seconds for which an earlier transaction counts; 0 where none does. */
  readonly window: number;
  /** @returns the factor by which work is harder after so many transactions within the window; 0 where no work is asked for */
  factor(recent: number): number;
}

interface WorkDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  create(params: Values<P>): WorkRule;
}
function defineWork<P extends Parameters>(definition: WorkDefinition<P>): WorkDefinition<P> { return definition; }

const power = quantity("power", {
  default: "3.1 W", min: 0, max: 1e3,
  doc: "Power of a device at work, of wallets that state none; the default is that of a Raspberry Pi 4 at IOTA's proof of work of 2021.",
});

const none = defineWork({
  name: "none", doc: "Nobody works, whatever the fleets state.", params: {},
  create: () => ({ time: 0, power: 0, window: 0, factor: () => 0 }),
});

const fixed = defineWork({
  name: "fixed", doc: "The same work for each transaction.",
  params: { time: duration({ default: "0s", max: 3600, doc: "Work for one transaction, of wallets that state no time of their own." }), power },
  create: ({ time, power }) => ({ time, power: 1000 * power, window: 0, factor: () => 1 }),
});

const adaptive = defineWork({
  name: "adaptive", doc: "Harder with each transaction that the wallet issued within a window: time × growth^number.",
  params: {
    time: duration({ default: "1s", min: 1e-6, max: 3600, doc: "Work for the first transaction in a while, of wallets that state no time of their own." }),
    window: duration({ default: "1min", min: 1e-3, max: 86_400, doc: "How long an earlier transaction of the wallet makes the next one harder." }),
    growth: number({ default: 1.1, min: 1.0001, max: 100, doc: "Factor by which each transaction in the window makes the next one harder." }),
    power,
  },
  create: ({ time, window, growth, power }) => {
    const perTransaction = log(growth);
    return { time, power: 1000 * power, window, factor: (recent) => exp(perTransaction * recent) };
  },
});

const works: readonly WorkDefinition[] = [none, fixed, adaptive];

/** Schema of `ledger.work`. */
export const workSchema = variants("kind", "fixed", works, { doc: "Proof of work that each transaction needs." });

export function createWork({ kind, ...params }: VariantValues<"kind">): WorkRule {
  return works.find(({ name }) => name === kind)!.create(params);
}
