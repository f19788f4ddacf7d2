/**
 * Deals under way, each under a small whole number that a payment or an event can carry. A number is used again only
 * after its deal was closed, so a late word from the ledger can never reach the wrong deal.
 */
export class OpenDeals<Deal> {
  readonly #deals: (Deal | undefined)[] = [];
  readonly #free: number[] = [];

  /** @returns the number under which the deal is found until it is closed */
  open(deal: Deal): number {
    const number = this.#free.pop() ?? this.#deals.length;
    this.#deals[number] = deal;
    return number;
  }

  get(number: number): Deal {
    const deal = this.#deals[number];
    if (deal === undefined) throw new Error(`deal ${number} is not open`);
    return deal;
  }

  close(number: number): void {
    this.get(number);
    this.#deals[number] = undefined;
    this.#free.push(number);
  }

  get count(): number { return this.#deals.length - this.#free.length; }
}
