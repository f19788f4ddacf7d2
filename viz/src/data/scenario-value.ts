/**
 * Reads single values of the resolved scenario that lies in a run's folder. The engine writes it as plain blocks, two spaces
 * a level, so walking the lines by their indent suffices, and the page needs no YAML parser.
 */

/** The scalar at a path such as `ledger.tipSelection.rule`; undefined if the scenario has none. */
export function scenarioValue(yaml: string, path: string): string | undefined {
  const wanted = path.split(".");
  const indents: number[] = [], open: string[] = [];
  for (const line of yaml.split("\n")) {
    const match = /^( *)([\w-]+):(?:[ \t]+(.*?))?[ \t]*$/.exec(line);
    if (match === null) continue;
    const indent = match[1]!.length;
    while (indents.length > 0 && indents.at(-1)! >= indent) { indents.pop(); open.pop(); }
    indents.push(indent);
    open.push(match[2]!);
    if (open.length === wanted.length && open.every((name, i) => name === wanted[i])) return unquoted(match[3] ?? "");
  }
  return undefined;
}

function unquoted(text: string): string | undefined {
  const bare = /^(["'])(.*)\1$/.exec(text)?.[2] ?? text.replace(/\s+#.*$/, "");
  return bare === "" ? undefined : bare;
}
