import ts from "#typescript";
import { closest } from "../config/closest.ts";
import {
  invalidTaskName,
  optionNotStatic,
  optionsNotObject,
  taskWithoutName,
  unknownTaskOption,
} from "../diagnostics/options.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { POLICY_OPTIONS } from "../policy/normalize.ts";
import type { Evaluator } from "./evaluate/evaluate.ts";
import { NotStatic } from "./evaluate/not-static.ts";
import { isTaskName } from "./name.ts";
import { placeOfNode } from "./place.ts";
import { unwrap } from "./syntax/unwrap.ts";
import type { DiscoveredTask } from "./types.ts";

const KNOWN: readonly string[] = ["name", ...POLICY_OPTIONS];

export interface TaskOptions {
  values: Record<string, unknown>;
  placeOf: DiscoveredTask["placeOf"];
  diagnostics: Diagnostic[];
}

interface Entry {
  value: unknown;
  /** Where the value is written. */
  node: ts.Node;
  /** Where the option's name is written. */
  name: ts.Node;
}

/** Evaluates a task's options one by one, so that every problem is found at once. */
export function readOptions(expression: ts.Expression, evaluator: Evaluator): TaskOptions {
  const entries = new Map<string, Entry>();
  const diagnostics: Diagnostic[] = [];
  // An option that can't be evaluated is not a missing one.
  let nameKnown = true;
  const attempt = (mayName: boolean, read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof NotStatic)) throw error;
      diagnostics.push(notStatic(error, expression));
      if (mayName) nameKnown = false;
    }
  };

  const addAll = (source: ts.Expression) => {
    const object = evaluator.evaluate(source);
    if (typeof object !== "object" || object === null || Array.isArray(object)) {
      diagnostics.push(optionsNotObject(placeOfNode(source), object));
      nameKnown = false;
      return;
    }
    for (const [option, value] of Object.entries(object)) {
      entries.set(option, { value, node: source, name: source });
    }
  };

  const addProperty = (property: ts.ObjectLiteralElementLike) => {
    if (ts.isSpreadAssignment(property)) return addAll(property.expression);
    const option = evaluator.propertyKey(property.name);
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) {
      throw new NotStatic(property.name, "it is a method or an accessor");
    }
    const node = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    entries.set(option, { value: evaluator.evaluate(node), node, name: property.name });
  };

  const literal = unwrap(expression);
  if (ts.isObjectLiteralExpression(literal)) {
    for (const property of literal.properties) {
      const text = ts.isSpreadAssignment(property) ? null : property.name.getText();
      const mayName = text === null || /^\[|^["']?name["']?$/.test(text);
      attempt(mayName, () => addProperty(property));
    }
  } else {
    attempt(true, () => addAll(expression));
  }
  diagnostics.push(...checkEntries(entries, expression, nameKnown));
  return {
    values: Object.fromEntries([...entries].map(([option, { value }]) => [option, value])),
    placeOf: (option, index) => {
      const node = entries.get(option)?.node ?? expression;
      return placeOfNode((index !== undefined && elementOf(node, index)) || node);
    },
    diagnostics,
  };
}

/** An entry of a list, where the list is written out at this place. */
function elementOf(node: ts.Node, index: number): ts.Node | undefined {
  const list = unwrap(node as ts.Expression);
  if (!ts.isArrayLiteralExpression(list) || list.elements.some(ts.isSpreadElement)) return;
  return list.elements[index];
}

function checkEntries(
  entries: Map<string, Entry>,
  expression: ts.Expression,
  nameKnown: boolean,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [option, { name }] of entries) {
    if (KNOWN.includes(option)) continue;
    const meant = closest(option, KNOWN);
    diagnostics.push(unknownTaskOption(placeOfNode(name), option, meant, KNOWN));
  }
  const name = entries.get("name");
  if (name?.value === undefined) {
    // A misspelled `name` was reported as that.
    const misspelled = [...entries.keys()].some((option) => closest(option, KNOWN) === "name");
    if (nameKnown && !misspelled) diagnostics.push(taskWithoutName(placeOfNode(expression)));
  } else if (!isTaskName(name.value)) {
    diagnostics.push(invalidTaskName(placeOfNode(name.node), name.value));
  }
  return diagnostics;
}

/** The place is where the value fails; where that is outside of the options, the options are named too. */
function notStatic({ node, message, related }: NotStatic, options: ts.Expression): Diagnostic {
  const places = related.map((entry) => ({
    message: entry.message,
    place: placeOfNode(entry.node),
  }));
  const inside =
    node.getSourceFile() === options.getSourceFile() &&
    node.pos >= options.pos &&
    node.end <= options.end;
  if (!inside) places.push({ message: "used by these options", place: placeOfNode(options) });
  return optionNotStatic(placeOfNode(node), message, places, "javascript");
}
