/**
 * A plain Poisson load of data transactions, beside or instead of the fleets: the background noise of a ledger, and the
 * load under which its laws are known in closed form. Where a ledger has peers, the load comes through all of them.
 */
import { z } from "zod";
import { InputError } from "../parameter/input-error.js";
import { choice, flag, number, rate } from "../parameter/parameter.js";
import type { Kernel } from "../sim/kernel.js";
import type { Account, Ledger } from "./port.js";

/** Wallets that take turns at issuing where a ledger has no peers, each for a crowd of devices. */
const WALLETS = 10;

const peer = z.strictObject({
  factor: number({ default: 1, min: 0, max: 1e4, doc: "How many times its part of the load this peer's devices want to issue; 0: nothing." }),
  selfish: flag({ default: false, doc: "Whether the peer leaves its rate setter out and issues all of it at once: a spammer." }),
});

/** Schema of the scenario's section `load`. */
export const loadSchema = z.strictObject({
  rate: rate({ default: 0, max: 1e6, doc: "Zero-value transactions (Poisson) beside or instead of the fleets, before the factors of single peers." }),
  by: choice(["equal", "mana"], { default: "equal", doc: "How the load is divided over the peers of a ledger that has some: equal parts, or by mana." }),
  peers: z.record(z.string().regex(/^(?:0|[1-9]\d{0,3})$/, { error: "peers are named by their numbers, from 0" }), peer,
    { error: "must be a mapping from numbers of peers to what is different at them" }).prefault({}).meta({ description: "Peers whose devices want more or less than their part, by number; peer 0 has the most mana." }),
}).prefault({}).meta({ description: "A plain load on the ledger." });

export type Load = z.output<typeof loadSchema>;

/** What a load needs to know of a ledger with peers: the share of mana of each, and whether anything goes by it. */
type LoadedLedger = Ledger & { readonly issuers?: Float64Array | undefined; readonly goesByMana?: boolean };

/** A load of so many transactions a second, and nothing else said of it. */
export function plainLoad(rate: number): Load { return { rate, by: "equal", peers: {} }; }

/**
 * Starts a load; of one that has no rate, nothing.
 * @throws InputError where the ledger does not have the peers that the load speaks of
 */
export function startLoad(ledger: LoadedLedger, kernel: Kernel, load: Load): void {
  check(ledger, load);
  if (load.rate === 0) return;
  const purpose = ledger.registerPurpose({ name: "load/data", device: "load", hear: () => {} });
  const random = kernel.stream("load/arrivals"), next = wallets(ledger, kernel, load);
  const meanGap = 1 / next.rate;
  const arrive = kernel.eventType("load/arrival", () => {
    kernel.after(random.exponential(meanGap), arrive);
    ledger.post(next.wallet(), purpose, 0);
  });
  if (next.rate > 0) kernel.after(random.exponential(meanGap), arrive);
}

/** The wallets of a load: how much all of them issue together, and whose turn it is. Arrivals do not depend on who issues. */
function wallets(ledger: LoadedLedger, kernel: Kernel, { rate, by, peers }: Load): { rate: number; wallet: () => Account } {
  const { issuers } = ledger;
  if (issuers === undefined) {
    const all = Array.from({ length: WALLETS }, () => ledger.openAccount({ kind: "load", crowd: true }));
    let turn = 0;
    return { rate, wallet: () => all[turn = (turn + 1) % WALLETS]! };
  }
  const upTo = new Float64Array(issuers.length), random = kernel.stream("load/peers");
  // An adversary's peers have mana too, and no part of the load.
  const whole = by === "mana" ? issuers.reduce((sum, share) => sum + share, 0) : issuers.length;
  let total = 0;
  const all = Array.from(issuers, (share, at) => {
    const { factor = 1, selfish = false } = peers[String(at)] ?? {};
    total += factor * (by === "mana" ? share : 1) / whole;
    upTo[at] = total;
    return ledger.openAccount({ kind: selfish ? "spammer" : "load", crowd: true, peer: at, selfish });
  });
  const wallet = (): Account => {
    const drawn = total * random.next();
    let low = 0, high = all.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! > drawn) high = middle; else low = middle + 1;
    }
    return all[low]!;
  };
  return { rate: rate * total, wallet };
}

function check({ issuers, goesByMana }: LoadedLedger, { rate, by, peers }: Load): void {
  const given = Object.keys(peers);
  if (issuers === undefined && (by === "mana" || given.length > 0)) {
    throw new InputError("has no effect: this ledger has no peers through which devices issue (a tangle has them with ledger.network.kind gossip)", { path: by === "mana" ? "load.by" : `load.peers.${given[0]}` });
  }
  if (rate === 0 && given.length > 0) throw new InputError("has no effect without a load.rate", { path: `load.peers.${given[0]}` });
  if (by === "mana" && !goesByMana) throw new InputError("has no effect: no mana is spread over the peers without ledger.congestion.kind scheduler", { path: "load.by" });
  for (const name of given) {
    if (Number(name) >= issuers!.length) throw new InputError(`there is no peer ${name}: there are ${issuers!.length}, from 0 to ${issuers!.length - 1}`, { path: `load.peers.${name}` });
    if (peers[name]!.selfish && !goesByMana) throw new InputError("has no effect: nobody limits a peer's rate without ledger.congestion.kind scheduler", { path: `load.peers.${name}.selfish` });
  }
}
