/** Peers that are all equally far apart see what one common view with that delay sees; more seeds in the campaign. */
import { expect, it } from "vitest";
import { relativeError } from "../../../harness.js";
import { agree, run } from "./agreement.js";

agree("1");

it("a committee confirms as soon among peers as in the common view, within 2 %", () => {
  const confirmation = { rule: "approval-weight", validators: 7 };
  const common = run("1", { kind: "global", delay: "1s" }, confirmation, 160)("confirmation.latency.mean");
  const peers = run("1", { kind: "gossip", peers: 150, topology: { kind: "complete" }, delay: "1s" }, confirmation, 160)("confirmation.latency.mean");
  expect(relativeError(peers, common)).toBeLessThan(0.02);
});
