import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import {
  type ArtifactFile,
  type ComponentEntry,
  type EngineEntry,
  MANIFEST_VERSION,
  type Manifest,
  type Policy,
  sha256,
  type Target,
  type TaskEntry,
  type TaskSignature,
} from "@capsule/runtime/manifest";
import type { CompiledComponent, CompiledEngine, Content } from "../componentize/types.ts";
import type { Place } from "../diagnostics/types.ts";
import { componentFile, engineFile } from "./names.ts";

/** A component as it goes into an artifact. */
export interface EmittedComponent extends CompiledComponent {
  /** The manifest's key for it. */
  id: string;
  map: Content | null;
}

export interface EmittedTask {
  name: string;
  component: string;
  policy: Policy;
  place: Place;
  signature: TaskSignature | null;
}

export interface EmitInput {
  /** The project's root. */
  root: string;
  /** Package and version that builds. */
  generator: string;
  compatibility: Record<Target, string>;
  engines: CompiledEngine[];
  components: EmittedComponent[];
  tasks: EmittedTask[];
}

/** A manifest yet unsealed, and the content of every file that it names. */
export interface ManifestPlan {
  manifest: Omit<Manifest, "digest">;
  files: { file: ArtifactFile; content: Content }[];
}

export function planManifest(input: EmitInput): ManifestPlan {
  const files: ManifestPlan["files"] = [];
  const add = (path: string, content: Content): ArtifactFile => {
    const file = { path, sha256: content.sha256, size: content.size };
    files.push({ file, content });
    return file;
  };
  const engines = input.engines.map((engine) => [engine.sha256, engineEntry(engine, add)] as const);
  const components = input.components.map((it) => [it.id, componentEntry(it, add)] as const);
  const tasks = input.tasks.map((task) => [task.name, taskEntry(task, input.root)] as const);
  const sources = input.tasks.map(({ place }) => [
    slashed(relative(input.root, place.file)),
    sha256(readFileSync(place.file)),
  ]);
  const manifest = {
    $schema: "./capsule.manifest.schema.json",
    version: MANIFEST_VERSION,
    generator: input.generator,
    compatibility: input.compatibility,
    engines: Object.fromEntries(engines),
    components: Object.fromEntries(components),
    tasks: Object.fromEntries(tasks),
    sources: Object.fromEntries(sources),
  } as const;
  return { manifest, files };
}

type Add = (path: string, content: Content) => ArtifactFile;

function engineEntry(
  { sha256: id, language, wasm, precompiled }: CompiledEngine,
  add: Add,
): EngineEntry {
  return {
    language,
    wasm: add(engineFile(id, wasm.sha256, null), wasm),
    precompiled: mapValues(precompiled, (content, target) =>
      add(engineFile(id, content.sha256, target), content),
    ),
  };
}

function componentEntry(component: EmittedComponent, add: Add): ComponentEntry {
  const { id, language, engines, wasm, precompiled, map, exported } = component;
  const task = (content: Content, extension: string) =>
    add(componentFile("tasks", id, content.sha256, extension), content);
  return {
    language,
    engines,
    wasm: task(wasm, ".wasm.zst"),
    precompiled: mapValues(precompiled, (content, target) => task(content, `.${target}.cwasm`)),
    map: map && task(map, ".map"),
    exported: exported && add(componentFile("exported", id, exported.sha256, ".wasm"), exported),
  };
}

function taskEntry(task: EmittedTask, root: string): TaskEntry {
  const { component, policy, place, signature } = task;
  const { file, line, column } = place;
  return {
    component,
    policy,
    source: { file: slashed(relative(root, file)), line, column },
    signature,
  };
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T, key: string) => R) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
