import { resolve } from "node:path";
import { loadAddon } from "@capsule/native";
import { loadArtifact } from "@capsule/runtime";
import { type ArtifactFile, changedSources, readManifest } from "@capsule/runtime/manifest";
import { planBuild } from "../../config/plan.ts";
import { filesOf, holds } from "../../emit/files.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { bytes, plural } from "../words.ts";

export interface VerifyFlags {
  json?: boolean;
}

/** `capsule verify`: whether an artifact is whole, and what a machine needs to run it. */
export async function verify(
  terminal: Terminal,
  named: string | undefined,
  flags: VerifyFlags,
): Promise<number> {
  const plan = named === undefined ? await planBuild({}) : null;
  const directory = plan?.out ?? resolve(named as string);
  // Both refuse what is damaged or of another version: the manifest's own digest, its form, every policy.
  const { manifest } = readManifest(directory);
  await loadArtifact(directory, { trace: null });
  const files = filesOf(manifest);
  const damaged = files.filter((file) => !holds(directory, file)).map(({ path }) => path);
  const changed = plan === null ? [] : changedSources(manifest, plan.project.root);
  const report = {
    artifact: directory,
    intact: damaged.length === 0,
    damaged,
    tasks: Object.keys(manifest.tasks),
    files: files.length,
    bytes: totalOf(files),
    generator: manifest.generator,
    targets: Object.entries(manifest.compatibility).map(([target, hash]) => ({
      target,
      fits: fits(target, hash),
    })),
    changed_sources: changed,
  };
  if (flags.json) terminal.out(JSON.stringify(report));
  else print(report, terminal);
  return report.intact ? EXIT.success : EXIT.usage;
}

type Report = {
  artifact: string;
  damaged: string[];
  tasks: string[];
  files: number;
  bytes: number;
  generator: string;
  targets: { target: string; fits: boolean }[];
  changed_sources: string[];
};

function print(report: Report, { out, colors }: Terminal): void {
  const { artifact, damaged, tasks, files, targets, changed_sources: changed } = report;
  for (const path of damaged) {
    out(
      `${colors.red("damaged")} ${path}: it is missing or holds something else than the manifest says`,
    );
  }
  if (changed.length > 0) out(`${colors.yellow("older")} than ${changed.join(", ")}`);
  for (const { target, fits } of targets) {
    out(
      fits
        ? `${colors.green("ready")} for ${target}`
        : `${colors.yellow("compiles")} on ${target} when a task is first loaded: precompiled by another version`,
    );
  }
  if (damaged.length > 0) {
    out(colors.red(`${artifact} is damaged: build it again.`));
    return;
  }
  const what = `${plural(tasks.length, "task")}, ${plural(files, "file")}, ${bytes(report.bytes)}`;
  out(`${colors.green("Intact")}: ${artifact} (${what}, built by ${report.generator})`);
}

/** Whether this version would load what was precompiled for a target. */
function fits(target: string, hash: string): boolean {
  try {
    return loadAddon().compatibility(target) === hash;
  } catch {
    return false;
  }
}

function totalOf(files: readonly ArtifactFile[]): number {
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
