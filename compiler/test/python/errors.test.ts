import { join } from "node:path";
import { expect, test } from "vitest";
import { formatDiagnostics } from "../../src/diagnostics/format.ts";
import { Problems } from "../../src/diagnostics/problems.ts";
import { resolvePolicy } from "../../src/policy/normalize.ts";
import { discoverPython } from "../../src/python/discover.ts";
import { duplicateNames } from "../../src/tasks.ts";
import { casesOf } from "../support/cases.ts";
import { expectGolden } from "../support/golden.ts";

test.each(casesOf("python-errors"))(
  "$name is reported as expected",
  async ({ directory, entry }) => {
    const { tasks, diagnostics } = await discoverPython({ root: directory, entries: [entry] });
    const policies = tasks.flatMap((task) => resolvePolicy(task, null).diagnostics);
    const shown = new Problems([...diagnostics, ...duplicateNames(tasks), ...policies]).all();
    expect(shown.length).toBeGreaterThan(0);
    const text = formatDiagnostics(shown, { root: directory });
    expectGolden(join(directory, "expected.err"), `${text}\n`);
  },
);
