/** Every discipline, the default first, and the parameter by which a scenario chooses one. */
import { z } from "zod";
import type { Discipline, DisciplineDefinition } from "./discipline.js";
import { fifo } from "./fifo.js";
import { fixedSignal } from "./fixed-signal.js";
import { priorityBid } from "./priority-bid.js";
import { winnersPayLosers } from "./winners-pay-losers.js";

export const disciplines: readonly DisciplineDefinition[] = [priorityBid, winnersPayLosers, fifo, fixedSignal];

const meta = ({ name, doc }: DisciplineDefinition) => ({ title: name, description: doc });

/** Chosen by `rule`; without it, the default. */
export const discipline = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("priority-bid").default("priority-bid"), ...priorityBid.params }).meta(meta(priorityBid)),
  z.strictObject({ rule: z.literal("winners-pay-losers"), ...winnersPayLosers.params }).meta(meta(winnersPayLosers)),
  z.strictObject({ rule: z.literal("fifo"), ...fifo.params }).meta(meta(fifo)),
  z.strictObject({ rule: z.literal("fixed-signal"), ...fixedSignal.params }).meta(meta(fixedSignal)),
]).prefault({}).meta({ description: "Who enters a crossing next, and who gets what is paid for it." });

/** Makes the chosen discipline for crossings with so many approaches. */
export function createDiscipline(chosen: z.output<typeof discipline>, approaches: number): Discipline {
  return disciplines.find(({ name }) => name === chosen.rule)!.create(chosen, approaches);
}
