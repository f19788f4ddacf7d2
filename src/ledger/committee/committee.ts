/** An uncertified-DAG byzantine-fault-tolerant ledger after Mysticeti, which is what IOTA's main network has run since 2025. */
import { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { duration, integer, money, quantity } from "../../parameter/parameter.js";
import { defineLedger, type LedgerEngine } from "../definition.js";
import { delayParameters } from "../delay.js";
import { micro } from "../port.js";
import { BlockDag } from "./block-dag.js";
import { CommitteeEngine } from "./engine.js";
import { drawFaults, faultsSchema } from "./faults.js";
import { Intake } from "./intake.js";
import { Committee } from "./leaders.js";
import { uniformNetwork } from "./network.js";
import { RoundWindow } from "./round-window.js";
import { CommitteeStatistics } from "./statistics.js";
import { watch } from "./warnings.js";

/** Watts in a kilowatt, in which the engine reads powers. */
const WATTS = 1000;

export const committee = defineLedger({
  name: "committee",
  doc: "A committee of known validators that orders blocks of all of them by votes in a graph (Mysticeti): final in about three message delays, as long as fewer than a third are faulty.",
  params: {
    validators: integer({ default: 10, min: 4, max: 100, doc: "Validators, 3f + 1 to tolerate f faulty ones. Each makes a block a round." }),
    leaders: integer({ default: 2, min: 1, max: 100, doc: "Blocks of a round that lead it: the others' are committed with a leader of the next round." }),
    messages: z.strictObject(delayParameters({ default: "100ms", min: 0.001, each: "message", doc: "Mean time of a block from one validator to another." })).prefault({}).meta({ description: "How blocks travel between validators." }),
    timeout: duration({ default: "250ms", max: 3600, doc: "How long a validator waits for the leaders' blocks once it has those of a quorum, before it makes its own without them." }),
    leastRound: duration({ default: "50ms", min: 0.001, max: 3600, doc: "Least time between two blocks of a validator." }),
    blockSize: integer({ default: 1000, min: 1, max: 1_000_000, doc: "Most transactions in a block. The committee's capacity is this times the validators, each round." }),
    access: duration({ default: "20ms", max: 3600, doc: "Time from a device to the validator that it talks to, drawn at random once for each device." }),
    fee: money({ default: 0, max: 1e6, doc: "Fee of each transaction, paid to the validators when it is confirmed. A payment of less than that is given up (rejected)." }),
    power: quantity("power", { default: "240 W", min: 0, max: 1e6, doc: "Power that each validator draws, whatever it carries. The default, the same server's as with other ledgers, is an assumption." }),
    faults: faultsSchema,
  },
  create({ kernel, recorder, book }, { validators, leaders, timeout, leastRound, blockSize, access, fee, power, faults: section, messages }): LedgerEngine {
    if (leaders > validators) throw new InputError(`must be at most ledger.validators, ${validators}, found ${leaders}`, { path: "ledger.leaders" });
    const faults = drawFaults(section, validators, recorder.duration, kernel.stream("committee/faults"));
    const members = new Committee(validators, leaders, faults.equivocating.length > 0 ? 2 : 1), dag = new BlockDag(members, new RoundWindow());
    const statistics = new CommitteeStatistics(() => kernel.now, recorder, validators, blockSize);
    const mayFork = book.viewsMayDisagree = faults.equivocating.length > members.tolerated;
    if (fee > 0) {
      const amount = micro(fee), collector = book.accounts.open({ kind: "validators" });
      book.fees = { quote: () => amount, isWorth: (paid) => paid === 0 || paid >= amount, collector };
    }
    const intake = new Intake({ kernel, book, dag, random: kernel.stream("committee/devices"), access, blockSize, mayFork, unserving: faults.equivocating, waiting: (count) => { statistics.waiting = count; } });
    const engine = new CommitteeEngine({ kernel, dag, intake, statistics, faults, timeout, leastRound, network: uniformNetwork(messages, kernel.stream("committee/delay")) });
    watch(recorder, engine, members, faults);
    book.costs.stand(power * WATTS * validators);
    return engine;
  },
});
