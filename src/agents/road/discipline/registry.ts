/** Every discipline, the default first, and the parameter by which a scenario chooses one. */
import { variants, type VariantValues } from "../../../parameter/variants.js";
import type { Discipline, DisciplineDefinition } from "./discipline.js";
import { fifo } from "./fifo.js";
import { fixedSignal } from "./fixed-signal.js";
import { priorityBid } from "./priority-bid.js";
import { winnersPayLosers } from "./winners-pay-losers.js";

export const disciplines: readonly DisciplineDefinition[] = [priorityBid, winnersPayLosers, fifo, fixedSignal];

export const discipline = variants("rule", "priority-bid", disciplines, { doc: "Who enters a crossing next, and who gets what is paid for it." });

/** Makes the chosen discipline for crossings with so many approaches. */
export function createDiscipline(chosen: VariantValues<"rule">, approaches: number): Discipline {
  return disciplines.find(({ name }) => name === chosen.rule)!.create(chosen, approaches);
}
