/** Memory follows what is unsettled: windows and conflict sets do not grow while 200,000 transactions pass, double spends among them. */
import { describe, expect, it } from "vitest";
import { Dag } from "../../../src/ledger/tangle/dag.js";
import { NONE } from "../../../src/ledger/tangle/sites.js";
import { RandomStream } from "../../../src/sim/random.js";

/** Attaches `count` transactions, each seen after 50 more; of every hundred two spend the same funds. @returns sizes after each tenth */
function live(count: number, confirmingWeight: number, orphanAge: number) {
  let now = 0;
  const random = new RandomStream("1", "test");
  const dag = new Dag(() => now, random, { width: 2, confirmingWeight, weighs: true, kept: 0, depth: 0 }, { revealed() {}, confirmed() {}, ended() {} });
  const parents = new Int32Array(2), hidden: number[] = [], sizes: { window: number; conflicts: number }[] = [];
  let lost = 0;
  for (let transaction = 0; transaction < count; transaction++) {
    now++;
    if (transaction % 100 === 60) {
      const original = transaction - 20;
      let rival = dag.conflicts.sideOf(original);
      if (rival === NONE) rival = dag.makeSide(original);
      dag.conflicts.addSide(transaction, rival);
    }
    dag.issuer = dag.conflicts.sideOf(transaction);
    for (let i = 0; i < 2; i++) {
      const tip = dag.tip(random.integer(dag.tipCount));
      parents[i] = dag.isAttachable(tip) ? tip : dag.retreat(tip);
    }
    dag.issuer = NONE;
    hidden.push(dag.attach(transaction, parents, 2, () => {}));
    if (hidden.length > 50) dag.reveal(hidden.shift()!);
    dag.leaveBehind(now - orphanAge);
    for (let i = 1; i < dag.outcomeCount; i += 2) if (dag.outcomes[i] === 4) lost++;
    dag.outcomeCount = 0;
    if ((transaction + 1) % (count / 10) === 0) sizes.push({ window: dag.windowSize, conflicts: dag.conflicts.known });
  }
  return { sizes, lost };
}

// Sides and branches of what is open: where conflicts last ten times as long, many are open at once and mix.
describe.each([["confirmed soon", 30, 5000, 400], ["confirmed late", 300, 5000, 3500], ["often left behind before they win", 30, 160, 400]] as const)("transactions %s", (_, confirmingWeight, orphanAge, most) => {
  it("leave nothing for good", () => {
    const { sizes, lost } = live(200_000, confirmingWeight, orphanAge);
    expect(lost).toBeGreaterThan(800);
    const settled = sizes.slice(1);
    for (const { window, conflicts } of settled) {
      expect(window).toBe(sizes[0]!.window);
      // Of 4,000 sides in all.
      expect(conflicts).toBeLessThan(most);
    }
    expect(Math.max(...settled.map(({ window }) => window))).toBeLessThanOrEqual(16_384);
  });
});
