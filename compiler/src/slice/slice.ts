import { relative } from "node:path";
import MagicString from "magic-string";
import { sourceChanged } from "../diagnostics/slice.ts";
import type { DiscoveredTask, Discovery } from "../discover/types.ts";
import { editModule } from "./edit/edit.ts";
import { scanModule } from "./scan/scan.ts";
import { scopeBundle } from "./scope/bundle.ts";
import { keepUnits } from "./scope/keep.ts";
import { moduleFacts } from "./scope/module-facts.ts";
import { reportScope } from "./scope/report.ts";
import type { Slice } from "./types.ts";

/**
 * Cuts a module that defines tasks to what the bundle of one task needs.
 *
 * @param file Absolute path of a file that defines tasks.
 * @param target The task whose bundle is made, also for the other modules of its bundle. Null keeps all exports.
 * @param code The text that the bundler read, where it is at hand: an error when it is no longer the analysed text.
 */
export function sliceModule(
  discovery: Discovery,
  file: string,
  target: DiscoveredTask | null,
  code?: string,
): Slice {
  const source = discovery.program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not one of the analysed files`);
  if (code !== undefined && code !== source.text) return unchanged(discovery, file, code);
  const checker = discovery.program.getTypeChecker();
  const scan = scanModule(discovery, source);
  const facts = moduleFacts(discovery, scan);
  const own = target?.call.getSourceFile() === source ? target : null;
  // A module that only a package or another bundler plugin leads to can't know who imports what.
  const scope =
    (target && scopeBundle(discovery, target).get(source.fileName)) ??
    keepUnits(facts, checker, { target: own, exports: "all" });
  const subject = target ? `task "${target.name}"` : "a task that imports this module";
  return {
    ...editModule(scan, scope.kept, own),
    diagnostics: reportScope(facts, scope, own, subject),
  };
}

/** The module as the bundler has it, with the reason why it can't be cut. */
function unchanged(discovery: Discovery, file: string, code: string): Slice {
  return {
    code,
    map: new MagicString(code).generateMap({ hires: "boundary" }),
    diagnostics: [sourceChanged(relative(discovery.root, file))],
  };
}
