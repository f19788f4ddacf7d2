/** What a user can mend of Redis and its workers: one sentence, and nothing that looks like a mistake of the program. */

export class ClusterError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "ClusterError";
  }
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/WRONGPASS|invalid password/i, "refuses the user name or the password. The address has the form redis://user:password@host:6379, without user for the default one: redis://:password@host:6379"],
  [/NOAUTH|Authentication required/i, "wants a password: redis://:password@host:6379"],
  [/ECONNREFUSED/, "cannot be reached: nothing listens at this address. Is redis-server running there, on this port, and bound to this network (bind, protected-mode)?"],
  [/ENOTFOUND|EAI_AGAIN/, "cannot be reached: there is no host of that name."],
  [/EHOSTUNREACH|ENETUNREACH/, "cannot be reached: there is no way to this host from here."],
  [/ETIMEDOUT|timed? ?out/i, "does not answer. Is the port open in the firewall, and is it rediss:// (with TLS) on one side only?"],
  [/ECONNRESET|EPIPE|closed/i, "closed the connection. Is it rediss:// (with TLS) on one side only, or is protected-mode on?"],
  [/certificate|self.signed|TLS|SSL/i, "could not be trusted over TLS; NODE_EXTRA_CA_CERTS names a file with further authorities."],
  [/DENIED|protected mode/i, "is in protected mode: it wants a password (requirepass) before others than its own host may connect."],
  [/DB index/, "has no database of that number."],
  [/NOPERM/, "does not let this user do what is needed: it must be allowed all commands on keys tanglewood:*."],
  [/RESP type/, "is something else: what listens at this address does not speak Redis."],
  [/OOM command/, "is full (maxmemory). Give it more memory, or have large results travel through a shared folder: --shared on both sides."],
  [/MISCONF/, "cannot save to its disk (MISCONF) and refuses to be written."],
  [/LOADING/, "is still loading its data."],
  [/READONLY/, "is a replica that may not be written: give the address of the primary."],
];

/** @param address without its password */
export function redisSentence(error: unknown, address: string): string {
  const text = error instanceof Error ? `${"code" in error ? `${String(error.code)} ` : ""}${error.message}` : String(error);
  const found = PATTERNS.find(([pattern]) => pattern.test(text));
  return `Redis at ${address} ${found ? found[1] : `failed: ${text}`}`;
}
