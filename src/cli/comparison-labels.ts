/**
 * Names of cells at the side of a table. What tells two cells apart is never cut off: where names are long, what a row shares
 * with the one above stands once on a line of its own, and what is longer still goes on below.
 */

/** A row's name: a line before the row, if any, and what stands beside the figures, from the first line on. */
export interface RowLabel { readonly above: string | undefined; readonly lines: readonly string[] }

const INDENT = "  ";

export function rowLabels(labels: readonly string[], room: number): RowLabel[] {
  if (labels.every((label) => label.length <= room)) return labels.map((label) => ({ above: undefined, lines: [label] }));
  let before = "";
  return labels.map((label) => {
    const parts = partsOf(label), head = parts.slice(0, -1).join(", ");
    const above = head === "" || head === before ? undefined : head;
    before = head;
    return { above, lines: broken(parts[parts.length - 1]!, room - INDENT.length).map((line) => INDENT + line) };
  });
}

/** `a=1, b=[2, 3]` → `a=1` and `b=[2, 3]`. */
function partsOf(label: string): string[] {
  const out: string[] = [];
  let depth = 0, part = "";
  for (const piece of label.split(", ")) {
    part = part === "" ? piece : `${part}, ${piece}`;
    for (const character of piece) depth += "[{(".includes(character) ? 1 : "]})".includes(character) ? -1 : 0;
    if (depth <= 0) { out.push(part); part = ""; depth = 0; }
  }
  return part === "" ? out : [...out, part];
}

/** Lines of at most so many characters, broken after a blank, a dot, or whatever divides names, as far as there is one. */
function broken(text: string, room: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const divider = Math.max(...[" ", ".", "=", ",", "-", "_"].map((one) => rest.lastIndexOf(one, room - 1)));
    const end = divider < room / 3 ? room : divider + 1;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end);
  }
  return [...lines, rest];
}
