/**
 * A hub: everybody has one channel, with it, and it passes on what they pay each other, for a fee. It must have put money
 * into the payee's channel beforehand, and without it nobody is paid, while it is out of order.
 */
import type { FeeRule } from "../fee-rule.js";
import type { OutageWorld } from "../outage-record.js";
import { Outages, type OutagesSection } from "../outages.js";
import type { Account } from "../port.js";

export interface HubTerms {
  readonly account: Account;
  /** Whole micro-tokens a payment, and share of its amount on top. */
  readonly base: number;
  readonly share: number;
}

export class Hub implements FeeRule {
  readonly account: Account;
  readonly #terms: HubTerms;
  /** What the ledger below takes. */
  readonly #below: FeeRule | undefined;
  readonly #outages: Outages;
  #isForwarding = false;
  #held: (() => void)[] = [];

  constructor(terms: HubTerms, below: FeeRule | undefined, outages: OutagesSection, world: OutageWorld) {
    this.account = terms.account;
    this.#terms = terms;
    this.#below = below;
    this.#outages = new Outages(outages, world, (_, isUp) => { if (isUp) this.#resume(); });
  }

  get isUp(): boolean { return this.#outages.isUp(0); }

  /** Fee of a payment of this amount through the hub, rounded to whole micro-tokens. */
  fee(amount: number): number { return this.#terms.base + Math.round(this.#terms.share * amount); }

  /** Does it now, or as soon as the hub is up again. */
  whenUp(act: () => void): void { if (this.isUp) act(); else this.#held.push(act); }

  /** Does what completes a payment through the hub, which gets its fee. */
  forwards(complete: () => void): void {
    this.#isForwarding = true;
    complete();
    this.#isForwarding = false;
  }

  quote(amount: number): number { return this.#below?.quote(amount) ?? 0; }
  isWorth(amount: number, fee: number): boolean { return this.#below?.isWorth(amount, fee) ?? true; }
  get collector(): Account { return this.#isForwarding || !this.#below ? this.account : this.#below.collector; }

  #resume(): void {
    const held = this.#held;
    this.#held = [];
    for (const act of held) act();
  }
}
