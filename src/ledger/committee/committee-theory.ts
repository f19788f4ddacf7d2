/**
 * What theory says of a committee whose messages all take the same time d: rounds are in step, and each takes d. Derived
 * from the commit rule in docs/models/committee.md.
 */

/**
 * Mean seconds from the making of a block to its commit, nobody being faulty: leaders' blocks take three messages (the
 * block, its votes, its certificates), those of others a fourth, as they are committed with a leader of the next round.
 */
export function commitLatency(validators: number, leaders: number, delay: number): number {
  return delay * (3 + (validators - leaders) / validators);
}

/**
 * The same with one leader a round and one validator of n down. Where its turn is, the others wait T: rounds take d + T/n
 * on the average. Blocks of the round before its turn, but the leader's, wait for the leader of one round later.
 */
export function commitLatencyWithout(validators: number, delay: number, timeout: number): number {
  const n = validators, leaders = 3 * delay * (n - 1) + timeout;
  const inItsTurn = (n - 1) * (4 * delay + timeout), before = (n - 2) * (9 * delay + 2 * timeout), others = (n - 2) * (n - 3) * 4 * delay;
  return (leaders + inItsTurn + before + others) / (n * (n - 1));
}

/** Mean seconds of a round with one leader a round and one validator of n down. */
export function roundTimeWithout(validators: number, delay: number, timeout: number): number { return delay + timeout / validators; }

/** Transactions a second that blocks have room for. @param round seconds */
export function committeeCapacity(running: number, blockSize: number, round: number): number { return running * blockSize / round; }
