/** `tanglewood schema`: the JSON Schema of scenario and study files, for editors. */
import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { studyJsonSchema } from "../experiment/study/schema.js";
import { writeFailure } from "../results/node/file-failure.js";
import { scenarioJsonSchema } from "../scenario/json-schema.js";

export function addSchema(program: Command): void {
  program.command("schema")
    .summary("print the JSON Schema of scenario or study files")
    .description("Prints the JSON Schema of scenario files, or of study files, from which editors complete and check.")
    .option("--study", "of study files (tanglewood compare)")
    .option("--file <file>", "write it to a file instead")
    .addHelpText("after", `
Point to it from the first line of a scenario:
  # yaml-language-server: $schema=../schema/scenario.schema.json

Examples:
  tanglewood schema --file schema/scenario.schema.json
  tanglewood schema --study --file schema/study.schema.json`)
    .action(async ({ file, study }: { file?: string; study?: true }) => {
      const text = `${JSON.stringify(study ? studyJsonSchema() : scenarioJsonSchema(), undefined, 2)}\n`;
      if (file === undefined) process.stdout.write(text);
      else await writeFile(file, text).catch((error: unknown) => { throw writeFailure(error, file); });
    });
}
