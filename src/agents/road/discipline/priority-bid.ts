/** Priority for money: the waiting vehicle with the highest safe bid enters next, and the crossing's operator keeps the bid. */
import { BY_BID, late } from "./bidding.js";
import { defineDiscipline } from "./discipline.js";

export const priorityBid = defineDiscipline({
  name: "priority-bid",
  doc: "The highest bid whose payment is safe enters next, first come first served among equals; the crossing's operator keeps the bids.",
  params: { late },
  create: (params) => ({ ...BY_BID, proceeds: "crossing", late: params.late }),
});
