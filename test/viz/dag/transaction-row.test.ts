/** A row of a long log is found in a few looks, wherever it stands; what is not there is not found. */
import { describe, expect, it } from "vitest";
import { findTransaction } from "../../../viz/src/dag/transaction-row.js";

const entry = { scenario: "city", run: "r", folder: "r", status: "done", seed: "1" } as const;

function log(ids: readonly number[]): { ask: (address: string, init: RequestInit) => Promise<Response>; looks: () => number } {
  const text = `id,purpose,amount [token]\n${ids.map((id) => `${id},"passage, ${"x".repeat(id % 90)}",0.${id}`).join("\n")}\n`;
  let looks = 0;
  return {
    looks: () => looks,
    ask: (_, init) => {
      looks++;
      const [from, to] = /(\d+)-(\d+)/.exec(new Headers(init.headers).get("range")!)!.slice(1).map(Number);
      return Promise.resolve(new Response(text.slice(from, to! + 1), { status: 206, headers: { "content-range": `bytes ${from}-${Math.min(to!, text.length - 1)}/${text.length}` } }));
    },
  };
}

describe("the row of a transaction", () => {
  it.each([1, 7, 300, 40_000])("is found among %i of every third number", async (count) => {
    const ids = Array.from({ length: count }, (_, i) => 3 * i);
    for (const id of [0, 3, 3 * (count >> 1), 3 * Math.floor(count * 0.77), 3 * (count - 1)].filter((each) => each < 3 * count)) {
      const { ask, looks } = log(ids);
      expect(await findTransaction(entry, id, ask)).toEqual({ id: String(id), purpose: `passage, ${"x".repeat(id % 90)}`, amount: `0.${id}` });
      expect(looks()).toBeLessThanOrEqual(24);
    }
    for (const id of [1, 3 * count, 3 * (count >> 1) + 2]) expect(await findTransaction(entry, id, log(ids).ask)).toBeUndefined();
  });

  it("is not looked for in a log that is missing, or on a server without ranges", async () => {
    expect(await findTransaction(entry, 1, () => Promise.resolve(new Response("", { status: 404 })))).toBeUndefined();
    expect(await findTransaction(entry, 1, () => Promise.resolve(new Response("id\n1\n", { status: 200 })))).toBeUndefined();
  });
});
