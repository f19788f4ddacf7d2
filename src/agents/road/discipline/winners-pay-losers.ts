/**
 * Winners pay losers: priority goes to the highest safe bid, which the crossing holds only until the vehicle enters and
 * then shares equally among those that it overtook, or pays back where it overtook nobody. The money stays with the users
 * (the idea of Lin & Jabari 2020; their truthful mechanism is not this rule).
 */
import { BY_BID, late } from "./bidding.js";
import { defineDiscipline } from "./discipline.js";

export const winnersPayLosers = defineDiscipline({
  name: "winners-pay-losers",
  doc: "The highest bid whose payment is safe enters next; its bid is shared among the vehicles that it overtakes, or paid back if there are none.",
  params: { late },
  create: (params) => ({ ...BY_BID, proceeds: "overtaken", late: params.late }),
});
