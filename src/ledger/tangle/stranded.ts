/**
 * What an issuer does about a transaction of its own that is still not confirmed after a while, though nothing is wrong
 * with its past: it was merely left behind. One on a side of a conflict that lost is attached again whatever this says.
 */
import { InputError } from "../../parameter/input-error.js";
import { duration, type Parameters } from "../../parameter/parameter.js";
import { variants, type VariantValues } from "../../parameter/variants.js";

export interface StrandedRule {
  readonly response: "reattach" | "promote";
  /** Seconds since the transaction was attached, or since its issuer last did something about it. */
  readonly patience: number;
}

const patience = duration({ default: "30s", min: 1e-3, doc: "Time without confirmation, since attachment or the last time that something was done about it, after which an issuer acts." });

const responses: readonly { readonly name: "none" | StrandedRule["response"]; readonly doc: string; readonly params: Parameters }[] = [
  { name: "none", doc: "Nothing: it is confirmed some day, or orphaned.", params: {} },
  { name: "promote", doc: "The issuer approves it, and fresh tips beside it, with a transaction without value.", params: { patience } },
  { name: "reattach", doc: "The issuer attaches the same transaction at fresh tips as well; it is confirmed wherever it is first.", params: { patience } },
];

/** Schema of `ledger.stranded`. */
export const strandedSchema = variants("response", "none", responses, { doc: "What issuers do about transactions of theirs that are not confirmed for long, though their past is fine." });

/** @throws InputError where the response could have no effect */
export function createStranded(network: string, parents: number, { response, ...params }: VariantValues<"response">): StrandedRule | undefined {
  if (response === "none") return undefined;
  if (network === "fluid") throw new InputError(`"${response}" has no effect with ledger.network.kind fluid: there are no single transactions`, { path: "ledger.stranded.response" });
  if (response === "promote" && parents === 1) {
    throw new InputError("\"promote\" needs ledger.tipSelection.parents of 2 or more: one to promote, and fresh tips beside it", { path: "ledger.stranded.response" });
  }
  return { response: response as StrandedRule["response"], patience: params["patience"] as number };
}
