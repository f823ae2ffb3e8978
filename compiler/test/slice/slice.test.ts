import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { formatDiagnostics } from "../../src/diagnostics/format.ts";
import { discover } from "../../src/discover/discover.ts";
import { tasksByFile } from "../../src/discover/modules.ts";
import { sliceModule } from "../../src/slice/slice.ts";
import { casesOf } from "../support/cases.ts";
import { expectGolden } from "../support/golden.ts";
import { executeTask } from "./execute.ts";

interface Call {
  task: string;
  arguments: unknown[];
  result: unknown;
}

describe.each(casesOf("slices"))("$name", ({ directory, entry }) => {
  const discovery = discover({ root: directory, entries: [entry] });
  const config = join(directory, "case.json");
  const { calls } = (
    existsSync(config) ? JSON.parse(readFileSync(config, "utf8")) : { calls: [] }
  ) as { calls: Call[] };

  test("has no problems", () => {
    expect(formatDiagnostics(discovery.diagnostics, { root: directory })).toBe("");
  });

  test.each(discovery.tasks.map((task) => [task.name, task] as const))(
    "%s is cut as expected",
    async (name, task) => {
      const diagnostics = [];
      for (const file of tasksByFile(discovery).keys()) {
        const slice = sliceModule(discovery, file, task);
        const path = relative(directory, file);
        expectGolden(join(directory, "expected", name, path), slice.code);
        if (file === task.file) diagnostics.push(...slice.diagnostics);
        await transform(slice.code, { loader: path.endsWith("x") ? "tsx" : "ts" });
        expect(slice.map.sourcesContent).toEqual([readFileSync(file, "utf8")]);
      }
      const text = formatDiagnostics(diagnostics, { root: directory });
      expectGolden(
        join(directory, "expected", name, "diagnostics.txt"),
        text === "" ? "" : `${text}\n`,
      );
    },
  );

  test.each(calls)("$task($arguments) gives $result", async (call) => {
    const result = await executeTask(discovery, call.task, call.arguments);
    expect(JSON.parse(JSON.stringify(result))).toEqual(call.result);
  });
});
