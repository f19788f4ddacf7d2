/** The weight that theory expects at an age, read off the mean path of the fluid level. */
import type { Choosing } from "../fluid/choosing.js";
import { WeightGrowth } from "../fluid/weight-growth.js";

/**
 * @param rate attachments a second
 * @param delay seconds from issue until a transaction is seen, the work included
 * @param hidden seconds of it from attachment on
 * @returns mean weight at an age in seconds since attachment; to be asked in ascending order
 */
export function meanPath(choosing: Choosing, rate: number, delay: number, hidden: number): (age: number) => number {
  const path = new WeightGrowth(choosing, rate * delay);
  let before = path.age, weightBefore = path.weight;
  return (age) => {
    const target = (age - hidden) / delay;
    if (target <= 0) return 1;
    while (path.age < target) {
      before = path.age;
      weightBefore = path.weight;
      path.step();
    }
    return path.age === before ? path.weight : weightBefore + (target - before) / (path.age - before) * (path.weight - weightBefore);
  };
}
