/** What can be said of settlement without a simulation. Each form is derived in docs/models/settlement.md. */
import { exp } from "../../sim/portable-math.js";

/** Seconds in a year of 365 days. */
export const YEAR = 365 * 86_400;

/** What `amount` tokens cost that are locked up for so many seconds at a rate of interest a year, tokens. */
export function capitalCost(amount: number, interestRate: number, seconds: number): number {
  return amount * interestRate * seconds / YEAR;
}

/** Chance that a payment is confirmed within a window, the latency being exponential; all in seconds. */
export function paidInTime(window: number, meanLatency: number): number {
  return 1 - exp(-window / meanLatency);
}

/** Chance that a user whose patience is exponential gives up before a confirmation that is; means in seconds. */
export function givesUp(meanLatency: number, meanPatience: number): number {
  return meanLatency / (meanLatency + meanPatience);
}

/** Most that a seller can lose to one buyer under `stream`: what it delivers until the first unpaid bill is overdue. */
export function streamExposure(price: number, service: number, interval: number, timeout: number): number {
  return price * Math.min(1, (interval + timeout) / service);
}

/**
 * The largest value that is better trusted at once than made to wait: its chance to be spent twice costs no more than
 * the time that is saved. It is what `zero-conf` should have for its limit.
 * @param doubleSpend chance that an unconfirmed payment is spent twice with success
 * @param timeValue what a second of waiting costs, tokens
 * @param wait seconds until it would be confirmed
 */
export function trustedLimit(doubleSpend: number, timeValue: number, wait: number): number {
  return timeValue * wait / doubleSpend;
}
