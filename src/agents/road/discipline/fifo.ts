/** First come, first served: the order of arrival, whatever anybody would pay. */
import { ALWAYS_OPEN, defineDiscipline } from "./discipline.js";

export const fifo = defineDiscipline({
  name: "fifo",
  doc: "First come, first served; nobody bids.",
  params: {},
  create: () => ({ ...ALWAYS_OPEN, proceeds: "none", late: "refund", select: () => 0 }),
});
