/** What the disciplines that sell priority share: the highest safe bid goes first, and the fate of a late payment. */
import { choice } from "../../../parameter/parameter.js";
import { ALWAYS_OPEN, type Line } from "./discipline.js";

export const late = choice(["refund", "forfeit"], {
  default: "refund",
  doc: "What becomes of a bid whose payment was safe only after the vehicle had entered in its turn: paid back, or kept by the crossing.",
});

/** Position of the highest bid; of equal ones the vehicle that came first. */
export function highestBid(line: Line): number {
  let best = 0;
  for (let position = 1; position < line.length; position++) {
    if (line.bid(position) > line.bid(best)) best = position;
  }
  return best;
}

export const BY_BID = { ...ALWAYS_OPEN, select: highestBid } as const;
