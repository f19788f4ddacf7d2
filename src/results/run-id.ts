/** The address of a run: the same engine, parameters, seed and data have the same one, on every machine. */
import { canonicalJson } from "./canonical-json.js";
import { sha256Hex } from "./digest.js";

export interface RunIdentity {
  /** Version of the engine, `0.1.0`. */
  readonly engine: string;
  /** Every parameter, as computed. */
  readonly resolved: unknown;
  readonly seed: string;
  /** Text by name of every data file that the run reads. */
  readonly assets: ReadonlyMap<string, string>;
  /** Whether all transactions are kept: such a run has other files, so it has another address. */
  readonly trace: boolean;
}

/** Twelve hex digits: two of ten million different runs share an address with a chance below one in five. */
export function runId({ assets, ...identity }: RunIdentity): string {
  return runIdOf({ ...identity, data: new Map([...assets].map(([name, text]) => [name, sha256Hex(text)])) });
}

/** The same where the digests of the data are known already: a sweep has many runs on the same files. */
export function runIdOf({ engine, resolved, seed, data, trace }: Omit<RunIdentity, "assets"> & { readonly data: ReadonlyMap<string, string> }): string {
  return sha256Hex(canonicalJson({ engine, resolved, seed, data: Object.fromEntries(data), ...(trace ? { trace } : {}) })).slice(0, 12);
}
