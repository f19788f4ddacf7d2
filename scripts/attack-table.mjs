/**
 * Prints the table of docs/models/attacks.md: how often a double spend succeeds by the policy on which its victim accepts,
 * against a thief without computing power and against one with a half or two thirds of the honest power.
 *
 *   node scripts/attack-table.mjs      (in a clone that is built)
 */
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../bin/tanglewood.mjs", import.meta.url));
const scenarios = fileURLToPath(new URL("../scenarios/attacks/", import.meta.url));

const POLICIES = [
  ["at sight", { policy: "zero-conf" }], ["2 s after sight", { policy: "age", time: "2s" }],
  ["weight 2", { policy: "weight", threshold: 2 }], ["weight 8", { policy: "weight", threshold: 8 }], ["weight 16", { policy: "weight", threshold: 16 }],
  ["weight 32", { policy: "weight", threshold: 32 }], ["weight 64", { policy: "weight", threshold: 64 }],
  ["confidence 0.5", { policy: "confidence", threshold: 0.5 }], ["confidence 0.95", { policy: "confidence", threshold: 0.95 }],
  ["confirmed", { policy: "confirmed" }],
];

function success(overrides, policy) {
  const acceptance = Object.entries(policy).flatMap(([name, value]) => ["--set", `ledger.adversary.acceptance.${name}=${value}`]);
  const set = Object.entries(overrides).flatMap(([path, value]) => ["--set", `${path}=${value}`]);
  const said = execFileSync(process.execPath, [program, "run", `${scenarios}large-weight.yaml`, "--out", join(tmpdir(), "attack-table"), "--json", "--set", "duration=3h", ...set, ...acceptance], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const { metrics } = JSON.parse(said);
  const [share, low, high] = ["share", "low", "high"].map((name) => metrics[`attack.success.${name}`].value);
  return `${share.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

const columns = [{ "ledger.adversary.kind": "double-spend" }, { "ledger.adversary.rate": "1.5/s" }, { "ledger.adversary.rate": "2/s" }];
console.log("| victim accepts | no computing power | half of the honest | two thirds |\n|---|---|---|---|");
for (const [name, policy] of POLICIES) console.log(`| ${name} | ${columns.map((column) => success(column, policy)).join(" | ")} |`);
