import { join } from "node:path";
import { expect, test } from "vitest";
import { formatDiagnostics } from "../../src/diagnostics/format.ts";
import { Problems } from "../../src/diagnostics/problems.ts";
import type { Diagnostic } from "../../src/diagnostics/types.ts";
import { discover } from "../../src/discover/discover.ts";
import { resolvePolicy } from "../../src/policy/normalize.ts";
import { sliceModule } from "../../src/slice/slice.ts";
import { duplicateNames } from "../../src/tasks.ts";
import { casesOf } from "../support/cases.ts";
import { expectGolden } from "../support/golden.ts";

test.each(casesOf("errors"))("$name is reported as expected", ({ directory, entry }) => {
  const discovery = discover({ root: directory, entries: [entry] });
  const found: Diagnostic[] = [...discovery.diagnostics, ...duplicateNames(discovery.tasks)];
  for (const task of discovery.tasks) {
    found.push(...resolvePolicy(task, null).diagnostics);
    found.push(...sliceModule(discovery, task.file, task).diagnostics);
  }
  const shown = new Problems(found.filter(({ severity }) => severity !== "note")).all();
  expect(shown.length).toBeGreaterThan(0);
  const text = formatDiagnostics(shown, { root: directory });
  expectGolden(join(directory, "expected.err"), `${text}\n`);
});
