import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const WORKSPACE = resolve(import.meta.dirname, "../../node_modules");

/** A project in a directory of its own, removed when the test ends. */
export interface TestProject {
  /** Absolute path. */
  root: string;
  write: (files: Record<string, string>) => void;
}

/** Makes a project of files by their paths; `@capsule` packages can be imported from it. */
export function makeProject(files: Record<string, string>): TestProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "capsule-test-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write: TestProject["write"] = (contents) => {
    for (const [name, content] of Object.entries(contents)) {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  };
  write({ "package.json": '{ "name": "test-project", "type": "module" }\n', ...files });
  mkdirSync(join(root, "node_modules"), { recursive: true });
  symlinkSync(join(WORKSPACE, "@capsule"), join(root, "node_modules/@capsule"));
  return { root, write };
}

/** A file that defines one task. */
export function taskFile(name: string, body: string, before = ""): string {
  return `import { task } from "@capsule/runtime";
${before}
export const ${name} = task({ name: "${name}" }, async (input: any) => { ${body} });
`;
}
