/** What docs/clusters shows can be typed: the options are those of the commands, and the YAML is YAML. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { addCompare } from "../../src/cli/compare.js";
import { addWorker } from "../../src/cli/worker.js";
import { ROOT } from "../cli/command.js";

const FOLDER = join(ROOT, "docs/clusters");
const program = new Command();
for (const add of [addCompare, addWorker]) add(program);
const options = new Map(program.commands.map((command) => [command.name(), command.options.flatMap(({ long, short }) => [long, short])]));

describe.each(readdirSync(FOLDER))("docs/clusters/%s", (name) => {
  const text = readFileSync(join(FOLDER, name), "utf8");
  const blocks = [...text.matchAll(/```(\w*)\n(.*?)```/gs)].map(([, language, body]) => ({ language, body: body! }));

  it("gives each command options that it has", () => {
    // A command goes on over lines that end in \ or, in YAML, are indented deeper.
    const commands = blocks.flatMap(({ body }) => [...body.replace(/\\\n\s*|\n\s+(?=--)/g, " ").matchAll(/(?:tanglewood|tanglewood\.mjs|args: \[)\s?(compare|worker)\b([^\n|]*)/g)]);
    expect(commands.length).toBeGreaterThan(1);
    const unknown = commands.flatMap(([, verb, rest]) => (rest!.match(/(?<![\w-])--?[a-z][\w-]*/g) ?? []).filter((option) => !options.get(verb!)!.includes(option)).map((option) => `${verb} ${option}`));
    expect(unknown).toEqual([]);
  });

  it("holds whole YAML, and links that lead somewhere", () => {
    for (const { body } of blocks.filter(({ language }) => language === "yaml")) {
      for (const document of parseAllDocuments(body)) expect("errors" in document ? document.errors : []).toEqual([]);
    }
    for (const [, link] of text.matchAll(/\]\((\w[\w-]*\.md)\)/g)) expect(readdirSync(FOLDER)).toContain(link);
  });
});
