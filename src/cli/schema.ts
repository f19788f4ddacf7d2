/** `tanglewood schema`: the JSON Schema of scenario files, for editors. */
import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { writeFailure } from "../results/node/file-failure.js";
import { scenarioJsonSchema } from "../scenario/json-schema.js";

export function addSchema(program: Command): void {
  program.command("schema")
    .summary("print the JSON Schema of scenario files")
    .description("Prints the JSON Schema of scenario files, from which editors complete and check.")
    .option("--file <file>", "write it to a file instead")
    .addHelpText("after", `
Point to it from the first line of a scenario:
  # yaml-language-server: $schema=../schema/scenario.schema.json

Example:
  tanglewood schema --file schema/scenario.schema.json`)
    .action(async ({ file }: { file?: string }) => {
      const text = `${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`;
      if (file === undefined) process.stdout.write(text);
      else await writeFile(file, text).catch((error: unknown) => { throw writeFailure(error, file); });
    });
}
