import { basename } from "node:path";
import MagicString, { type SourceMap } from "magic-string";
import ts from "#typescript";
import type { DiscoveredTask } from "../../discover/types.ts";
import type { ModuleScan, Unit } from "../unit.ts";
import { editImport } from "./imports.ts";
import { guestImport, guestNames } from "./names.ts";
import { markPure } from "./pure.ts";
import { removeElements, removeStatement } from "./remove.ts";

export interface Edited {
  code: string;
  map: SourceMap;
}

/** Writes a module with only the kept units, the target's definition in the guest's terms, and stubs for other tasks. */
export function editModule(
  { file, units }: ModuleScan,
  kept: ReadonlySet<Unit>,
  target: DiscoveredTask | null,
): Edited {
  const output = new MagicString(file.text, { filename: basename(file.fileName) });
  const keptNodes = new Set<ts.Node>([...kept].map(({ node }) => node));
  removeDropped(output, file, units, keptNodes);

  const names = guestNames(file);
  const used = new Set<string>();
  const calls = new Set<ts.Node>(units.flatMap(({ tasks }) => tasks.map(({ call }) => call)));
  for (const unit of kept) {
    for (const task of unit.tasks) used.add(replaceTask(output, file, task, target, names));
    const definesTarget = target !== null && unit.tasks.includes(target);
    if (target === null && !definesTarget) markPure(output, file, unit, (node) => calls.has(node));
  }
  if (used.size > 0) prependImport(output, file, guestImport(names, used));
  return edited(output, file);
}

/** Puts an import before everything but a shebang. */
export function prependImport(output: MagicString, file: ts.SourceFile, text: string): void {
  const shebang = ts.getShebang(file.text);
  const start = shebang === undefined ? 0 : file.text.indexOf("\n", shebang.length - 1) + 1;
  output.prependRight(start, text);
}

export function edited(output: MagicString, file: ts.SourceFile): Edited {
  return {
    code: output.toString(),
    map: output.generateMap({
      source: basename(file.fileName),
      includeContent: true,
      hires: "boundary",
    }),
  };
}

/** Takes away the units that are not kept. */
export function removeDropped(
  output: MagicString,
  file: ts.SourceFile,
  units: Unit[],
  kept: ReadonlySet<ts.Node>,
): void {
  const isKept = (node: ts.Node) => kept.has(node);
  const nodesOf = new Map<ts.Statement, ts.Node[]>();
  for (const { statement, node } of units) {
    nodesOf.set(statement, [...(nodesOf.get(statement) ?? []), node]);
  }
  let afterRemoved = false;
  for (const statement of file.statements) {
    const nodes = nodesOf.get(statement) ?? [];
    if (!nodes.some(isKept)) {
      removeStatement(output, file, statement);
      afterRemoved = true;
      continue;
    }
    if (afterRemoved) separate(output, file, statement);
    afterRemoved = false;
    if (nodes.every(isKept)) continue;
    if (ts.isImportDeclaration(statement)) editImport(output, file, statement, isKept);
    else removeElements(output, file, nodes, isKept);
  }
}

/**
 * Keeps a statement after a removed one from continuing the statement before: what ended that one may have been the
 * removed statement's line or semicolon.
 */
function separate(output: MagicString, file: ts.SourceFile, statement: ts.Statement): void {
  const start = statement.getStart(file);
  const ownLine = file.text.slice(statement.getFullStart(), start).includes("\n");
  const continues = /[([`+\-/]/.test(file.text[start] ?? "");
  output.appendLeft(start, `${ownLine ? "" : "\n"}${continues ? ";" : ""}`);
}

/** Gives the guest library's name that was used. */
function replaceTask(
  output: MagicString,
  file: ts.SourceFile,
  { call, callback, name }: DiscoveredTask,
  target: DiscoveredTask | null,
  names: { define: string; remote: string },
): string {
  const start = call.getStart(file);
  if (call !== target?.call) {
    output.overwrite(start, call.end, `/*@__PURE__*/ ${names.remote}(${JSON.stringify(name)})`);
    return names.remote;
  }
  const opening = `${names.define}(${JSON.stringify(name)}, `;
  output.overwrite(start, callback.getStart(file), opening);
  output.overwrite(callback.end, call.end, ")");
  return names.define;
}
