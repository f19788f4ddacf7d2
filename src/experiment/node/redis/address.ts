/** The address of Redis, as it is given and as it may be shown: a password is never printed nor written into a plan. */
import { InputError } from "../../../parameter/input-error.js";

/** @throws InputError where it is no address of a Redis server */
export function parseRedisUrl(written: string): URL {
  const wrong = (why: string): InputError => new InputError(`--redis: ${why}; the form is redis://host:6379, redis://:password@host:6379/0, or rediss:// for TLS`);
  let url: URL;
  try { url = new URL(written); } catch { throw wrong(`"${withoutPassword(written)}" is not an address`); }
  if (url.protocol !== "redis:" && url.protocol !== "rediss:") throw wrong(`"${withoutPassword(written)}" does not begin with redis:// or rediss://`);
  if (url.hostname === "") throw wrong(`"${withoutPassword(written)}" names no host`);
  if (!/^\/?\d*$/.test(url.pathname)) throw wrong(`"${url.pathname}" is not the number of a database`);
  return url;
}

/** The same text with `…` for the password of every address in it. */
export function withoutPassword(text: string): string {
  // The last @ of a word ends the password, which may hold others.
  return text.replace(/(rediss?:\/\/)([^\s:@/]*):[^\s]*@/g, "$1$2:…@");
}
