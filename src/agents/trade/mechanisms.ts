/**
 * How a buyer and a seller who meet come to a price. All amounts are in units of the range over which values and costs
 * are spread evenly; the fee is what the ledger takes of the buyer, on top of the price.
 */
export interface Meeting { readonly value: number; readonly cost: number; readonly fee: number }

/** The price, or undefined where they part without a trade. */
export type Mechanism = (meeting: Meeting) => number | undefined;

/** Half of the range: the best price for all meetings alike. */
const POSTED = 1 / 2;

export const mechanisms = {
  /** They know each other's mind, trade whenever there is something to gain, and halve it. */
  "first-best": ({ value, cost, fee }) => value - cost >= fee ? cost + (value - cost - fee) / 2 : undefined,
  /**
   * Each names a price and they meet in the middle. Both shade what they name as is best against the other
   * (K. Chatterjee, W. Samuelson, Bargaining under incomplete information, 1983), as if there were no fee.
   */
  "split-the-difference": ({ value, cost, fee }) => {
    const bid = 2 * value / 3 + 1 / 12, ask = 2 * cost / 3 + 1 / 4;
    return bid - ask >= fee ? ask + (bid - ask - fee) / 2 : undefined;
  },
  /** One price for all, which they take or leave. */
  "posted-price": ({ value, cost, fee }) => value >= POSTED + fee && cost <= POSTED ? POSTED : undefined,
} satisfies Record<string, Mechanism>;

export type MechanismName = keyof typeof mechanisms;
export const MECHANISM_NAMES = Object.keys(mechanisms) as [MechanismName, ...MechanismName[]];
