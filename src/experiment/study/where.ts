/**
 * The condition of a study: which combinations are cells. A small part of JavaScript's expressions over varied paths, parsed by
 * jsep and checked for types before anything is evaluated; it can call nothing and reach nothing else.
 */
import jsep from "jsep";
import { InputError, type InputErrorPlace } from "../../parameter/input-error.js";
import { nearest } from "../../parameter/nearest.js";
import { parseQuantity } from "../../parameter/quantity.js";
import { namesOf } from "./labels.js";
import type { CellValue, StudyParameter } from "./study.js";

/** Whether a combination is a cell; values in the order of the parameters, in the engine's units. */
export type Condition = (values: readonly CellValue[]) => boolean;

type Read = (values: readonly CellValue[]) => CellValue;
type Type = "number" | "truth" | "text" | "nothing";
interface Term { readonly type: Type; readonly read: Read; /** The varied parameter that it is. */ readonly parameter?: StudyParameter; /** The text that it is. */ readonly text?: string }

const ORDER = ["<", "<=", ">", ">="], SAME = ["==", "===", "!=", "!=="], LOGIC = ["&&", "||"], ARITHMETIC = ["+", "-", "*", "/", "%"];
const ALLOWED = [...LOGIC, "!", "==", "!=", ...ORDER, ...ARITHMETIC].join(" ");
const NOUN: Readonly<Record<Type, string>> = { number: "a number", truth: "true or false", text: "a text", nothing: "null" };
const REFUSED: Readonly<Record<string, string>> = {
  CallExpression: "a call", ThisExpression: "this", ArrayExpression: "a list", ConditionalExpression: "a choice with ? and :", SequenceExpression: "a comma",
};

class Refused extends Error {}

/** @throws InputError that says what cannot be understood, with the names that can */
export function compileWhere(written: string, parameters: readonly StudyParameter[], place: InputErrorPlace): Condition {
  try {
    const term = termOf(parsed(written, parameters), parameters);
    if (term.type !== "truth") throw new Refused(`must be a condition, which is true or false; this is ${NOUN[term.type]}`);
    return (values) => term.read(values) === true;
  } catch (error) {
    if (error instanceof RangeError) throw new InputError("is nested too deeply", place);
    if (error instanceof Refused) throw new InputError(`${error.message}; found ${written.length > 80 ? `${written.slice(0, 77)}…` : written}`, place);
    throw error;
  }
}

/** Stands for a name with hyphens, which would be read as subtractions. */
const stand = (index: number): string => `$path${index}`;

function parsed(written: string, parameters: readonly StudyParameter[]): jsep.Expression {
  const hyphened = [...namesOf(parameters)].filter(([name]) => name.includes("-"));
  const parts = written.split(/('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/);
  const text = parts.map((part, i) => (i % 2 === 1 ? part : hyphened.reduce((out, [name, index]) =>
    out.replace(new RegExp(`(?<![\\w.-])${name.replaceAll(".", "\\.")}(?![\\w.])`, "g"), stand(index)), part))).join("");
  let expression: jsep.Expression;
  try { expression = jsep(text); } catch (error) {
    if (error instanceof RangeError) throw error;
    const { message, description = message } = error as Error & { description?: string };
    const hint = description.includes('"="') ? "; write == for equality" : description.includes("start with a number") ? "; write quantities as texts: '5s'" : "";
    throw new Refused(`cannot be understood: ${message.replace(description, description.charAt(0).toLowerCase() + description.slice(1))}${hint}`);
  }
  if (expression.type === "Compound") {
    const body = expression["body"] as jsep.Expression[];
    const word = body.map((each) => String(each["name"])).find((name) => ["and", "or", "not"].includes(name));
    throw new Refused(body.length === 0 ? "is empty" : word === undefined ? "must be one condition" : `cannot be understood: write ${{ and: "&&", or: "||", not: "!" }[word]} for ${word}`);
  }
  return expression;
}

function termOf(expression: jsep.Expression, parameters: readonly StudyParameter[]): Term {
  const node = expression as jsep.CoreExpression;
  switch (node.type) {
    case "Literal": return literal(node.value, node.raw);
    case "Identifier": case "MemberExpression": return path(pathOf(node), parameters);
    case "UnaryExpression": {
      const of = termOf(node.argument, parameters);
      if (node.operator === "!") { demand(of, "truth", "!"); return { type: "truth", read: (values) => of.read(values) !== true }; }
      if (node.operator === "-") { demand(of, "number", "-"); return { type: "number", read: (values) => -number(of.read(values)) }; }
      break;
    }
    case "BinaryExpression": return binary(node.operator, termOf(node.left, parameters), termOf(node.right, parameters));
    default: throw new Refused(`may not have ${REFUSED[node.type] ?? node.type}; allowed are paths, numbers, texts, null, parentheses and ${ALLOWED}`);
  }
  throw new Refused(`may not have the operator ${node.operator}; allowed: ${ALLOWED}`);
}

function literal(value: unknown, raw: string): Term {
  if (typeof value === "number") return { type: "number", read: () => value };
  if (typeof value === "boolean") return { type: "truth", read: () => value };
  if (typeof value === "string") return { type: "text", read: () => value, text: value };
  if (value === null) return { type: "nothing", read: () => null };
  throw new Refused(`may not have ${raw}`);
}

function pathOf(expression: jsep.Expression): string {
  const node = expression as jsep.CoreExpression;
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression" && !node.computed && !node.optional) return `${pathOf(node.object)}.${pathOf(node.property)}`;
  throw new Refused("names a path in another way than with dots");
}

const TYPE_OF: Readonly<Record<StudyParameter["kind"], Type>> = { number: "number", choice: "text", text: "text", flag: "truth" };

function path(written: string, parameters: readonly StudyParameter[]): Term {
  const names = parameters.map((each) => each.path), known = namesOf(parameters);
  const index = known.get(written) ?? names.findIndex((_, i) => written === stand(i)), parameter = parameters[index];
  if (parameter) return { type: TYPE_OF[parameter.kind], read: (values) => values[index]!, parameter };
  const near = nearest(written, [...known.keys()]);
  throw new Refused(`names "${written}", which does not vary; ${near === undefined ? "" : `did you mean "${near}"? `}varied are: ${names.join(", ") || "none"}`);
}

function binary(operator: string, left: Term, right: Term): Term {
  if (LOGIC.includes(operator)) {
    demand(left, "truth", operator);
    demand(right, "truth", operator);
    const [a, b] = [left.read, right.read];
    return { type: "truth", read: operator === "&&" ? (values) => a(values) === true && b(values) === true : (values) => a(values) === true || b(values) === true };
  }
  const [a, b] = [inUnitsOf(left, right), inUnitsOf(right, left)];
  if (SAME.includes(operator)) {
    if (a.type !== b.type && a.type !== "nothing" && b.type !== "nothing") throw new Refused(`compares ${NOUN[a.type]} with ${NOUN[b.type]}`);
    for (const [one, other] of [[a, b], [b, a]] as const) knownValue(one, other);
    const equal = operator.startsWith("=");
    return { type: "truth", read: (values) => (a.read(values) === b.read(values)) === equal };
  }
  demand(a, "number", operator);
  demand(b, "number", operator);
  const of = (act: (x: number, y: number) => CellValue): Read => (values) => act(number(a.read(values)), number(b.read(values)));
  switch (operator) {
    case "<": return { type: "truth", read: of((x, y) => x < y) };
    case "<=": return { type: "truth", read: of((x, y) => x <= y) };
    case ">": return { type: "truth", read: of((x, y) => x > y) };
    case ">=": return { type: "truth", read: of((x, y) => x >= y) };
    case "+": return { type: "number", read: of((x, y) => x + y) };
    case "-": return { type: "number", read: of((x, y) => x - y) };
    case "*": return { type: "number", read: of((x, y) => x * y) };
    case "/": return { type: "number", read: of((x, y) => x / y) };
    case "%": return { type: "number", read: of((x, y) => x % y) };
    default: throw new Refused(`may not have the operator ${operator}; allowed: ${ALLOWED}`);
  }
}

/** A text beside a quantity is one: '5s'. */
function inUnitsOf(term: Term, other: Term): Term {
  const quantity = other.parameter?.quantity;
  if (term.text === undefined || other.parameter?.kind !== "number") return term;
  const value = quantity === undefined ? Number(term.text) : parseQuantity(term.text, quantity);
  if (typeof value !== "number") throw new Refused(`compares ${other.parameter.path} with a text that is no such quantity: ${value.error}`);
  if (Number.isNaN(value)) throw new Refused(`compares ${other.parameter.path} with "${term.text}", which is not a number`);
  return { type: "number", read: () => value };
}

/** A name that the parameter never takes is a mistyped one. */
function knownValue({ parameter }: Term, { text }: Term): void {
  if (parameter === undefined || text === undefined || parameter.kind === "number") return;
  const names = parameter.values.map(({ value }) => String(value));
  if (names.includes(text)) return;
  const near = nearest(text, names);
  throw new Refused(`compares ${parameter.path} with "${text}", which is not among its values; ${near === undefined ? "" : `did you mean "${near}"? `}values: ${names.join(", ")}`);
}

function demand({ type }: Term, wanted: Type, operator: string): void {
  if (type !== wanted) throw new Refused(`needs ${NOUN[wanted]} beside ${operator}, not ${NOUN[type]}`);
}

/** A parameter that is left as it is has no number: what is asked of it is not so. */
function number(value: CellValue): number {
  return typeof value === "number" ? value : Number.NaN;
}
