/** Max-min fair shares, naively: water is poured drop by drop on all that still want more, in proportion to weight, until nothing is left. */
export function poured(demand: readonly number[], weight: readonly number[], capacity: number): number[] {
  const got = demand.map(() => 0);
  for (let left = capacity; left > 0;) {
    const thirsty = demand.map((want, i) => want - got[i]! > 0 ? weight[i]! : 0), total = thirsty.reduce((sum, each) => sum + each, 0);
    if (total === 0) break;
    const drop = Math.min(left, capacity / 2000);
    for (const [i, each] of thirsty.entries()) {
      const sip = Math.min(demand[i]! - got[i]!, drop * each / total);
      got[i]! += sip;
      left -= sip;
    }
    if (left < 1e-9 * capacity) break;
  }
  return got;
}
