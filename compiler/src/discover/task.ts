import { resolve } from "node:path";
import ts from "#typescript";
import { taskArguments } from "../diagnostics/tasks.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { readSignature } from "../signature/signature.ts";
import { checkCallback } from "./callback.ts";
import type { Evaluator } from "./evaluate/evaluate.ts";
import { isTaskName } from "./name.ts";
import { readOptions } from "./options.ts";
import { placeOfNode } from "./place.ts";
import { checkPlacement } from "./placement.ts";
import type { DiscoveredTask } from "./types.ts";

export interface ReadTask {
  /** Null where the task is too broken to be named. */
  task: DiscoveredTask | null;
  diagnostics: Diagnostic[];
}

/** Reads one call of `task`, with all that is wrong with it. */
export function readTask(
  call: ts.CallExpression,
  checker: ts.TypeChecker,
  evaluator: Evaluator,
): ReadTask {
  const misplaced = checkPlacement(call);
  const diagnostics = misplaced === null ? [] : [misplaced];
  const [first, callback] = call.arguments;
  const spread = call.arguments.some(ts.isSpreadElement);
  if (!first || !callback || call.arguments.length !== 2 || spread) {
    const count = call.arguments.length;
    const found = spread ? "a spread" : `${count} argument${count === 1 ? "" : "s"}`;
    diagnostics.push(taskArguments(placeOfNode(call), found));
    return { task: null, diagnostics };
  }
  const options = readOptions(first, evaluator);
  diagnostics.push(...options.diagnostics, ...checkCallback(checker, callback));
  const { name } = options.values;
  if (!isTaskName(name)) return { task: null, diagnostics };
  const task: DiscoveredTask = {
    language: "javascript",
    name,
    file: resolve(call.getSourceFile().fileName),
    place: placeOfNode(call.expression),
    call,
    callback,
    options: options.values,
    signature: readSignature(call, callback, checker),
    placeOf: options.placeOf,
  };
  return { task, diagnostics };
}
