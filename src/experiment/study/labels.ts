/** What a cell is called: only what varies, by the shortest names that tell parameters apart, values as written. */
import type { StudyParameter, StudyValue } from "./study.js";
import { shownValue } from "./values.js";

/** `kind`, `ledger.kind`: the tails of a path, shortest first. */
function tails(path: string): string[] {
  return path.split(".").map((_, i, all) => all.slice(all.length - 1 - i).join("."));
}

function means(name: string, path: string): boolean {
  return path === name || path.endsWith(`.${name}`);
}

/** The shortest tail of each path that no other path has, of at least one segment. */
export function shortNames(paths: readonly string[]): string[] {
  return paths.map((path) => tails(path).find((tail) => !paths.some((other) => other !== path && means(tail, other))) ?? path);
}

/** Every name by which a parameter may be called, its path and the tails that no other has, with its place. */
export function namesOf(parameters: readonly StudyParameter[]): Map<string, number> {
  return new Map(parameters.flatMap(({ path }, place) => tails(path).filter((tail) => tail === path || !parameters.some((other) => other.path !== path && means(tail, other.path))).reverse().map((tail): [string, number] => [tail, place])));
}

/** One label a combination, all different. A choice is told by its value alone, unless that leaves doubt. */
export function labelsOf(parameters: readonly StudyParameter[], combinations: readonly (readonly StudyValue[])[]): string[] {
  const varying = [...parameters.keys()].filter((i) => combinations.some((each) => each[i]!.value !== combinations[0]![i]!.value));
  const names = shortNames(parameters.map(({ path }) => path));
  const say = (combination: readonly StudyValue[], name: (i: number) => string): string =>
    varying.filter((i) => combination[i]!.value !== null).map((i) => `${name(i)}${shownValue(combination[i]!.written)}`).join(", ") || "as it is";
  const short = combinations.map((each) => say(each, (i) => (parameters[i]!.kind === "choice" ? "" : `${names[i]!}=`)));
  if (new Set(short).size === short.length) return short;
  return combinations.map((each) => say(each, (i) => `${parameters[i]!.path}=`));
}
