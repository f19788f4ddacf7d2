#!/usr/bin/env node
/** The `tanglewood` command. In a clone it first installs and builds what is missing, so that it works from the start. */
import { setUp } from "../scripts/set-up.mjs";

try {
  await setUp({ build: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { main } = await import("../dist/src/cli/main.js");
await main(process.argv);
