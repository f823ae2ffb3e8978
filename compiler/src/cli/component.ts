import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { MANIFEST_FILE, type Manifest, parseManifest, sha256 } from "@capsule/runtime/manifest";
import { readFileOrNull } from "../cache/files.ts";
import { UsageError } from "./usage-error.ts";

export interface FoundComponent {
  content: Buffer;
  /** The artifact whose manifest lists the component; null where none does. */
  artifact: string | null;
  /** The artifact's tasks that are in it. */
  tasks: string[];
}

/** `\0asm` and, for a component, version 13 of layer 1. */
const COMPONENT = Buffer.from([0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00]);

/**
 * Reads a component and looks for its manifest, beside it and one directory up. Limits come from
 * there: a component says nothing of them, so that nobody can give it more by handing it on.
 */
export function findComponent(file: string): FoundComponent {
  const path = resolve(file);
  if (file.endsWith(".cwasm")) {
    throw new UsageError(
      `"${file}" is compiled machine code, which is only run where a manifest vouches for it`,
      "Name the .wasm beside it, or run the artifact: `capsule run <directory>`.",
    );
  }
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (error) {
    throw new UsageError(`The component can't be read: ${(error as Error).message}`);
  }
  if (!content.subarray(0, COMPONENT.length).equals(COMPONENT)) {
    const module = content.subarray(0, 4).equals(COMPONENT.subarray(0, 4));
    throw new UsageError(
      `"${file}" is ${module ? "a core module and no component" : "no WebAssembly component"}`,
      "`capsule build --export` writes components.",
    );
  }
  const digest = sha256(content);
  for (const directory of [dirname(path), dirname(dirname(path))]) {
    const manifest = readManifestOrNull(join(directory, MANIFEST_FILE));
    const tasks = manifest === null ? [] : tasksIn(manifest, digest);
    if (tasks.length > 0) return { content, artifact: directory, tasks };
  }
  return { content, artifact: null, tasks: [] };
}

function tasksIn({ components, tasks }: Manifest, digest: string): string[] {
  const ids = Object.entries(components)
    .filter(([, { wasm, exported }]) => wasm.sha256 === digest || exported?.sha256 === digest)
    .map(([id]) => id);
  return Object.entries(tasks)
    .filter(([, { component }]) => ids.includes(component))
    .map(([name]) => name);
}

function readManifestOrNull(file: string): Manifest | null {
  const text = readFileOrNull(file)?.toString("utf8");
  return text === undefined ? null : parseManifest(text, file);
}
