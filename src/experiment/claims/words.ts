/** Figures as a sentence for everybody has them: two digits, and a unit that suits their size. */

/** Two significant digits, without an exponent. */
function rounded(value: number): string { return String(Number(value.toPrecision(2))).replace("-", "−"); }

/** @param value in seconds */
export function seconds(value: number): string {
  if (value >= 7200) return `${rounded(value / 3600)} hours`;
  if (value >= 120) return `${rounded(value / 60)} minutes`;
  return value === 1 ? "1 second" : `${rounded(value)} seconds`;
}

/** @param value 1 is all */
export function percent(value: number): string { return `${rounded(100 * value)} %`; }

export function times(value: number): string { return `${rounded(value)} times`; }

/** @param value at most one digit behind the point, a proper minus */
export function cents(value: number): string { return `${value.toFixed(1).replace("-", "−")} cents`; }

/** "a", "a and b", "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]!}`;
}
