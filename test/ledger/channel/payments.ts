/** Payments between a few accounts over channels, without agents: a list of who pays whom how much, one a second. */
import { Stage, micro, type Account, type Transaction } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";

export interface Payment { readonly from: number; readonly to: number; readonly amount: number }

export interface Options {
  readonly ledger: Record<string, unknown>;
  /** Tokens of each account. */
  readonly wallets: readonly number[];
  readonly payments: Iterable<Payment>;
  readonly every?: number;
  readonly duration: number;
  readonly warmup?: number;
  readonly seed?: string;
}

export function payThrough({ ledger: section, wallets, payments, every = 1, ...options }: Options) {
  const world = makeLedger({ ...options, ledger: { kind: "channel", ...section } }), { kernel, ledger } = world;
  const accounts: Account[] = wallets.map((tokens) => ledger.openAccount({ kind: "device", balance: micro(tokens) }));
  const stages = new Map<Transaction, Stage>(), times = new Map<Transaction, number>(), issued: (Payment & { transaction: Transaction })[] = [];
  const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage, _, transaction) => { stages.set(transaction, stage); times.set(transaction, kernel.now); } });
  const list = payments[Symbol.iterator]();
  const act = kernel.eventType("test/act", () => {
    const { done, value } = list.next();
    if (done) return;
    issued.push({ ...value, transaction: ledger.pay(accounts[value.from]!, accounts[value.to]!, micro(value.amount), purpose, 0) });
    kernel.after(every, act);
  });
  kernel.after(0, act);
  return { ...world, accounts, purpose, stages, times, issued, balances: () => accounts.map((account) => ledger.balance(account)) };
}

/** `count` times the same payment. */
export function* repeated(count: number, payment: Payment): Generator<Payment> {
  for (let i = 0; i < count; i++) yield payment;
}
