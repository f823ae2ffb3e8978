import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ComponentEntry, Manifest, TaskEntry } from "@capsule/runtime/manifest";
import { adviceToJson, type TaskAdvice } from "../../advice.ts";
import { readAdvice } from "../../cache/advice.ts";
import { closest } from "../../config/closest.ts";
import { taskNotFound } from "../../diagnostics/run.ts";
import { topLevelInWords } from "../advice.ts";
import { textOption } from "../arguments.ts";
import { type FoundArtifact, findArtifact } from "../artifact.ts";
import { sayDiagnostics } from "../diagnostics.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { bytes, capabilities, grouped, limits } from "../words.ts";

export interface InspectFlags {
  json?: boolean;
  component?: unknown;
}

/** `capsule inspect`. */
export async function inspect(
  terminal: Terminal,
  name: string,
  artifact: string | undefined,
  flags: InspectFlags,
): Promise<number> {
  const found = await findArtifact(artifact, terminal);
  const { tasks, components } = found.manifest;
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  const component = task && components[task.component];
  if (task === undefined || component === undefined) {
    const known = Object.keys(tasks);
    sayDiagnostics([taskNotFound(name, closest(name, known), known)], process.cwd(), terminal);
    return EXIT.usage;
  }
  const file = textOption(flags.component);
  if (file !== undefined) {
    const content = await selfContained(found, name, component);
    writeFileSync(resolve(file), content);
    terminal.say(`Wrote ${file} (${bytes(content.length)}), a component with everything inside.`);
  }
  // Only the project's own cache knows how its artifact was built.
  const known = found.plan && readAdvice(found.plan.project.store, found.manifest);
  const advice = known?.[name] ?? null;
  if (flags.json) {
    const told = advice === null ? {} : adviceToJson(advice);
    terminal.out(JSON.stringify({ name, ...task, component, ...told }));
  } else if (file === undefined) print(name, task, component, found.manifest, advice, terminal);
  return EXIT.success;
}

function print(
  name: string,
  { policy, source }: TaskEntry,
  { language, engines, wasm, precompiled, map, exported }: ComponentEntry,
  manifest: Manifest,
  advice: TaskAdvice | null,
  { out, colors }: Terminal,
): void {
  const section = (title: string, lines: string[]) => {
    out(colors.bold(title));
    for (const line of lines) out(`  ${line}`);
  };
  const compiled = Object.entries(precompiled);
  section(name, [`${language}, defined in ${source.file}:${source.line}:${source.column}`]);
  section("limits", [
    limits(policy),
    `${grouped(policy.fuel)} fuel, ${grouped(policy.ram)} bytes of memory, ${grouped(policy.timeout)} ms for each attempt`,
  ]);
  section("may", capabilities(policy));
  if (advice !== null) {
    section("made of", [
      ...advice.sizes.map(
        ({ package: part, bytes: size }) => `${part ?? "own code"}, ${bytes(size)}`,
      ),
      topLevelInWords(advice.topLevel, policy.fuel),
    ]);
  }
  section("files", [
    `${wasm.path}, ${bytes(wasm.size)}`,
    ...compiled.map(([, file]) => `${file.path}, ${bytes(file.size)}`),
    ...(map === null ? [] : [`${map.path}, ${bytes(map.size)}`]),
    ...(exported === null ? [] : [`${exported.path}, ${bytes(exported.size)}, self-contained`]),
  ]);
  section(
    "engines, shared by all tasks",
    engines.map((id) => `${id.slice(0, 16)}…, ${bytes(manifest.engines[id]?.wasm.size ?? 0)}`),
  );
}

/** The task as a component that needs no engine beside it: as the build left it, else made now. */
async function selfContained(
  { directory, plan }: FoundArtifact,
  name: string,
  { exported }: ComponentEntry,
): Promise<Uint8Array> {
  const { readFile } = await import("node:fs/promises");
  if (exported !== null) return readFile(join(directory, exported.path));
  if (plan === null) {
    throw new UsageError(
      "This artifact holds no self-contained components",
      "Build it with `capsule build --export`.",
    );
  }
  const { exportTask } = await import("../../export.ts");
  const content = await exportTask(plan, name);
  if (content !== null) return content;
  throw new UsageError("The artifact is not up to date", "Run `capsule build` first.");
}
