/** What the market `trade` came to: how many of the meetings that were worth it led to a trade, and what was gained. */
import { MICRO } from "../../ledger/port.js";
import type { World } from "../context.js";

/** A meeting in whole micro-tokens; `agreed` says whether they came to a price. */
export interface Met { readonly since: number; readonly value: number; readonly cost: number; readonly fee: number }

export class TradeStatistics {
  /** Meetings before this time belong to the warm-up, and with them what becomes of their deals. */
  #countedFrom = 0;
  #meetings = 0;
  #worthwhile = 0;
  #possible = 0;
  #trades = 0;
  #gross = 0;
  #fees = 0;
  #givenUp = 0;

  constructor({ kernel, recorder }: World) {
    const share = (of: () => number, all: () => number) => () => ({ value: of() / all(), count: all() });
    recorder.metric("trade.meetings", "1", "Buyers that met a seller.", () => this.#meetings);
    recorder.metric("trade.share", "1", "Trades done, over the meetings in which the good was worth more to the buyer than to the seller.", share(() => this.#trades, () => this.#worthwhile));
    recorder.metric("trade.gains.possible", "token", "What all meetings could have gained together without fees: value less cost, where that is positive.", () => this.#possible / MICRO);
    recorder.metric("trade.gains.net", "token", "What the trades gained, less the fees of their payments.", () => (this.#gross - this.#fees) / MICRO);
    recorder.metric("trade.efficiency", "1", "Gains less fees, over what was possible.", share(() => (this.#gross - this.#fees) / this.#possible * this.#worthwhile, () => this.#worthwhile));
    recorder.metric("trade.efficiency.gross", "1", "Gains before fees, over what was possible.", share(() => this.#gross / this.#possible * this.#worthwhile, () => this.#worthwhile));
    recorder.metric("trade.givenUp.share", "1", "Buyers who gave up because the payment took too long, over them and the trades done.", share(() => this.#givenUp, () => this.#givenUp + this.#trades));
    recorder.atWarmupEnd(() => {
      this.#countedFrom = kernel.now;
      this.#meetings = this.#worthwhile = this.#possible = this.#trades = this.#gross = this.#fees = this.#givenUp = 0;
    });
  }

  met({ value, cost }: Met): void {
    this.#meetings++;
    if (value <= cost) return;
    this.#worthwhile++;
    this.#possible += value - cost;
  }

  /** The good has changed hands. */
  done({ since, value, cost, fee }: Met): void {
    if (since < this.#countedFrom) return;
    this.#trades++;
    this.#gross += value - cost;
    this.#fees += fee;
  }

  givenUp({ since }: Met): void { if (since >= this.#countedFrom) this.#givenUp++; }
}
