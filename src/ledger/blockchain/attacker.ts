/** Who attacks the chain: the section `ledger.attacker`, and what theory says of it. */
import { integer, money, share } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";
import { AttackRecord, type AttackPoint } from "../tangle/adversaries/attack-record.js";
import type { LedgerSetup } from "../definition.js";
import { rosenfeld } from "./chain-theory.js";
import type { Blockchain } from "./engine.js";
import { PrivateChain, type PrivateChainPlan } from "./private-chain.js";

const kinds = [
  { name: "none", doc: "Nobody attacks.", params: {} },
  {
    name: "private-chain", doc: "A miner that pays and mines another use of the same money in hiding, until its chain is the longer one.", params: {
      share: share({ default: 0.1, max: 0.95, doc: "Share of the attacker in all hash power; the others have the rest." }),
      amount: money({ default: 10, max: 1e6, doc: "Value of the goods that the attacker wants for nothing." }),
      wallet: money({ default: 100_000, max: 1e8, doc: "What the attacker owns to begin with; each attempt that fails costs it the amount." }),
      giveUp: integer({ default: 20, min: 1, max: 1000, doc: "An attempt is given up when the hidden chain is more than so many blocks behind." }),
    },
  },
] as const;

/** Schema of `ledger.attacker`. */
export const attackerSchema = variants("kind", "none", kinds, { doc: "Who attacks the chain, and how." });

/** The attacker's share of all hash power. */
export function attackerShare(section: VariantValues<"kind">): number { return section.kind === "none" ? 0 : section["share"] as number; }

export function startAttacker(setup: LedgerSetup, chain: Blockchain, section: VariantValues<"kind">, confirmations: number): void {
  if (section.kind === "none") return;
  const q = attackerShare(section), record = new AttackRecord(setup.recorder, () => setup.book.issued, 0);
  new PrivateChain(setup, chain, section as unknown as PrivateChainPlan, record);
  record.theory("Rosenfeld's probability that such an attacker overtakes, of blocks that reach everybody at once and payments that the next block carries.", () => rosenfeld(q, confirmations));
  record.curve(() => Array.from({ length: Math.max(10, confirmations) }, (_, i): AttackPoint => {
    const n = i + 1, theory = rosenfeld(q, n), xName = "confirmations";
    return n === confirmations ? record.successPoint(n, xName, theory) : { quantity: "success probability [1]", x: n, xName, theory };
  }));
}
