import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Language,
  MANIFEST_FILE,
  MANIFEST_VERSION,
  seal,
  sha256,
} from "@capsule/runtime/manifest";
import { defaultPolicy } from "@capsule/runtime/policy";
import { writeFileAtomic } from "../cache/files.ts";
import { generator } from "../version.ts";

/** An artifact for one call. */
export interface BareArtifact {
  directory: string;
  remove: () => void;
}

/** What only CPython has in it; its tasks take keyword arguments. */
const CPYTHON = "PyErr_";

function languageIn(component: Buffer): Language {
  return component.includes(CPYTHON) ? "python" : "javascript";
}

/** Wraps a self-contained component in an artifact of one task with the default limits and no grants. */
export function bareArtifact(content: Buffer, task: string): BareArtifact {
  const directory = mkdtempSync(join(tmpdir(), "capsule-"));
  const path = "tasks/component.wasm";
  const text = seal({
    $schema: "./capsule.manifest.schema.json",
    version: MANIFEST_VERSION,
    generator: generator(),
    compatibility: {},
    engines: {},
    components: {
      [task]: {
        language: languageIn(content),
        engines: [],
        wasm: { path, sha256: sha256(content), size: content.length },
        precompiled: {},
        map: null,
        exported: null,
      },
    },
    tasks: {
      [task]: {
        component: task,
        policy: defaultPolicy(),
        source: { file: path, line: 1, column: 1 },
      },
    },
    sources: {},
  });
  writeFileAtomic(join(directory, path), content);
  writeFileAtomic(join(directory, MANIFEST_FILE), text);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
