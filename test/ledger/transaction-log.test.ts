/** The sample holds every n-th transaction by identifier, in whatever order transactions end. */
import { expect, it } from "vitest";
import { Stage } from "../../src/ledger/port.js";
import { TransactionLog } from "../../src/ledger/transaction-log.js";
import { Transactions } from "../../src/ledger/transactions.js";

it.each([["by eights", 8], ["by ones", 1]])("stays within its limit and whole when they end %s first", (_, step) => {
  const transactions = new Transactions(), written: number[] = [];
  const log = new TransactionLog((row) => { written.push(Number(row[0])); }, [{ name: "test/pay", device: "device" }], { sampleLimit: 4 });
  const ids = Array.from({ length: 64 }, () => {
    const id = transactions.add(0, 0, 0, 0, 0, 0);
    transactions.stage[id & transactions.mask] = Stage.confirmed;
    return id;
  });
  for (const id of [...ids.filter((id) => id % step === 0), ...ids.filter((id) => id % step !== 0)]) log.take(transactions, id);
  log.close();
  expect(log.every).toBe(16);
  expect(written).toEqual([0, 16, 32, 48]);
});
