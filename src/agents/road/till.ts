/**
 * The tills of the crossings: bids come in through the settlement, and go out again as the discipline says: shares to the
 * overtaken, refunds. A till pays out only money that is final, so it can never owe more than it holds. A bid that is safe
 * before entry is *in time*; what comes later is *late* and has bought nothing.
 */
import type { World } from "../context.js";
import { MICRO, type Account } from "../../ledger/port.js";
import type { SettlementId } from "../../ledger/settlement/settlement.js";
import type { Discipline, Line } from "./discipline/discipline.js";
import { Mark, type Passages } from "./passages.js";
import type { RoadReport } from "./road-report.js";
import type { WaitingLine } from "./waiting-line.js";

interface Payout { readonly from: Account; readonly to: Account; readonly amount: number }
interface Overtaken { readonly wallet: Account; readonly decile: number }

export class Till {
  readonly #world: World;
  readonly #passages: Passages;
  readonly #discipline: Discipline;
  readonly #report: RoadReport;
  readonly #fleetOf: (traffic: number) => string;
  /** Account of each crossing. */
  readonly #accounts: readonly Account[];
  readonly #bids: SettlementId;
  readonly #payouts: SettlementId;
  readonly #underWay = new Map<number, Payout>();
  /** Whom the vehicles have overtaken that entered on a bid whose money is not final yet. */
  readonly #overtaken = new Map<number, readonly Overtaken[]>();
  #nextPayout = 0;

  constructor(world: World, parts: { crossings: number; passages: Passages; discipline: Discipline; report: RoadReport; fleetOf: (traffic: number) => string }) {
    this.#world = world;
    this.#passages = parts.passages;
    this.#discipline = parts.discipline;
    this.#report = parts.report;
    this.#fleetOf = parts.fleetOf;
    this.#accounts = Array.from({ length: parts.crossings }, () => world.ledger.openAccount({ kind: "crossing" }));
    this.#bids = world.settlement.register({
      name: "road/bid", device: "vehicle",
      isWanted: (passage) => this.#discipline.late !== "refund" || !this.#passages.is(passage, Mark.entered),
      cleared: (passage) => this.#cleared(passage),
      settled: (passage) => this.#settled(passage),
      failed: (passage, reason) => this.#failed(passage, reason),
    });
    this.#payouts = world.settlement.register({
      name: "road/payout", device: "crossing", isOwed: true,
      cleared: () => {},
      settled: (payout) => { this.#underWay.delete(payout); },
      failed: (payout, reason) => this.#payAgain(payout, reason),
    });
  }

  account(crossing: number): Account { return this.#accounts[crossing]!; }

  /** Issues the payment of a passage's bid; what becomes of it is heard later, or at once. */
  offer(passage: number): void {
    const { wallet, crossing, bid } = this.#passages;
    this.#passages.mark(passage, Mark.bid);
    this.#world.deals.offer();
    this.#world.settlement.pay(wallet[passage]!, this.#accounts[crossing[passage]!]!, bid[passage]!, this.#bids, passage);
    if (!this.#passages.is(passage, Mark.failed)) {
      this.#passages.mark(passage, Mark.agreed);
      this.#world.deals.agree(this.#world.kernel.now);
    }
  }

  /** A vehicle enters that stands at `position` of a line; whoever stands before it is overtaken. */
  enter(passage: number, line: WaitingLine, position: number): void {
    const passages = this.#passages;
    passages.mark(passage, Mark.entered);
    if (!passages.is(passage, Mark.bid)) return;
    if (passages.is(passage, Mark.failed)) this.#report.bid(passages.is(passage, Mark.agreed) ? "failed" : "withoutCover");
    else if (!passages.is(passage, Mark.cleared)) {
      this.#report.bid("late");
      this.#endDeal(passage, "late", "payment-late");
    } else {
      this.#report.bid("inTime");
      passages.mark(passage, Mark.inTime);
      this.#overtaken.set(passage, this.#before(line, position));
      if (passages.is(passage, Mark.settled)) this.#distribute(passage);
    }
  }

  #before(line: Line & Pick<WaitingLine, "passage">, position: number): Overtaken[] {
    if (this.#discipline.proceeds !== "overtaken") return [];
    return Array.from({ length: position }, (_, place) => {
      const passage = line.passage(place);
      return { wallet: this.#passages.wallet[passage]!, decile: this.#passages.decile[passage]! };
    });
  }

  #cleared(passage: number): void {
    this.#passages.mark(passage, Mark.cleared);
    if (!this.#passages.is(passage, Mark.entered)) this.#passages.weight[passage] = this.#passages.bid[passage]!;
  }

  #settled(passage: number): void {
    const passages = this.#passages;
    passages.mark(passage, Mark.settled);
    if (!passages.is(passage, Mark.entered)) return;
    if (passages.is(passage, Mark.inTime)) this.#distribute(passage);
    else if (this.#discipline.late === "refund") this.#payBack(passage);
    else this.#report.paid(passages.decile[passage]!, passages.bid[passage]!);
    passages.endIfOver(passage);
  }

  #failed(passage: number, reason: string): void {
    const passages = this.#passages;
    passages.mark(passage, Mark.failed);
    passages.weight[passage] = 0;
    // A bid without cover was never agreed on; a late one was ended at entry.
    const ended = !passages.is(passage, Mark.agreed) || (passages.is(passage, Mark.entered) && !passages.is(passage, Mark.inTime));
    if (!ended) this.#endDeal(passage, "failed", `payment-${reason}`);
    this.#overtaken.delete(passage);
    passages.endIfOver(passage);
  }

  /** Gives the final money of a bid that was in time to whom it belongs. */
  #distribute(passage: number): void {
    const { bid, decile, crossing } = this.#passages;
    const amount = bid[passage]!, overtaken = this.#overtaken.get(passage)!;
    this.#overtaken.delete(passage);
    this.#endDeal(passage, "delivered");
    if (this.#discipline.proceeds === "overtaken" && overtaken.length === 0) return this.#payBack(passage);
    this.#report.paid(decile[passage]!, amount);
    const share = Math.floor(amount / overtaken.length), remainder = amount - share * overtaken.length;
    for (const [rank, loser] of overtaken.entries()) {
      const part = share + (rank < remainder ? 1 : 0);
      this.#report.received(loser.decile, part);
      this.#payOut({ from: this.#accounts[crossing[passage]!]!, to: loser.wallet, amount: part });
    }
  }

  #payBack(passage: number): void {
    const { bid, wallet, crossing } = this.#passages;
    this.#payOut({ from: this.#accounts[crossing[passage]!]!, to: wallet[passage]!, amount: bid[passage]! });
  }

  #payOut(payout: Payout): void {
    if (payout.amount === 0) return;
    const reference = this.#nextPayout++;
    this.#underWay.set(reference, payout);
    this.#world.settlement.pay(payout.from, payout.to, payout.amount, this.#payouts, reference);
  }

  /** A payout that the ledger left behind is issued again; one without cover can only be a broken promise, and is told. */
  #payAgain(reference: number, reason: string): void {
    const payout = this.#underWay.get(reference)!;
    this.#underWay.delete(reference);
    if (reason === "orphaned") this.#payOut(payout);
    else this.#world.recorder.warn("road-payout-failed", `A crossing could not pay ${payout.amount / MICRO} token out of its till (${reason}).`);
  }

  #endDeal(passage: number, outcome: "delivered" | "late" | "failed", reason?: string): void {
    const { traffic, device, crossing, bid, offered } = this.#passages;
    this.#world.deals.end({
      domain: "road",
      buyer: `${this.#fleetOf(traffic[passage]!)}/${device[passage]!}`,
      seller: `crossing/${crossing[passage]!}`,
      quantity: 1,
      price: bid[passage]! / MICRO,
      offered: offered[passage]!,
      agreed: offered[passage]!,
      outcome,
      paidInTime: outcome === "delivered",
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
