/** A chain of blocks with fees: room in blocks is scarce, and goes to those who pay most for it. */
import { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { list } from "../../parameter/list.js";
import { choice, duration, integer, number, quantity } from "../../parameter/parameter.js";
import { defineLedger, type LedgerEngine } from "../definition.js";
import { zipfShares } from "../tangle/mana.js";
import { attackerSchema, attackerShare, startAttacker } from "./attacker.js";
import { BlockTree } from "./block-tree.js";
import { consensusSchema, createConsensus } from "./consensus.js";
import { Blockchain, openMiners } from "./engine.js";
import { Fees, dustParameter, feesSchema } from "./fees.js";
import { Mempool } from "./mempool.js";
import { PayeesView } from "./payees-view.js";
import { propagationSampler, propagationSchema } from "./propagation.js";
import { Rivals } from "./rivals.js";
import { ChainStatistics } from "./statistics.js";

/** Exponent by which hash power is spread unless stated: about that of Bitcoin's pools, an assumption. */
const ZIPF = 1;
/** Miners unless stated. */
const MINERS = 10;

const bytes = (value: string, max: number, doc: string) => quantity("data", { default: value, min: 1, max, doc });

export const blockchain = defineLedger({
  name: "blockchain",
  doc: "A chain of blocks: transactions bid fees for a place in the next block, and are confirmed k blocks deep.",
  params: {
    consensus: consensusSchema,
    confirmations: integer({ default: 6, min: 1, max: 1000, doc: "Depth at which payees take a transaction for confirmed: blocks from its own to the tip." }),
    blockSize: bytes("1 MB", 1e9, "Room in a block. Capacity is this over the size of a transaction, each block."),
    paymentSize: bytes("250 bytes", 1e6, "Size of a payment."),
    dataSize: bytes("250 bytes", 1e6, "Size of a transaction without an amount."),
    miners: z.strictObject({
      count: integer({ default: MINERS, min: 1, max: 10_000, doc: "Miners, or holders of stake, each with a view of the chain." }),
      exponent: number({ default: ZIPF, min: 0, max: 5, doc: "Exponent of Zipf's law by which hash power or stake is spread over them; 0: all have the same." }),
      shares: list(number({ default: 1, min: 0, max: 1e12, doc: "What one miner has of it." }), { default: [], max: 10_000, doc: "Hash power or stake of each miner instead, in any measure: only their proportions count. Empty: by Zipf's law." }),
    }).prefault({}).meta({ description: "Who adds blocks and takes the fees." }),
    propagation: propagationSchema,
    relay: duration({ default: "2s", max: 3600, doc: "Mean time until a transaction has reached the miners' mempools and the payee (exponential); 0: at once." }),
    fees: feesSchema,
    dust: dustParameter,
    rivals: choice(["first-seen", "higher-fee"], { default: "first-seen", doc: "Which of two transactions that spend the same funds miners keep while neither is in a block: the one that reached them first, or the one that pays more per byte." }),
    expiry: duration({ default: "14d", min: 1, max: 3.1536e8, doc: "Time after which a transaction that no block took is given up (orphaned)." }),
    attacker: attackerSchema,
  },
  create(setup, { consensus: section, confirmations, blockSize, paymentSize, dataSize, miners, propagation, relay, fees: feePolicy, dust, rivals: kept, expiry, attacker }): LedgerEngine {
    const { kernel, recorder, book } = setup, size = (amount: number): number => (amount > 0 ? paymentSize : dataSize);
    for (const [name, least] of Object.entries({ paymentSize, dataSize })) {
      if (least > blockSize) throw new InputError(`does not fit into a block of ${blockSize} bytes, found ${least} bytes`, { path: `ledger.${name}` });
    }
    if (attacker.kind !== "none" && section.kind !== "work") throw new InputError(`"${attacker.kind}" needs hash power: ledger.consensus.kind work, found ${section.kind}`, { path: "ledger.attacker.kind" });
    const held = sharesOf(miners);
    if (dust === "pay" && feePolicy.policy === "fixed" && feePolicy["fee"] === 0) throw new InputError("has no effect: ledger.fees.fee is 0", { path: "ledger.dust" });
    book.viewsMayDisagree = true;
    const consensus = createConsensus(section), tree = new BlockTree(), q = attackerShare(attacker);
    const rivals: Rivals = new Rivals(book, (transaction) => { mempool.drop(transaction); book.conflicting(transaction); });
    const mempool = new Mempool(tree, rivals, { capacity: blockSize, replaces: kept === "higher-fee" });
    const fees = new Fees(feePolicy, { random: kernel.stream("blockchain/fees"), recorder, size, price: () => mempool.clearingRate, refusesDust: dust === "refuse" });
    book.fees = fees;
    const statistics = new ChainStatistics(() => kernel.now, recorder, blockSize);
    book.costs.stand(consensus.watts);
    const accounts = openMiners(book, held.length + 1);
    const chain = new Blockchain({
      kernel, book, tree, rivals, mempool, statistics, consensus, relay, expiry, size,
      payees: new PayeesView({ book, tree, rivals, fees, statistics, confirmations, accounts }),
      shares: held.map((each) => each * (1 - q)),
      propagation: propagationSampler(propagation, kernel.stream("blockchain/propagation")),
    });
    startAttacker(setup, chain, attacker, confirmations);
    return chain;
  },
});

interface Miners { readonly count: number; readonly exponent: number; readonly shares: readonly number[] }

/** Share of each miner in all hash power or stake, as stated or by Zipf's law. */
function sharesOf({ count, exponent, shares }: Miners): Float64Array {
  if (shares.length === 0) {
    if (count === 1 && exponent !== ZIPF) throw new InputError("has no effect with ledger.miners.count 1: there is nobody to share with", { path: "ledger.miners.exponent" });
    return zipfShares(count, exponent);
  }
  if (exponent !== ZIPF) throw new InputError("has no effect beside ledger.miners.shares", { path: "ledger.miners.exponent" });
  if (count !== MINERS && count !== shares.length) throw new InputError(`must be the number of ledger.miners.shares, ${shares.length}, or left out; found ${count}`, { path: "ledger.miners.count" });
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) throw new InputError("must have a share above 0", { path: "ledger.miners.shares" });
  return Float64Array.from(shares, (share) => share / total);
}
