/** What theory says of a pool of servers: how long requests wait, how many are turned away. */

/**
 * Chance that all c servers are busy where nobody waits: Erlang's loss formula, by its recurrence.
 * A. K. Erlang (1917). @param load offered load in erlangs, arrival rate × mean service
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

/** Chance that a request has to wait in M/M/c, and 1 from full load on. A. K. Erlang (1917). */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(servers, load);
  return servers * blocked / (servers - load * (1 - blocked));
}

/** Mean wait in the queue of M/M/c, in the time unit of the mean service; infinite from full load on. */
export function waitOfPool(servers: number, rate: number, service: number): number {
  const load = rate * service;
  return load >= servers ? Infinity : erlangC(servers, load) * service / (servers - load);
}

/**
 * Mean wait in the queue of M/G/1, after Pollaczek (1930) and Khinchine (1932): λE[S²] / (2(1 − ρ)).
 * @param spread standard deviation of the service over its mean: 0 for constant, 1 for exponential
 */
export function waitOfOne(rate: number, service: number, spread: number): number {
  const busy = rate * service;
  return busy >= 1 ? Infinity : rate * service * service * (1 + spread * spread) / (2 * (1 - busy));
}
